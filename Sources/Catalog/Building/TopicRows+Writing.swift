extension TopicRows {
  /// Packs the rows of each topic.
  ///
  /// - Parameters:
  ///   - ends: for each row where its topics end in `numbers`.
  ///   - topicCount: how many topics there are.
  static func write(ends: [UInt32], numbers: [UInt32], topicCount: Int, to writer: inout SnapshotWriter) {
    let (starts, rows) = grouped(ends: ends, numbers: numbers, topicCount: topicCount)
    var listStarts: [UInt32] = [0]
    var blocks = BlockWriter()
    writer.write(.topicRows) { sink in
      let start = sink.count
      for topic in 0..<topicCount {
        for row in rows[starts[topic]..<starts[topic + 1]] { blocks.add(row) }
        blocks.finish { sink.append($0) }
        listStarts.append(UInt32(truncatingIfNeeded: sink.count - start))
      }
      sink.append([UInt8](repeating: 0, count: Postings.padding))
    }
    writer.write(listStarts, as: .topicRowStarts)
  }

  /// The rows of all topics one after another, and where those of each begin.
  private static func grouped(
    ends: [UInt32], numbers: [UInt32], topicCount: Int
  ) -> (starts: [Int], rows: [Int32]) {
    var starts = [Int](repeating: 0, count: topicCount + 1)
    for topic in numbers { starts[Int(topic) + 1] += 1 }
    for topic in 0..<topicCount { starts[topic + 1] += starts[topic] }
    var next = starts
    var rows = [Int32](repeating: 0, count: numbers.count)
    var place = 0
    for (row, end) in ends.enumerated() {
      while place < Int(end) {
        let topic = Int(numbers[place])
        rows[next[topic]] = Int32(truncatingIfNeeded: row)
        next[topic] += 1
        place += 1
      }
    }
    return (starts, rows)
  }
}
