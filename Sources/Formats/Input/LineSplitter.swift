import Glibc

/// Something cut out of a stream: its bytes, or word that it was too long to hold.
enum Piece {
  case bytes(UnsafeRawBufferPointer)
  /// Longer than the limit; passed over without being held.
  case tooLong

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    guard case .bytes(let bytes) = self else { return false }
    return bytes.allSatisfy(\.isBlank)
  }
}

/// Cuts a stream of chunks into lines, in memory bounded by the longest line allowed.
///
/// A line ends in `\n` or `\r\n`; the last one may end with the stream. The bytes of a piece are good only
/// during the call that hands it over.
struct LineSplitter {
  /// Where a line is.
  struct Place {
    /// Counted from 1.
    var line = 1
    /// Bytes from the start of the stream to the start of the line.
    var offset = 0
  }

  private var place = Place()
  private var held: HeldPiece
  /// The bytes of the line before the current chunk, held or passed over.
  private var heldCount = 0

  /// - Parameter limit: Lines of more bytes than this are handed over as `tooLong`.
  init(limit: Int) { held = HeldPiece(limit: limit) }

  /// Takes the next chunk and hands over each line that it completes.
  mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Place, Piece) -> Void
  ) {
    guard let base = chunk.baseAddress else { return }
    var start = 0
    while start < chunk.count, let found = memchr(base + start, 0x0A, chunk.count - start) {
      let end = UnsafeRawPointer(found) - base
      complete(UnsafeRawBufferPointer(rebasing: chunk[start..<end]), body)
      start = end + 1
    }
    heldCount += chunk.count - start
    held.hold(UnsafeRawBufferPointer(rebasing: chunk[start...]))
  }

  /// Hands over what is left after the last newline, if anything.
  mutating func finish(_ body: (Place, Piece) -> Void) {
    guard !held.isEmpty else { return }
    complete(UnsafeRawBufferPointer(start: nil, count: 0), body)
  }

  private mutating func complete(
    _ rest: UnsafeRawBufferPointer, _ body: (Place, Piece) -> Void
  ) {
    let place = place
    self.place = Place(line: place.line + 1, offset: place.offset + heldCount + rest.count + 1)
    heldCount = 0
    held.end(with: rest) { piece in
      if case .bytes(let bytes) = piece { body(place, .bytes(Self.withoutReturn(bytes))) } else { body(place, piece) }
    }
  }

  private static func withoutReturn(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard bytes.last == 0x0D else { return bytes }
    return UnsafeRawBufferPointer(rebasing: bytes.dropLast())
  }
}
