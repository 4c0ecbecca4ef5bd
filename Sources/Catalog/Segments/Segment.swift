import Synchronization

/// A compiled stretch of the library's text: columns, identities and index of the papers in it.
///
/// A library's first segment begins where the text does and is the large one. Papers that come later are compiled
/// into segments of their own above it, which takes as long as they are many, and are joined with it when there is
/// time. See `SegmentFiles` and `RowLayout`.
///
/// Whoever looks at one shares it: a copy of its thirty columns would cost more than most looks.
final class Segment: Sendable {
  /// No other segment of the process has it: what was found in this one is not taken for found in another.
  let number = lastNumber.add(1, ordering: .relaxed).newValue
  private static let lastNumber = Atomic<UInt64>(0)

  let snapshot: Snapshot
  let columns: RowData
  let identities: IdentityTable
  let index: TermIndex
  let topicRows: TopicRows

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    columns = RowData(snapshot)
    identities = IdentityTable(snapshot)
    index = TermIndex(snapshot)
    topicRows = TopicRows(snapshot)
  }

  /// How many papers it has, those included that a segment above has a newer line of.
  var rowCount: Int { snapshot.rowCount }

  /// Where its part of the text ends.
  var end: Int { Int(clamping: snapshot.stamp.size) }

  /// How many rows come before a paper of another segment in the default order.
  func place(of paper: (published: Int32, id: ArraySlice<UInt8>), from start: Int = 0) -> Int {
    var (low, step) = (start, 1)
    while low + step <= rowCount, isBefore(low + step - 1, paper) {
      low += step
      step *= 2
    }
    var high = min(low + step, rowCount)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle, paper) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isBefore(_ row: Int, _ paper: (published: Int32, id: ArraySlice<UInt8>)) -> Bool {
    let date = columns.publishedDates[row]
    if date != paper.published { return date > paper.published }
    return paper.id.withUnsafeBufferPointer { identities.isBefore(row, $0) }
  }
}
