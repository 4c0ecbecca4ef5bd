extension Evaluation {
  /// The rows of a set in the order of a query.
  func rows(_ set: RowSet, in query: Query) throws(Cancelled) -> RowList {
    let sort = query.sort ?? Sort(.date)
    switch sort.key {
    case .date:
      return RowList(set, reversed: sort.isReversed ? datedCount(set) : 0)
    case .relevance:
      if !sort.isReversed { return try byRelevance(set, query) }
      return RowList(try ranked(set, by: query).reversed())
    case .likeness:
      guard let order = context.likenessOrder else { return RowList(set) }
      guard let rows = order(set, isCancelled) else { throw Cancelled() }
      return RowList(sort.isReversed ? rows.reversed() : rows)
    case .hand: return RowList(inHandOrder(set, isReversed: sort.isReversed))
    case .recommended: return recommended(set, isReversed: sort.isReversed)
    case .added, .updated, .title, .score:
      let ordered = catalog.withOrder(by: sort.key) { order, known in
        rows(set, in: order, known: known, isReversed: sort.isReversed)
      }
      return ordered ?? RowList(set)
    }
  }

  private func datedCount(_ set: RowSet) -> Int {
    set.intersectionCount(
      joined { RowSet(capacity: $2, range: 0..<$0.columns.datedRowCount) })
  }

  /// The papers that have a place, and after them the others, newest first.
  private func inHandOrder(_ set: RowSet, isReversed: Bool) -> [Row] {
    let places = context.marks.places.filter { set.contains($0.key) }
    let placed = places.sorted { ($0.value, $0.key.index) < ($1.value, $1.key.index) }.map(\.key)
    let others = set.subtracting(RowSet(capacity: set.capacity, placed)).rows
    return (isReversed ? placed.reversed() : placed) + others
  }

  /// The first `known` rows the other way round, the rest as they are.
  private func reversed(_ rows: [Row], known: Int) -> [Row] {
    Array(rows[..<known].reversed() + rows[known...])
  }

  private func rows(
    _ set: RowSet, in order: UnsafeBufferPointer<UInt32>, known: Int, isReversed: Bool
  ) -> RowList {
    var rows: [Row] = []
    rows.reserveCapacity(set.count)
    var knownCount = 0
    for place in order.indices {
      let row = Row(Int32(truncatingIfNeeded: order[place]))
      if set.contains(row) { rows.append(row) }
      if place == known - 1 { knownCount = rows.count }
    }
    return RowList(isReversed ? reversed(rows, known: knownCount) : rows)
  }
}
