/// What tells one state of `papers.jsonl` from others: how long it is, when it was changed, which file it is,
/// and a checksum of pieces spread over it.
///
/// A state with more at its end is told, too, since importing only appends: the pieces are those of the part
/// that is covered.
struct TextStamp: Hashable, Sendable {
  /// The bytes that a snapshot covers, from the beginning.
  var size: UInt64
  /// The last change, in nanoseconds since 1970.
  var modified: Int64
  var device: UInt64
  var file: UInt64
  /// Of the pieces.
  var sample: UInt64

  private static let pieceCount = 32
  private static let pieceSize = 4096

  /// The state of a text, of which the first `size` bytes are covered.
  init(_ text: TextStore, size: Int) {
    self.size = UInt64(size)
    modified = text.modified
    device = text.device
    file = text.file
    sample = Self.sample(of: text, size: size)
  }

  /// Pieces at even distances, and a larger one at the end, where most of what happens to the file happens.
  static func sample(of text: TextStore, size: Int) -> UInt64 {
    var sums: [UInt64] = []
    let last = min(size, 65_536)
    for piece in 0..<pieceCount {
      let place = max(0, size - pieceSize) / pieceCount * piece
      sums.append(text.withBytes(at: place, count: min(pieceSize, size - place)) { Checksum.of($0) })
    }
    sums.append(text.withBytes(at: size - last, count: last) { Checksum.of($0) })
    return sums.withUnsafeBytes { Checksum.of($0) }
  }

  /// Whether a text is still as it was. Another file will do, so that a copied library needs no new snapshot
  /// if the copy kept the time.
  func isState(of text: TextStore) -> Bool {
    size == UInt64(text.size) && modified == text.modified && sample == Self.sample(of: text, size: text.size)
  }

  /// Whether a text is what it was, with more at its end.
  func isBeginning(of text: TextStore) -> Bool {
    guard let size = Int(exactly: size), size < text.size, device == text.device, file == text.file else {
      return false
    }
    return sample == Self.sample(of: text, size: size)
  }

  init(_ words: ArraySlice<UInt64>) {
    let start = words.startIndex
    size = words[start]
    modified = Int64(bitPattern: words[start + 1])
    device = words[start + 2]
    file = words[start + 3]
    sample = words[start + 4]
  }

  var words: [UInt64] { [size, UInt64(bitPattern: modified), device, file, sample] }
}
