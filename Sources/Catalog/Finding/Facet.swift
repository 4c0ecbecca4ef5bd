/// A property by which papers are counted, besides their topics.
package enum Facet: String, Hashable, Sendable, CaseIterable {
  case years, venues, authors
}

extension PaperCatalog {
  /// How many of some rows have each value of a facet, the most frequent first, then by name; years the newest
  /// first. Papers without a value are left out. Nil when cancelled.
  ///
  /// - Parameter limit: how many values at most.
  package func counts(
    by facet: Facet, of rows: RowSet, limit: Int = .max, isCancelled: () -> Bool = { false }
  ) -> [(name: String, count: Int)]? {
    switch facet {
    case .years: return yearCounts(of: rows)
    case .venues:
      let values = columns.venues
      return counts(of: rows, columns.venueNames, limit, isCancelled) { row, visit in
        // The first name is that of no venue.
        if values[row] != 0 { visit(Int(values[row])) }
      }
    case .authors:
      return columns.authorStarts.withNumbers { starts in
        columns.authorNumbers.withNumbers { numbers in
          counts(of: rows, columns.authorNames, limit, isCancelled) { row, visit in
            guard row + 1 < starts.count else { return }
            var place = Int(starts[row])
            while place < min(Int(starts[row + 1]), numbers.count) {
              visit(Int(numbers[place]))
              place += 1
            }
          }
        }
      }
    }
  }

  /// Dates fall from row to row, so that each year is a stretch of rows.
  private func yearCounts(of rows: RowSet) -> [(name: String, count: Int)] {
    let ranked = RankedRows(rows)
    var counts: [(name: String, count: Int)] = []
    var start = 0
    let end = columns.datedRowCount
    while start < end {
      let year = columns.publishedDates[start] / 10_000
      let next = max(start + 1, columns.rows(publishedIn: year * 10_000...year * 10_000 + 9999).upperBound)
      let count = ranked.place(of: Row(Int32(next))) - ranked.place(of: Row(Int32(start)))
      if count > 0 { counts.append(("\(year)", count)) }
      start = next
    }
    return counts
  }

  @inline(__always)
  private func counts(
    of rows: RowSet, _ names: TextColumn, _ limit: Int, _ isCancelled: () -> Bool,
    _ values: (_ row: Int, _ visit: (Int) -> Void) -> Void
  ) -> [(name: String, count: Int)]? {
    var counts = [UInt32](repeating: 0, count: names.count)
    var unchecked = 0
    for row in rows {
      unchecked += 1
      if unchecked % 65_536 == 0, isCancelled() { return nil }
      values(row.index) { if $0 < counts.count { counts[$0] &+= 1 } }
    }
    let found = counts.indices.filter { counts[$0] > 0 }.sorted { counts[$0] > counts[$1] }
    guard let least = found.prefix(limit).last.map({ counts[$0] }) else { return [] }
    // Of those that are equal at the end, the first by name.
    let kept = found.prefix { counts[$0] >= least }.map { (name: names[$0], count: Int(counts[$0])) }
    return Array(kept.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(limit))
  }
}
