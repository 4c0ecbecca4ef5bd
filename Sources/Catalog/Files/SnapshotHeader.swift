/// The beginning of a snapshot: words of eight bytes.
///
///     0 magic   1 version and byte order   2 bytes in all   3 checksum of all that follows it
///     4 … 6 fingerprint of the text        7 rows           8 … begin and length of each section
struct SnapshotHeader: Hashable {
  static let magic: UInt64 = 0x0A74_6163_7463_656C
  /// Counted up with every change of the sections, of folding, or of what the index holds.
  static let version: UInt64 = 2 | 0x0102_0304 << 32
  static let checkedFrom = 32
  static let byteCount = 64 + SnapshotSection.allCases.count * 16
  /// Each section begins at a multiple of this.
  static let alignment = 16

  var fingerprint: TextStore.Fingerprint
  var rowCount: Int
  var sections: [Range<Int>]

  /// Reads and checks everything but what the sections hold; nil when anything is amiss.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.byteCount else { return nil }
    func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    guard word(0) == Self.magic, word(1) == Self.version, word(2) == UInt64(bytes.count),
      word(3) == Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[Self.checkedFrom...]))
    else { return nil }
    fingerprint = TextStore.Fingerprint(
      size: word(4), modified: Int64(bitPattern: word(5)), tail: word(6))
    guard let rowCount = Int(exactly: word(7)), rowCount <= Int(Int32.max) else { return nil }
    self.rowCount = rowCount
    sections = []
    for section in SnapshotSection.allCases {
      guard let start = Int(exactly: word(8 + section.rawValue * 2)),
        let count = Int(exactly: word(9 + section.rawValue * 2)),
        start % Self.alignment == 0, start >= Self.byteCount, start <= bytes.count,
        count <= bytes.count - start
      else { return nil }
      sections.append(start..<start + count)
    }
  }
}
