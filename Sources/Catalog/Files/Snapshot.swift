/// A compiled library, or a part of one: columns, identities and index, in one piece of memory that is mapped
/// or was just built.
///
/// Nothing is read before a checksum has shown that these are the bytes that were written. What is read is
/// held within its section all the same.
struct Snapshot: Sendable {
  private let bytes: CheckedBytes
  private let sections: [Range<Int>]
  let rowCount: Int
  let stamp: TextStamp
  /// Where the part of the text begins that it covers.
  let start: Int
  /// What tells it from all others, and the same of the segment that it lies on; 0 for the first one.
  let sum: UInt64
  let below: UInt64
  /// The bytes in all.
  var byteCount: Int { bytes.count }
  /// Whether a part of it turned out not to be as it was written.
  var isDamaged: Bool { bytes.isDamaged }

  /// Nil when it is seen at once to be damaged, or is of another version or machine.
  ///
  /// - Parameter isTrusted: whether this process wrote it, so that it needs no checking.
  init?(_ store: ByteStore, isTrusted: Bool = false) {
    guard let header = store.withBytes(nil, { SnapshotHeader($0) }) else { return nil }
    bytes = CheckedBytes(store, sums: isTrusted ? nil : header.sums)
    sections = header.sections
    rowCount = header.rowCount
    stamp = header.stamp
    (start, sum, below) = (header.start, header.sum, header.below)
    let perRow = [
      packed(.lineOffsets).count, packed(.lineLengths).count,
      column(.published, of: Int32.self).count, column(.updated, of: Int32.self).count,
      packed(.added).count, packed(.scores).count,
      column(.features, of: UInt8.self).count, column(.singleImpacts, of: UInt8.self).count, packed(.sources).count,
      column(.venues, of: UInt32.self).count, column(.topicStarts, of: UInt32.self).count - 1,
      column(.authorStarts, of: UInt32.self).count - 1,
    ]
    guard perRow.allSatisfy({ $0 == rowCount }) else { return nil }
  }

  /// Whether all of it is as it was written; reads everything.
  func checkAll() -> Bool { bytes.checkAll() }

  /// One of no papers.
  static var none: Snapshot { Snapshot() }

  private init() {
    bytes = CheckedBytes(ByteStore([]), sums: nil)
    sections = [Range<Int>](repeating: 0..<0, count: SnapshotSection.allCases.count)
    rowCount = 0
    stamp = TextStamp([0, 0, 0, 0, 0])
    (start, sum, below) = (0, 0, 0)
  }

  func column<Number>(_ section: SnapshotSection, of type: Number.Type) -> Column<Number> {
    Column(bytes, sections[section.rawValue])
  }

  func packed(_ section: SnapshotSection) -> PackedColumn { PackedColumn(column(section, of: UInt8.self)) }

  func texts(starts: SnapshotSection, bytes: SnapshotSection) -> TextColumn {
    TextColumn(starts: column(starts, of: UInt32.self), bytes: column(bytes, of: UInt8.self))
  }
}
