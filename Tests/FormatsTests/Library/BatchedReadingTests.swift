import Glibc
import Papers
import TestSupport
import Testing

@testable import Formats

/// Records that are cut here and read there come out as one core alone would read them.
@Suite("Reading batches on all cores")
struct BatchedReadingTests {
  private static let now = Timestamp(milliseconds: 1_700_000_000_000)
  private static let count = 1500

  /// Records of about a kilobyte, each fiftieth without a title, each hundredth longer than the limit.
  private static let records: [String] = (0..<count).map { number in
    let words = String(repeating: number % 3 == 0 ? "naïve words " : "plain words ", count: number % 100 == 75 ? 900 : 80)
    let title = number % 50 == 10 ? "" : "TI  - Paper of number \(number)\r\n"
    return "TY  - JOUR\r\n\(title)AU  - Lovelace, Ada\r\nAB  - \(words)\r\nPY  - 2024\r\nID  - \(number)\r\nER  - \r\n\r\n"
  }
  private static let limit = 8000

  private func write(_ scratch: borrowing Scratch) -> String {
    scratch.write("in.ris", Self.records.joined())
  }

  private func titles(_ scratch: borrowing Scratch) -> [String] {
    (scratch.read("library/papers.jsonl") ?? "").split(separator: "\n").map { line in
      line.split(separator: "\"").first { $0.hasPrefix("Paper of") }.map { String($0) } ?? ""
    }
  }

  /// The titles of the papers, and the lines on which the records begin that are none.
  private static let expected: (titles: [String], skipped: [Int]) = {
    var (line, titles, skipped) = (1, [String](), [Int]())
    for (number, record) in records.enumerated() {
      let isSkipped = number % 50 == 10 || record.utf8.count > limit
      if isSkipped { skipped.append(line) } else { titles.append("Paper of number \(number)") }
      line += record.utf8.count { $0 == 0x0A }
    }
    return (titles, skipped)
  }()

  @Test("Papers come in the order of the file, and what is skipped has the number of its line")
  func order() async throws {
    let scratch = Scratch()
    let importer = LibraryImporter(folder: scratch.path + "/library", recordLimit: Self.limit)
    let summary = try await importer.run([.file(write(scratch))], now: Self.now)
    #expect(summary.failures.isEmpty)
    #expect(titles(scratch) == Self.expected.titles)
    #expect(summary.skipped.map(\.line) == Self.expected.skipped)
  }

  @Test("Chunks of any size give the same batches", arguments: [1, 13, 4095, 4096, 4097, 70_000, 3_000_000])
  func chunks(size: Int) {
    let reading = Reading(Array(Self.records.joined().utf8), limit: Self.limit, chunk: size)
    #expect(reading.papers.map(\.title) == Self.expected.titles)
    #expect(reading.skipped.compactMap { $0.split(separator: ":").first.flatMap { Int($0) } } == Self.expected.skipped)
  }

  @Test("Memory that a batch is done with is filled anew, and nothing of before is in it")
  func recycling() async throws {
    var pipeline = RecordPipeline(limit: Self.limit) { batch in
      var titles: [String] = []
      batch.read { if case .paper(let paper, _) = $0 { titles.append(paper.title) } }
      return titles
    }
    var titles: [String] = []
    let bytes = Array(Self.records.joined().utf8)
    for start in stride(from: 0, to: bytes.count, by: 50_000) {
      titles += try await pipeline.feed(Array(bytes[start..<min(start + 50_000, bytes.count)])) ?? []
    }
    try pipeline.finish()
    while let more = await pipeline.next() { titles += more }
    #expect(titles == Self.expected.titles)
  }

  @Test("An import that is cancelled keeps the first papers, with none left out between them")
  func cancelling() async throws {
    let scratch = Scratch()
    var asked = 0
    let importer = LibraryImporter(folder: scratch.path + "/library", recordLimit: Self.limit)
    let summary = try await importer.run(
      [.file(write(scratch))], now: Self.now,
      isCancelled: {
        asked += 1
        return asked > 12
      })
    #expect(summary.failures.map(\.reason) == [.cancelled])
    let kept = titles(scratch)
    #expect(!kept.isEmpty && kept.count < Self.expected.titles.count)
    #expect(kept == Array(Self.expected.titles.prefix(kept.count)))
    #expect(summary.skipped.map(\.line) == Array(Self.expected.skipped.prefix(summary.skippedCount)))
  }

  @Test("An input that breaks off in the middle gives all that came before, in order, and the reason")
  func breakingOff() async throws {
    let scratch = Scratch()
    let packed = Self.stored(Array(Self.records.joined().utf8))
    let file = scratch.write("in.ris.gz", Array(packed.prefix(packed.count / 2)))
    let importer = LibraryImporter(folder: scratch.path + "/library", recordLimit: Self.limit)
    let summary = try await importer.run([.file(file)], now: Self.now)
    #expect(summary.failures.count == 1)
    let kept = titles(scratch)
    #expect(kept.count > Self.count / 4 && kept.count < Self.expected.titles.count)
    #expect(kept == Array(Self.expected.titles.prefix(kept.count)))
  }

  @Test("What is counted for measuring is what an import reads")
  func counting() async throws {
    let bytes = Array(Self.records.joined().utf8)
    let count = try await ReadingCount(of: .answer(bytes, name: "in"))
    // The long ones are within the usual limit.
    #expect(count.papers == Self.count - Self.count / 50 && count.skipped == Self.count / 50)
    await #expect(throws: ImportReason.self) { try await ReadingCount(of: .answer(Array("?".utf8), name: "in")) }
  }

  /// A gzip file of blocks that are not packed at all, of which the last is missing.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for start in stride(from: 0, to: bytes.count, by: 60_000) {
      let block = bytes[start..<min(start + 60_000, bytes.count)]
      let length = UInt16(block.count)
      file += [0] + [length, ~length].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } + block
    }
    return file
  }
}
