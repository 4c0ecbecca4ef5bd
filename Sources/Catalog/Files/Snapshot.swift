/// A compiled library: columns, identities and index, in one piece of memory that is mapped or was just
/// built.
///
/// Nothing is read before the checksum has shown that these are the bytes that were written. What is read is
/// held within its section all the same.
struct Snapshot: Sendable {
  private let store: ByteStore
  private let sections: [Range<Int>]
  let rowCount: Int
  let fingerprint: TextStore.Fingerprint
  /// The bytes in all.
  var byteCount: Int { store.count }

  /// Nil when it is damaged, or of another version or machine.
  init?(_ store: ByteStore) {
    guard let header = store.withBytes(nil, { SnapshotHeader($0) }) else { return nil }
    self.store = store
    sections = header.sections
    rowCount = header.rowCount
    fingerprint = header.fingerprint
    let perRow = [
      column(.lineOffsets, of: UInt64.self).count, column(.lineLengths, of: UInt32.self).count,
      column(.published, of: Int32.self).count, column(.updated, of: Int32.self).count,
      column(.added, of: Int64.self).count, column(.features, of: UInt8.self).count,
      column(.sources, of: UInt32.self).count, column(.topicStarts, of: UInt32.self).count - 1,
    ]
    guard perRow.allSatisfy({ $0 == rowCount }) else { return nil }
  }

  init(_ built: BuiltSnapshot) {
    store = ByteStore(built.bytes)
    sections = built.sections
    rowCount = built.rowCount
    fingerprint = built.fingerprint
  }

  func column<Number>(_ section: SnapshotSection, of type: Number.Type) -> Column<Number> {
    Column(store, sections[section.rawValue])
  }

  func texts(starts: SnapshotSection, bytes: SnapshotSection) -> TextColumn {
    TextColumn(starts: column(starts, of: UInt32.self), bytes: column(bytes, of: UInt8.self))
  }
}
