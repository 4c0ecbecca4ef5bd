import Testing

@testable import Formats

@Suite("Cutting a stream")
struct SplitterTests {
  /// Lines with number and offset, whatever the size of the chunks.
  private func lines(_ text: String, chunk: Int, limit: Int = 100) -> [String] {
    var splitter = LineSplitter(limit: limit)
    var found: [String] = []
    let take = { (place: LineSplitter.Place, piece: Piece) in
      found.append("\(place.line)@\(place.offset):\(Self.text(of: piece))")
    }
    for part in Self.chunks(text, of: chunk) { part.withUnsafeBytes { splitter.feed($0, take) } }
    splitter.finish(take)
    return found
  }

  private func values(_ text: String, chunk: Int, limit: Int = 100) -> (whole: [String], rest: [String]) {
    var splitter = ValueSplitter(limit: limit)
    var whole: [String] = []
    var rest: [String] = []
    for part in Self.chunks(text, of: chunk) {
      part.withUnsafeBytes { bytes in splitter.feed(bytes) { whole.append("\($0):\(Self.text(of: $1))") } }
    }
    splitter.finish { rest.append("\($0):\(Self.text(of: $1))") }
    return (whole, rest)
  }

  private static func chunks(_ text: String, of size: Int) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
  }

  private static func text(of piece: Piece) -> String {
    switch piece {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .tooLong: "too long"
    }
  }

  @Test("Lines come out the same for every size of chunk", arguments: [1, 2, 3, 7, 100])
  func lineChunks(size: Int) {
    #expect(lines("a\r\nbcd\n\nlast", chunk: size) == ["1@0:a", "2@3:bcd", "3@7:", "4@8:last"])
    #expect(lines("a\nb\n", chunk: size) == ["1@0:a", "2@2:b"])
    #expect(lines("", chunk: size).isEmpty)
  }

  @Test("A line over the limit is passed over, and the next ones are not", arguments: [1, 4, 50])
  func longLines(size: Int) {
    let long = String(repeating: "x", count: 11)
    #expect(
      lines("ok\n\(long)\n1234567890\n\(long)", chunk: size, limit: 10)
        == ["1@0:ok", "2@3:too long", "3@15:1234567890", "4@26:too long"])
  }

  @Test("The elements of an array come one by one, with their lines", arguments: [1, 2, 5, 100])
  func arrays(size: Int) {
    let found = values("[\n {\"a\": \"]}\\\"\"},\n\n {\"b\":[{}]}, 12, \"s\"\n]\n", chunk: size)
    #expect(found.whole == ["2:{\"a\": \"]}\\\"\"}", "4:{\"b\":[{}]}", "4:12", "4:\"s\""])
    #expect(found.rest.isEmpty)
  }

  @Test("Objects that follow one another need no array", arguments: [1, 3, 100])
  func sequence(size: Int) {
    let found = values("{\n\"a\": 1\n}\n{\n\"b\": 2\n}", chunk: size)
    #expect(found.whole == ["1:{\n\"a\": 1\n}", "4:{\n\"b\": 2\n}"])
  }

  @Test("A value that the end cuts off is told apart")
  func cutOff() {
    let found = values("[{\"a\":1},\n{\"b\":\"c", chunk: 4)
    #expect(found.whole == ["1:{\"a\":1}"])
    #expect(found.rest == ["2:{\"b\":\"c"])
  }

  @Test("A value over the limit is passed over", arguments: [1, 100])
  func longValues(size: Int) {
    let found = values(
      "[{\"a\":\"\(String(repeating: "x", count: 30))\"},\n{\"b\":2}]", chunk: size, limit: 20)
    #expect(found.whole == ["1:too long", "2:{\"b\":2}"])
  }

  @Test("A million brackets are one value that is too long or cut off")
  func brackets() {
    let found = values(String(repeating: "[", count: 1_000_000), chunk: 4096, limit: 1000)
    #expect(found.whole.isEmpty)
    #expect(found.rest == ["1:too long"])
  }
}
