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
    by facet: Facet, of rows: RowSet, limit: Int = .max, isCancelled: @Sendable () -> Bool = { false }
  ) -> [(name: String, count: Int)]? {
    if facet == .years { return yearCounts(of: rows) }
    let names = names(of: facet)
    var counts = [UInt32](repeating: 0, count: names.count)
    for (number, segment) in segments.enumerated() {
      var unchecked = 0
      segment.columns.withValues(of: facet) { values in
        for row in layout.part(of: rows, in: number) {
          unchecked += 1
          if unchecked % 65_536 == 0, isCancelled() { return }
          values(row.index) { value in
            let name = names.number(of: value, in: number)
            if name < counts.count { counts[name] &+= 1 }
          }
        }
      }
      if unchecked >= 65_536, isCancelled() { return nil }
    }
    return Self.mostFrequent(counts, names, limit)
  }

  /// The venues or authors of all papers.
  func names(of facet: Facet) -> JoinedNames {
    joinedNames.value(of: facet) { JoinedNames(segments.map { $0.columns.names(of: facet) }) }
  }

  /// Dates fall from row to row, so that each year is a stretch of rows in every segment.
  private func yearCounts(of rows: RowSet) -> [(name: String, count: Int)] {
    var counts: [Int32: Int] = [:]
    for (number, segment) in segments.enumerated() {
      let ranked = RankedRows(layout.part(of: rows, in: number))
      let columns = segment.columns
      var start = 0
      let end = columns.datedRowCount
      while start < end {
        let year = columns.publishedDates[start] / 10_000
        let next = max(start + 1, columns.rows(publishedIn: year * 10_000...year * 10_000 + 9999).upperBound)
        let count = ranked.place(of: Row(Int32(next))) - ranked.place(of: Row(Int32(start)))
        if count > 0 { counts[year, default: 0] += count }
        start = next
      }
    }
    return counts.sorted { $0.key > $1.key }.map { ("\($0.key)", $0.value) }
  }

  private static func mostFrequent(
    _ counts: [UInt32], _ names: JoinedNames, _ limit: Int
  ) -> [(name: String, count: Int)] {
    let found = counts.indices.filter { counts[$0] > 0 }.sorted { counts[$0] > counts[$1] }
    guard let least = found.prefix(limit).last.map({ counts[$0] }) else { return [] }
    // Of those that are equal at the end, the first by name.
    let kept = found.prefix { counts[$0] >= least }.map { (name: names[$0], count: Int(counts[$0])) }
    return Array(kept.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(limit))
  }
}

extension RowData {
  fileprivate func names(of facet: Facet) -> TextColumn { facet == .authors ? authorNames : venueNames }

  /// Lets `body` ask for the values of rows, as numbers in the names.
  @inline(__always)
  fileprivate func withValues(of facet: Facet, _ body: (_ values: (_ row: Int, _ visit: (Int) -> Void) -> Void) -> Void) {
    guard facet == .authors else {
      return venues.withNumbers { venues in
        body { row, visit in
          // The first name is that of no venue.
          if row < venues.count, venues[row] != 0 { visit(Int(venues[row])) }
        }
      }
    }
    authorStarts.withNumbers { starts in
      authorNumbers.withNumbers { numbers in
        body { row, visit in
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
