/// The part of a piece of a stream that earlier chunks had, in memory bounded by the longest piece allowed.
struct HeldPiece {
  /// Pieces of more bytes than this are handed over as `tooLong`.
  let limit: Int
  private var bytes: [UInt8] = []
  private var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// Whether nothing is held, nor passed over for its length.
  var isEmpty: Bool { bytes.isEmpty && !isTooLong }

  /// Whether the piece is too long, or would be with so many bytes more.
  func isTooLong(with count: Int) -> Bool { isTooLong || bytes.count + count > limit }

  /// Holds what a chunk has of the piece.
  mutating func hold(_ part: UnsafeRawBufferPointer) {
    guard !isTooLong else { return }
    if isTooLong(with: part.count) {
      isTooLong = true
      bytes = []
    } else {
      bytes.append(contentsOf: part)
    }
  }

  /// Hands over the piece that ends with `rest`, and holds nothing any more.
  mutating func end(with rest: UnsafeRawBufferPointer, _ body: (Piece) -> Void) {
    if isEmpty, rest.count <= limit { return body(.bytes(rest)) }
    hold(rest)
    if isTooLong { body(.tooLong) } else { bytes.withUnsafeBytes { body(.bytes($0)) } }
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
    isTooLong = false
  }
}
