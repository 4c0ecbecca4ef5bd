import Glibc
import Papers
import TestSupport
import Testing

@testable import Formats

@Suite("What is known of a large library")
struct KnownPapersFileTests {
  private static let now = Timestamp(milliseconds: 1_700_000_000_000)

  private static func records(_ range: Range<Int>) -> String {
    range.map { #"{"id":"2401.\#(10_000 + $0)","title":"Études of number \#($0)","year":2024}"# + "\n" }
      .joined()
  }

  /// Imports a text; `cacheDistance` 0 keeps what is known of any library.
  private static func add(
    _ text: String, to folder: String, cacheDistance: Int = 0
  ) async throws -> (summary: ImportSummary, read: Int) {
    var library = try OpenLibrary(folder: folder, now: now, cacheDistance: cacheDistance)
    var read = 0
    var first: Int?
    let length = library.length
    try await library.survey { done in
      first = first ?? done
      read = length - (first ?? 0)
      return true
    }
    var pipeline = RecordPipeline(limit: 4096, now: now)
    if let batch = try await pipeline.feed(Array(text.utf8)) { try library.take(batch, from: .standardInput) }
    try pipeline.finish()
    while let batch = await pipeline.next() { try library.take(batch, from: .standardInput) }
    return (try library.finish(), read)
  }

  @Test("With it or without, imports do the same, and what is known need not be read")
  func same() async throws {
    let kept = Scratch()
    let plain = Scratch()
    let texts = [
      Self.records(0..<200), Self.records(150..<260),
      #"{"title":"Etudes of Number 7","doi":"10.1000/7","year":2024}"#,
      Self.records(0..<260), Self.records(7..<8), Self.records(259..<300),
    ]
    for text in texts {
      let (one, read) = try await Self.add(text, to: kept.path)
      let (other, _) = try await Self.add(text, to: plain.path, cacheDistance: .max)
      #expect(one == other)
      #expect(read == 0)
      #expect(kept.read("papers.jsonl") == plain.read("papers.jsonl"))
    }
    #expect(kept.names.contains("papers.known") && !plain.names.contains("papers.known"))
  }

  @Test("Lines that came after it was written are read, and no others")
  func distance() async throws {
    let scratch = Scratch()
    _ = try await Self.add(Self.records(0..<500), to: scratch.path, cacheDistance: 10_000)
    let known = (scratch.read("papers.jsonl") ?? "").utf8.count
    for start in [500, 510, 520] {
      let (summary, read) = try await Self.add(
        Self.records((start - 20)..<(start + 10)), to: scratch.path, cacheDistance: 10_000)
      #expect(summary.added == 10 && summary.unchanged == 20)
      #expect(read < 3000 && read <= (scratch.read("papers.jsonl") ?? "").utf8.count - known)
    }
  }

  @Test("A text that was edited meanwhile is read through again")
  func edited() async throws {
    let scratch = Scratch()
    _ = try await Self.add(Self.records(0..<20), to: scratch.path)
    let text = scratch.read("papers.jsonl") ?? ""
    // As long as before.
    let edited = text.split(separator: "\n").map { line in
      line.contains("2401.10007") ? String(repeating: " ", count: line.utf8.count) : String(line)
    }
    _ = scratch.write("papers.jsonl", edited.joined(separator: "\n") + "\n")
    let (summary, read) = try await Self.add(Self.records(0..<20), to: scratch.path)
    #expect(summary.added == 1 && summary.unchanged == 19)
    #expect(read == text.utf8.count)
  }

  @Test("Damage of any kind is noticed, and costs nothing but time", arguments: 0..<40)
  func damage(seed: Int) async throws {
    let scratch = Scratch()
    _ = try await Self.add(Self.records(0..<50), to: scratch.path)
    var generator = SeededGenerator(seed: UInt64(seed))
    let path = scratch.path + "/papers.known"
    let size = 10 * 8 + 8 + 2 * 8 * 1024 + 50 * 8
    let file = try #require(fopen(path, "r+"))
    // The head more often than the rest; by turns a byte changed and the file cut.
    let place = Int.random(in: 0..<(seed % 3 == 0 ? size : 88), using: &generator)
    fseek(file, place, SEEK_SET)
    let byte = fgetc(file)
    fseek(file, place, SEEK_SET)
    fputc(Int32(byte ^ Int32.random(in: 1...255, using: &generator)), file)
    fclose(file)
    if seed % 4 == 1 { truncate(path, place) }
    let (summary, read) = try await Self.add(Self.records(0..<51), to: scratch.path)
    #expect(summary.added == 1 && summary.unchanged == 50)
    #expect(read > 0)
    #expect(try await Self.add(Self.records(0..<51), to: scratch.path).read == 0)
  }
}
