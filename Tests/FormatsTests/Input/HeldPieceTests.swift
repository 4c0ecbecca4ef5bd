import Testing

@testable import Formats

@Suite("Pieces of a stream held over chunks")
struct HeldPieceTests {
  @Test(
    "A piece is whole however it was cut, and told where it is too long",
    arguments: [
      (["abc"], "abc"), (["a", "b", "c"], "abc"), (["", "abc", ""], "abc"), (["abcd", "e"], "abcde"), (["abc", "def"], nil),
      (["abcdef"], nil), (["abcdef", ""], nil), (["", ""], ""),
    ] as [([String], String?)])
  func pieces(parts: [String], whole: String?) {
    var held = HeldPiece(limit: 5)
    // What was handed over before leaves nothing behind.
    for _ in 0..<2 {
      #expect(held.isEmpty)
      for part in parts.dropLast() { Array(part.utf8).withUnsafeBytes { held.hold($0) } }
      #expect(held.isTooLong(with: parts.last?.utf8.count ?? 0) == (whole == nil))
      var given: [String?] = []
      Array((parts.last ?? "").utf8).withUnsafeBytes { held.end(with: $0) { given.append(Self.text(of: $0)) } }
      #expect(given == [whole])
    }
  }

  private static func text(of piece: Piece) -> String? {
    guard case .bytes(let bytes) = piece else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
