/// Pieces cut out of a stream, gathered so that other threads can look at many of them at a time.
struct PieceBatch<Note: Sendable>: Sendable {
  /// The bytes of all pieces, one after another.
  private(set) var bytes: [UInt8] = []
  private var pieces: [(range: Range<Int>, note: Note)] = []

  var isEmpty: Bool { pieces.isEmpty }
  var count: Int { pieces.count }

  /// Adds a piece, and what is to be remembered of it.
  mutating func add(_ piece: UnsafeRawBufferPointer, _ note: Note) {
    let start = bytes.count
    bytes.append(contentsOf: piece)
    pieces.append((start..<bytes.count, note))
  }

  /// Takes memory for so many bytes at once.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Keeps the memory for others.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }

  /// Calls `body` for each piece in the order of adding; the bytes are good until it returns.
  func forEach<Failure: Error>(
    _ body: (UnsafeRawBufferPointer, Note) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(Failure) in
        for piece in pieces { try body(UnsafeRawBufferPointer(rebasing: bytes[piece.range]), piece.note) }
      }
    }.get()
  }
}
