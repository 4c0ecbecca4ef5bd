extension Evaluation {
  /// The rows of a set in the order of a query.
  func rows(_ set: RowSet, in query: Query) throws(Cancelled) -> [Row] {
    let sort = query.sort ?? Sort(.date)
    switch sort.key {
    case .date:
      return sort.isReversed ? reversed(set.rows, known: datedCount(set)) : set.rows
    case .relevance:
      let ranked = Ranking.sorted(set, by: try relevance(of: query, within: set))
      return sort.isReversed ? ranked.reversed() : ranked
    case .added, .updated, .title, .score:
      guard let order = catalog.columns.order(by: sort.key) else { return set.rows }
      return rows(set, in: order.rows, known: order.known, isReversed: sort.isReversed)
    }
  }

  private func datedCount(_ set: RowSet) -> Int {
    set.intersectionCount(RowSet(capacity: set.capacity, range: 0..<catalog.columns.datedRowCount))
  }

  /// The first `known` rows the other way round, the rest as they are.
  private func reversed(_ rows: [Row], known: Int) -> [Row] {
    Array(rows[..<known].reversed() + rows[known...])
  }

  private func rows(
    _ set: RowSet, in order: Column<UInt32>, known: Int, isReversed: Bool
  ) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(set.count)
    var knownCount = 0
    order.withNumbers { order in
      for place in order.indices {
        let row = Row(Int32(truncatingIfNeeded: order[place]))
        if set.contains(row) { rows.append(row) }
        if place == known - 1 { knownCount = rows.count }
      }
    }
    return isReversed ? reversed(rows, known: knownCount) : rows
  }
}
