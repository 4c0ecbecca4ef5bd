/// The rows of each topic, packed as those of a word are (see `Postings`), so that a topic is asked for without a look
/// at every row.
struct TopicRows: Sendable {
  private let counts: Column<UInt32>
  private let starts: Column<UInt32>
  private let lists: Column<UInt8>
  private let rowCount: Int

  init(_ snapshot: Snapshot) {
    counts = snapshot.column(.topicCounts, of: UInt32.self)
    starts = snapshot.column(.topicRowStarts, of: UInt32.self)
    lists = snapshot.column(.topicRows, of: UInt8.self)
    rowCount = snapshot.rowCount
  }

  /// The rows before one that have any of some topics, chosen by number.
  func rows(ofTopics isChosen: [Bool], before end: Int) -> RowSet {
    var result = RowSet(capacity: min(end, rowCount))
    for topic in isChosen.indices where isChosen[topic] {
      withList(of: topic) { $0.insert(into: &result) }
    }
    return result
  }

  private func withList(of topic: Int, _ body: (PostingList) -> Void) {
    let range = starts.range(at: topic, limit: lists.count)
    let padded = range.lowerBound..<min(range.upperBound + Postings.padding, lists.count)
    lists.withNumbers(padded) { bytes in
      body(
        PostingList(
          UnsafeRawBufferPointer(bytes), at: 0, count: min(Int(counts[topic]), rowCount), rowLimit: rowCount))
    }
  }
}
