import Papers
import TestSupport
import Testing

@testable import Formats

/// Whatever pieces an input comes in, the library it makes is the same to the byte, and so are the counts.
@Suite("Importing in pieces")
struct ChunkingTests {
  private static let now = Timestamp(milliseconds: 1_700_000_000_000)

  /// Records with merges, fallbacks, broken lines, a byte order mark and characters of several bytes.
  private static let records: [String] = (0..<120).flatMap { number in
    [
      #"{"id":"2401.\#(10_000 + number)","title":"Études of number \#(number)","authors":["Zoë B"],"year":2024}"#,
      #"{"title":"Etudes of Number \#(number)","authors":["Z. B"],"published":"2024-01-0\#(1 + number % 9)"}"#,
      #"{"id":"doi:10.1000/\#(number % 40)","title":"数学 \#(number) \ud83d\ude00","abstract":"A\\nB  C"}"#,
      number % 17 == 0 ? #"{"title":"# : "",
      number % 23 == 0 ? #"{"id":"doi:10.1000/x","abstract":"no title"}"# : " ",
    ]
  }

  private static let inputs: [(name: String, text: String)] = [
    ("lines", "\u{FEFF}" + records.joined(separator: "\r\n")),
    (
      "array",
      "[\n" + records.filter { $0.hasSuffix("}") }.joined(separator: ",\n") + "\n]"
    ),
    (
      "listing",
      (0..<60).map { "Page\nTitle Number \($0)\n\(String(repeating: "Words of it. ", count: 20))\n\n\($0)\n" }
        .joined()
    ),
  ]

  private struct Made: Equatable {
    var library: String?
    var summary: ImportSummary
  }

  /// Imports a text in chunks of the sizes that `size` gives.
  private static func make(_ text: String, size: () -> Int) async throws -> Made {
    let scratch = Scratch()
    var library = try OpenLibrary(folder: scratch.path, now: now)
    try await library.survey { _ in true }
    var pipeline = RecordPipeline(limit: 4096, now: now)
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + max(1, size()))
      if let batch = try await pipeline.feed(Array(bytes[start..<end])) {
        try library.take(batch, from: .standardInput)
      }
      start = end
    }
    try pipeline.finish()
    while let batch = await pipeline.next() { try library.take(batch, from: .standardInput) }
    let summary = try library.finish()
    return Made(library: scratch.read("papers.jsonl"), summary: summary)
  }

  @Test("any chunks give the same library and the same counts", arguments: inputs, [1, 2, 3])
  func sameLibrary(input: (name: String, text: String), seed: Int) async throws {
    let whole = try await Self.make(input.text, size: { .max / 2 })
    #expect(whole.summary.added > 50, "\(input.name)")
    var generator = SeededGenerator(seed: UInt64(seed))
    let largest = [3, 200, 70_000][seed - 1]
    let pieces = try await Self.make(input.text) { Int.random(in: 1...largest, using: &generator) }
    #expect(pieces == whole, "\(input.name)")
  }

  @Test("many batches at once come out in order, their lines numbered as in the file")
  func order() async throws {
    let scratch = Scratch()
    let abstract = String(repeating: "x", count: 20_000)
    let lines = (0..<400).map { number in
      number % 100 == 50 ? "broken" : #"{"title":"Paper of number \#(number)","abstract":"\#(abstract)"}"#
    }
    let file = scratch.write("in", lines.joined(separator: "\n"))
    let summary = try await LibraryImporter(folder: scratch.path + "/library").run(
      [.file(file)], now: Self.now)
    #expect(summary.skipped.map(\.line) == [51, 151, 251, 351])
    let titles = (scratch.read("library/papers.jsonl") ?? "").split(separator: "\n").map { line in
      line.split(separator: "\"").first { $0.hasPrefix("Paper of") }.map { String($0) } ?? ""
    }
    #expect(titles == (0..<400).filter { $0 % 100 != 50 }.map { "Paper of number \($0)" })
  }
}
