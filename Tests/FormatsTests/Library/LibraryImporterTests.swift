import Glibc
import Papers
import Testing

@testable import Formats

@Suite("Importing into a library")
struct LibraryImporterTests {
  private let now = Timestamp(milliseconds: 1_700_000_000_000)

  private func run(_ scratch: borrowing Scratch, _ paths: [String]) async throws -> ImportSummary {
    try await LibraryImporter(folder: scratch.path + "/library").run(paths.map { .file($0) }, now: now)
  }

  private func counts(_ summary: ImportSummary) -> [Int] {
    [summary.added, summary.updated, summary.unchanged, summary.skippedCount]
  }

  @Test("Papers are added, and the same import twice changes nothing")
  func twice() async throws {
    let scratch = Scratch()
    let file = scratch.write(
      "in",
      "{\"id\":\"2401.01234\",\"title\":\"One\"}\n{\"title\":\"Two Words\"}\nbad\n{\"title\":\"Editorial\"}\n"
    )
    #expect(counts(try await run(scratch, [file])) == [3, 0, 0, 1])
    let first = scratch.read("library/papers.jsonl")
    #expect(
      first?.hasPrefix(#"{"id":"arxiv:2401.01234","title":"One","added":"2023-11-14T22:13:20Z"}"#) == true)
    #expect(first?.split(separator: "\n").count == 3)
    #expect(counts(try await run(scratch, [file, file])) == [0, 0, 6, 2])
    #expect(scratch.read("library/papers.jsonl") == first)
  }

  @Test("What is new about a known paper is merged into a new line of the same id")
  func merging() async throws {
    let scratch = Scratch()
    let first = scratch.write("a", #"{"id":"arxiv:2401.01234v1","title":"One","authors":["A. B"]}"#)
    let second = scratch.write(
      "b", #"{"id":"https://doi.org/10.1000/182","title":"One","aliases":["arxiv:2401.01234"],"venue":"V"}"#)
    let third = scratch.write("c", #"{"id":"doi:10.1000/182","title":"One","score":7}"#)
    #expect(counts(try await run(scratch, [first])) == [1, 0, 0, 0])
    #expect(counts(try await run(scratch, [second, third])) == [0, 2, 0, 0])
    let lines = (scratch.read("library/papers.jsonl") ?? "").split(separator: "\n")
    // Both were merged before anything was written.
    #expect(lines.count == 2)
    #expect(
      lines.last.map { String($0) }
        == #"{"id":"arxiv:2401.01234","title":"One","authors":["A. B"],"venue":"V","score":7,"#
        + #""added":"2023-11-14T22:13:20Z","aliases":["doi:10.1000/182"]}"#)
    #expect(counts(try await run(scratch, [first, second, third])) == [0, 0, 3, 0])
  }

  @Test("A later version gives its wording, which an import of either version again leaves as it is")
  func versions() async throws {
    let scratch = Scratch()
    let first = scratch.write("a", #"{"id":"arxiv:2401.01234","title":"One","abstract":"We show it.","published":"2024-01-03"}"#)
    let second = scratch.write(
      "b", #"{"id":"arxiv:2401.01234","title":"One","abstract":"We prove it.","published":"2024-01-03","updated":"2024-05-06"}"#)
    #expect(counts(try await run(scratch, [first])) == [1, 0, 0, 0])
    #expect(counts(try await run(scratch, [second])) == [0, 1, 0, 0])
    let line = (scratch.read("library/papers.jsonl") ?? "").split(separator: "\n").last.map { String($0) }
    #expect(line?.contains(#""abstract":"We prove it.""#) == true)
    #expect(line?.contains(#""earlier":[{"abstract":"We show it.","until":"2023-11-14T22:13:20Z"}]"#) == true)
    #expect(counts(try await run(scratch, [first, second, first])) == [0, 0, 3, 0])
  }

  @Test("Hundreds of records of one paper are one line more, which holds what all of them brought")
  func manyOfOne() async throws {
    let scratch = Scratch()
    let records = (0..<400).map { number in
      #"{"id":"arxiv:2401.\#(10_000 + number)","title":"One paper of many records","doi":"10.1000/same","url":"https://x.org/\#(number)"}"#
    }
    let file = scratch.write("a", records.joined(separator: "\n") + "\n")
    let summary = try await run(scratch, [file])
    #expect(counts(summary) == [1, 399, 0, 0])
    let text = (scratch.read("library/papers.jsonl") ?? "").split(separator: "\n")
    #expect(text.count == 2)
    let paper = try Array(text.last.map(String.init)?.utf8 ?? "".utf8).withUnsafeBytes { try PaperLine.decode($0) }
    #expect(paper.aliases.count == 400)
    #expect(paper.links.count { $0.kind == .page } == 400)
    #expect(counts(try await run(scratch, [file])) == [0, 0, 400, 0])
  }

  @Test(
    "Without a common id, title, first author and year decide",
    arguments: [
      // The same in another spelling.
      (#""title":"M\\\"obius STRIPS, Again!","authors":["August Möbius"],"published":"1858-01""#, true),
      (#""title":"Mobius strips again","authors":["A. Mobius","B. C"],"published":"1858""#, true),
      (#""title":"Mobius strips again","authors":["A. Mobius"]"#, true),
      // Another author, another year, another number of the same scheme.
      (#""title":"Mobius strips again","authors":["J. Listing"],"published":"1858""#, false),
      (#""title":"Mobius strips again","authors":["A. Mobius"],"published":"1859""#, false),
      (
        #""id":"arxiv:2401.99999","title":"Mobius strips again","authors":["A. Mobius"],"published":"1858""#,
        false
      ),
      // Three words are too few for a title alone.
      (#""title":"Mobius strips again""#, false),
    ])
  func sameWork(fields: String, isSame: Bool) async throws {
    let scratch = Scratch()
    let known = scratch.write(
      "a",
      #"{"id":"arxiv:2401.01234","title":"Möbius Strips Again","authors":["August Möbius"],"published":"1858"}"#
    )
    let other = scratch.write("b", "{\(fields)}")
    _ = try await run(scratch, [known])
    let summary = try await run(scratch, [other])
    #expect(summary.added == (isSame ? 0 : 1))
  }

  @Test("Short titles never match, long ones without authors do")
  func titles() async throws {
    let scratch = Scratch()
    let known = scratch.write(
      "a",
      #"{"id":"arxiv:2401.01234","title":"Closing Remarks","authors":["A. B"],"published":"2024"}"# + "\n"
        + #"{"id":"arxiv:2401.01235","title":"A Title of Four","authors":["A. B"],"published":"2024"}"#)
    let others = scratch.write(
      "b",
      #"{"id":"acl:P18-1023","title":"Closing remarks","authors":["A. B"],"published":"2024"}"# + "\n"
        + #"{"title":"a title of four"}"#)
    _ = try await run(scratch, [known])
    #expect(counts(try await run(scratch, [others])) == [1, 1, 0, 0])
    #expect(counts(try await run(scratch, [known, others])) == [0, 0, 4, 0])
  }

  @Test("A failed input is told, and the others are taken")
  func failures() async throws {
    let scratch = Scratch()
    let good = scratch.write("good", #"{"title":"One Word"}"#)
    let inputs = [
      scratch.path + "/missing", scratch.path, scratch.write("empty", ""), scratch.write("pdf", "%PDF-1.4"),
      good,
    ]
    let summary = try await run(scratch, inputs)
    #expect(summary.added == 1)
    #expect(summary.failures.map(\.reason) == [.missing, .folder, .empty, .binary("a PDF")])
    for failure in summary.failures { #expect(!failure.description.contains("\n")) }
  }

  @Test("No permission is told", .disabled(if: geteuid() == 0, "the superuser may read everything"))
  func permission() async throws {
    let scratch = Scratch()
    let file = scratch.write("in", #"{"title":"One Word"}"#)
    chmod(file, 0)
    #expect(try await run(scratch, [file]).failures.map(\.reason) == [.noPermission])
  }

  @Test("A last line without a newline gets one; half a line is set aside")
  func tails() async throws {
    let scratch = Scratch()
    mkdir(scratch.path + "/library", 0o700)
    let whole = #"{"id":"acl:P18-1023","title":"Known"}"#
    _ = scratch.write("library/papers.jsonl", whole)
    let first = scratch.write("a", #"{"id":"acl:P18-1024","title":"New"}"#)
    #expect(try await run(scratch, [first]).setAside == nil)
    let text = scratch.read("library/papers.jsonl") ?? ""
    #expect(text.hasPrefix(whole + "\n{\"id\":\"acl:P18-1024\"") && text.hasSuffix("}\n"))

    _ = scratch.write("library/papers.jsonl", text + #"{"id":"acl:P18-1025","tit"#)
    #expect(counts(try await run(scratch, [first])) == [0, 0, 1, 0])
    #expect(scratch.read("library/papers.jsonl")?.hasSuffix("tit") == true)
    let second = scratch.write("b", #"{"id":"acl:P18-1026","title":"Newer"}"#)
    let summary = try await run(scratch, [second])
    #expect(summary.setAside == scratch.path + "/library/papers.jsonl.torn-1")
    #expect(scratch.read("library/papers.jsonl.torn-1") == #"{"id":"acl:P18-1025","tit"#)
    let mended = scratch.read("library/papers.jsonl") ?? ""
    #expect(mended.hasPrefix(text + "{\"id\":\"acl:P18-1026\"") && mended.hasSuffix("}\n"))
  }

  @Test("Lines by hand that are no papers stay as they are")
  func brokenLines() async throws {
    let scratch = Scratch()
    mkdir(scratch.path + "/library", 0o700)
    let text = "# a note\n\n{\"title\":\"Known Words\"}\n{\"id\":\n"
    _ = scratch.write("library/papers.jsonl", text)
    let file = scratch.write("a", "{\"title\":\"Known Words\"}\n{\"title\":\"New Words\"}")
    #expect(counts(try await run(scratch, [file])) == [1, 0, 1, 0])
    #expect(scratch.read("library/papers.jsonl")?.hasPrefix(text + "{") == true)
  }

  @Test("A second import at the same time says so, and leaves the library alone")
  func busy() async throws {
    let scratch = Scratch()
    let file = scratch.write("a", #"{"title":"One Word"}"#)
    let held = try LibraryFile(folder: scratch.path + "/library")
    await #expect { try await run(scratch, [file]) } throws: { ($0 as? ImportError)?.reason == .busy }
    #expect(scratch.read("library/papers.jsonl") == "")
    withExtendedLifetime(held) {}
  }

  @Test("A library that is a file is an error in one line")
  func notAFolder() async throws {
    let scratch = Scratch()
    _ = scratch.write("library", "text")
    await #expect { try await run(scratch, []) } throws: { error in
      guard case .libraryUnwritable? = (error as? ImportError)?.reason else { return false }
      return !"\(error)".contains("\n")
    }
  }

  @Test("A full disk leaves the library as it was")
  func fullDisk() async throws {
    // The device that is always full stands in for the disk.
    guard access("/dev/full", W_OK) == 0 else { return }
    let scratch = Scratch()
    mkdir(scratch.path + "/library", 0o700)
    symlink("/dev/full", scratch.path + "/library/papers.jsonl")
    let file = scratch.write("a", #"{"title":"One Word"}"#)
    await #expect { try await run(scratch, [file]) } throws: { error in
      "\((error as? ImportError)?.reason ?? .empty)".contains("no space left")
    }
  }

  @Test("A cancelled import keeps what it read and says so")
  func cancelled() async throws {
    let scratch = Scratch()
    let line = "{\"title\":\"Words\",\"abstract\":\"\(String(repeating: "x", count: 1000))\"}\n"
    let file = scratch.write("a", String(repeating: line, count: 2000))
    var asked = 0
    let summary = try await LibraryImporter(folder: scratch.path + "/library").run(
      [.file(file), .file(file)], now: now,
      isCancelled: {
        asked += 1
        return asked > 5
      })
    #expect(summary.failures.map(\.reason) == [.cancelled])
    #expect(summary.added == 1 && summary.unchanged > 0)
    #expect(summary.added + summary.unchanged < 2000)
    #expect(scratch.read("library/papers.jsonl")?.hasSuffix("}\n") == true)
  }

  @Test("Reasons are kept for the first thousand skipped records, and all are counted")
  func manySkipped() async throws {
    let scratch = Scratch()
    let file = scratch.write("a", "{\"title\":\"One Word\"}\n" + String(repeating: "bad\n", count: 1500))
    let summary = try await run(scratch, [file])
    #expect(summary.skippedCount == 1500)
    #expect(summary.skipped.count == 1000)
    #expect(summary.skipped.first?.line == 2)
    #expect(summary.skipped.first?.file == file)
  }
}
