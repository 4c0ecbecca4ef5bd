extension PaperCatalog {
  /// The papers that a query finds: all of them, with exact counts.
  ///
  /// - Returns: nil when cancelled, which is asked every fraction of a millisecond.
  package func find(
    _ query: Query, in context: QueryContext, isCancelled: @Sendable () -> Bool = { false }
  ) -> Matches? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let phrases = query.sort?.key == .relevance ? FoundPhrases() : nil
      let evaluation = Evaluation(catalog: self, context: context, phrases: phrases, isCancelled: isCancelled)
      do throws(Cancelled) {
        let set = try evaluation.rows(query.condition)
        let rows = try evaluation.rows(set, in: query)
        return Matches(rows: rows, set: set)
      } catch {
        return nil
      }
    }
  }

  /// The papers that a query finds, in no order; nil when cancelled.
  package func set(_ query: Query, in context: QueryContext, isCancelled: @Sendable () -> Bool = { false }) -> RowSet? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let evaluation = Evaluation(catalog: self, context: context, isCancelled: isCancelled)
      return try? evaluation.rows(query.condition)
    }
  }

  /// How many of some rows have each topic, the most frequent first, then by name; topics of none are left out.
  package func topicCounts(of rows: RowSet) -> [(topic: TopicID, count: Int)] {
    topicCounts(of: rows, isCancelled: { false }) ?? []
  }

  /// The same; nil when cancelled.
  package func topicCounts(
    of rows: RowSet, isCancelled: @Sendable () -> Bool
  ) -> [(topic: TopicID, count: Int)]? {
    var counts = [Int](repeating: 0, count: topics.count)
    for (number, segment) in segments.enumerated() {
      guard let own = segment.topicCounts(of: layout.part(of: rows, in: number), isCancelled) else { return nil }
      for (topic, count) in own.enumerated() where count > 0 { counts[topicNames.number(of: topic, in: number)] += count }
    }
    let found = counts.indices.filter { counts[$0] > 0 }.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : topics[$0].name < topics[$1].name
    }
    return found.map { (TopicID(Int32($0)), counts[$0]) }
  }
}

extension Segment {
  /// How many of some rows have each topic, by the topics' numbers here; nil when cancelled.
  ///
  /// Of more than half of all rows the others are counted, and taken from what all have: an inbox of millions costs as
  /// little as what is not in it.
  fileprivate func topicCounts(of rows: RowSet, _ isCancelled: @Sendable () -> Bool) -> [Int]? {
    guard rows.capacity == rowCount, rows.count > rowCount / 2 else { return counted(rows, isCancelled) }
    guard let others = counted(rows.complement, isCancelled) else { return nil }
    let all = snapshot.column(.topicCounts, of: UInt32.self)
    return others.enumerated().map { max(0, Int(all[$0]) - $1) }
  }

  /// The same, counted row by row, a share on each core.
  private func counted(_ rows: RowSet, _ isCancelled: @Sendable () -> Bool) -> [Int]? {
    let count = rows.count
    if count < rowCount / 1024 { return counted(few: rows) }
    let shares = rows.shares(min(coreCount, count / 65_536))
    let parts = concurrently(shares.count) { self.count(shares[$0], isCancelled) }
    return parts.dropFirst().reduce(parts.first ?? nil) { sum, part in
      sum.flatMap { sum in part.map { zip(sum, $0).map(+) } }
    }
  }

  /// The same of a few rows, of which only those are read: the columns as a whole are megabytes.
  private func counted(few rows: RowSet) -> [Int] {
    var counts = [Int](repeating: 0, count: columns.topicNames.count)
    for row in rows {
      for topic in columns.topics(row) { counts[topic] += 1 }
    }
    return counts
  }

  private func count(_ rows: RowSet, _ isCancelled: @Sendable () -> Bool) -> [Int]? {
    var counts = [Int](repeating: 0, count: columns.topicNames.count)
    var unchecked = 0
    counts.withUnsafeMutableBufferPointer { counts in
      columns.topicStarts.withNumbers { starts in
        let last = columns.topicNumbers.count
        columns.topicNumbers.withValues { number in
          for row in rows where row.index + 1 < starts.count {
            unchecked += 1
            if unchecked % 65_536 == 0, isCancelled() { return }
            var place = Int(starts[row.index])
            let end = min(Int(starts[row.index + 1]), last)
            while place < end {
              let topic = number(place)
              if counts.indices.contains(topic) { counts[topic] += 1 }
              place += 1
            }
          }
        }
      }
    }
    return unchecked >= 65_536 && isCancelled() ? nil : counts
  }
}
