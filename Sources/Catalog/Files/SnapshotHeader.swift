/// The beginning of a snapshot: words of eight bytes.
///
///     0 magic   1 version and byte order   2 bytes in all   3 checksum of the header's other words
///     4 … 8 state of the text              9 begin of the checksums, see `ChecksumTable`
///     10 the checksum of the last of them  11 rows          12 begin of the part of the text that it covers
///     13 word 3 of the segment below       14 … begin and length of each section
///
/// The header is the first block, alone in it. It and the last checksums are compared when a snapshot is opened,
/// everything else when it is first read: see `CheckedBytes`.
struct SnapshotHeader: Hashable {
  static let magic: UInt64 = 0x0A74_6163_7463_656C
  /// Counted up with every change of the sections, of folding, or of what the index holds.
  static let version: UInt64 = 9 | 0x0102_0304 << 32
  static let byteCount = 112 + SnapshotSection.allCases.count * 16
  /// Each section begins at a multiple of this.
  static let alignment = 16

  var stamp: TextStamp
  /// Where the part of the text begins that it covers.
  var start: Int
  /// The checksum of the header of the segment that it lies on; 0 for the first one.
  var below: UInt64
  /// Its own checksum.
  private(set) var sum: UInt64 = 0
  var rowCount: Int
  var sections: [Range<Int>]
  var sums: ChecksumTable

  /// Reads and checks everything but what the sections hold; nil when anything is amiss.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.byteCount else { return nil }
    let words = (0..<Self.byteCount / 8).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    guard words[0] == Self.magic, words[1] == Self.version, words[2] == UInt64(bytes.count),
      words[3] == Self.checksum(words), let start = Int(exactly: words[9]), start >= CheckedBytes.blockSize,
      start <= bytes.count
    else { return nil }
    sums = ChecksumTable(after: start)
    guard sums.roots.upperBound == bytes.count,
      words[10] == Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[sums.roots]))
    else { return nil }
    stamp = TextStamp(words[4...8])
    guard let rowCount = Int(exactly: words[11]), rowCount <= Int(Int32.max) else { return nil }
    self.rowCount = rowCount
    guard let textStart = Int(exactly: words[12]) else { return nil }
    (self.start, below, sum) = (textStart, words[13], words[3])
    sections = []
    for section in SnapshotSection.allCases {
      guard let begin = Int(exactly: words[14 + section.rawValue * 2]),
        let count = Int(exactly: words[15 + section.rawValue * 2]),
        begin % Self.alignment == 0, begin >= CheckedBytes.blockSize, begin <= start, count <= start - begin
      else { return nil }
      sections.append(begin..<begin + count)
    }
  }

  init(
    stamp: TextStamp, start: Int, below: UInt64, rowCount: Int, sections: [Range<Int>], sums: ChecksumTable
  ) {
    self.stamp = stamp
    (self.start, self.below) = (start, below)
    self.rowCount = rowCount
    self.sections = sections
    self.sums = sums
  }

  /// The words as they are written.
  func words(sumOfRoots: UInt64) -> [UInt64] {
    var words = [Self.magic, Self.version, UInt64(sums.roots.upperBound), 0] + stamp.words
    words += [UInt64(sums.blocks.lowerBound), sumOfRoots, UInt64(rowCount), UInt64(start), below]
    for section in sections { words += [UInt64(section.lowerBound), UInt64(section.count)] }
    words[3] = Self.checksum(words)
    return words
  }

  private static func checksum(_ words: [UInt64]) -> UInt64 {
    var words = words
    words[3] = 0
    return words.withUnsafeBytes { Checksum.of($0) }
  }
}
