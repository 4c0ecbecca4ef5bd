/// The answer to a query.
package struct Matches: Sendable {
  /// All rows, in the order of the query.
  package let rows: [Row]
  /// The same rows as a set.
  package let set: RowSet
  /// How many of the rows have each topic, the most frequent first, then by name; topics of none are left
  /// out.
  package let topicCounts: [(topic: TopicID, count: Int)]

  package init(rows: [Row], set: RowSet, topicCounts: [(topic: TopicID, count: Int)]) {
    self.rows = rows
    self.set = set
    self.topicCounts = topicCounts
  }

  package var count: Int { rows.count }
}
