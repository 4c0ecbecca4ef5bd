/// Puts a snapshot together, section by section, in any order.
struct SnapshotWriter: ~Copyable {
  private var sink: SnapshotSink
  private var sections: [Range<Int>]

  init(_ sink: consuming SnapshotSink) {
    self.sink = sink
    // The header comes at the end, into a block of its own.
    self.sink.append([UInt8](repeating: 0, count: CheckedBytes.blockSize))
    let none = CheckedBytes.blockSize..<CheckedBytes.blockSize
    sections = [Range<Int>](repeating: none, count: SnapshotSection.allCases.count)
  }

  mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: [Number], as section: SnapshotSection
  ) {
    write(section) { sink in sink.append(numbers) }
  }

  /// Lets `append` write a section at the end of the bytes.
  mutating func write<Failure>(
    _ section: SnapshotSection, _ append: (inout SnapshotSink) throws(Failure) -> Void
  ) throws(Failure) {
    sink.align(to: SnapshotHeader.alignment)
    let start = sink.count
    try append(&sink)
    sections[section.rawValue] = start..<sink.count
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

  /// Ends the snapshot; gives its bytes if it went to memory, or why it could not be written.
  consuming func finish(
    stamp: TextStamp, start: Int, below: UInt64, rowCount: Int
  ) -> (bytes: [UInt8], failure: String?) {
    sink.align(to: SnapshotHeader.alignment)
    let end = sink.count
    sink.finishBlocks()
    let sums = sink.sums
    let roots = Checksum.ofBlocks(sums)
    sink.append(sums)
    sink.append(roots)
    let header = SnapshotHeader(
      stamp: stamp, start: start, below: below, rowCount: rowCount, sections: sections, sums: ChecksumTable(after: end))
    return sink.finish(replacingStartWith: header.words(sumOfRoots: roots.withUnsafeBytes { Checksum.of($0) }))
  }
}
