/// Puts a snapshot together in memory, section by section, in any order.
struct SnapshotWriter {
  private(set) var bytes: [UInt8]
  private var sections = [Range<Int>](repeating: 0..<0, count: SnapshotSection.allCases.count)

  /// - Parameter capacity: a guess of the bytes in all.
  init(capacity: Int) {
    bytes = [UInt8](repeating: 0, count: SnapshotHeader.byteCount)
    bytes.reserveCapacity(capacity)
    for section in SnapshotSection.allCases {
      sections[section.rawValue] = SnapshotHeader.byteCount..<SnapshotHeader.byteCount
    }
  }

  mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: [Number], as section: SnapshotSection
  ) {
    write(section) { bytes in numbers.withUnsafeBytes { bytes.append(contentsOf: $0) } }
  }

  /// Lets `append` write a section at the end of the bytes.
  mutating func write(_ section: SnapshotSection, _ append: (inout [UInt8]) -> Void) {
    while bytes.count % SnapshotHeader.alignment != 0 { bytes.append(0) }
    let start = bytes.count
    append(&bytes)
    sections[section.rawValue] = start..<bytes.count
  }

  /// Writes names one after another, and where each begins.
  mutating func write(_ names: [String], starts: SnapshotSection, bytes section: SnapshotSection) {
    var ends: [UInt32] = [0]
    var text: [UInt8] = []
    for name in names {
      text += name.utf8
      ends.append(UInt32(truncatingIfNeeded: text.count))
    }
    write(ends, as: starts)
    write(text, as: section)
  }

  /// The finished snapshot.
  consuming func finish(fingerprint: TextStore.Fingerprint, rowCount: Int) -> BuiltSnapshot {
    var words: [UInt64] = [
      SnapshotHeader.magic, SnapshotHeader.version, UInt64(bytes.count), 0,
      fingerprint.size, UInt64(bitPattern: fingerprint.modified), fingerprint.tail, UInt64(rowCount),
    ]
    for section in sections { words += [UInt64(section.lowerBound), UInt64(section.count)] }
    store(words)
    words[3] = bytes.withUnsafeBytes {
      Checksum.of(UnsafeRawBufferPointer(rebasing: $0[SnapshotHeader.checkedFrom...]))
    }
    store(words)
    return BuiltSnapshot(
      bytes: bytes, sections: sections, fingerprint: fingerprint, rowCount: rowCount)
  }

  private mutating func store(_ words: [UInt64]) {
    words.withUnsafeBytes { header in
      bytes.withUnsafeMutableBytes { $0.copyMemory(from: header) }
    }
  }
}

/// A snapshot that was put together by this process, so that it needs no checking.
struct BuiltSnapshot: Sendable {
  let bytes: [UInt8]
  let sections: [Range<Int>]
  let fingerprint: TextStore.Fingerprint
  let rowCount: Int
}
