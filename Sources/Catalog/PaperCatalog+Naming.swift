import Papers

extension PaperCatalog {
  /// The rows of papers by their own identities, and the identities that are none's own: aliases, and those of papers
  /// that are not here. Quick for papers that stand near each other, right for all.
  package func rows(named ids: [PaperID]) -> (rows: RowSet, others: [PaperID]) {
    var rows = RowSet(capacity: count)
    var others: [PaperID] = []
    guard isMost(ids.count) else {
      for id in ids {
        if let row = row(of: id), self.id(at: row) == id { rows.insert(row) } else { others.append(id) }
      }
      return (rows, others)
    }
    withRowFinder(for: ids.count) { finder in
      var next = Row(0)
      for id in ids {
        if let row = finder.ownRow(of: id.key, near: next) {
          rows.insert(row)
          next = Row(row.number &+ 1)
        } else {
          others.append(id)
        }
      }
    }
    return (rows, others)
  }

  /// The identities of the papers of rows.
  package func ids(at rows: [Row]) -> [PaperID] {
    guard layout.isPlain, isMost(rows.count), let table = segments.first?.identities else { return rows.map { id(at: $0) } }
    return table.keys(of: rows).map { PaperID(key: $0) }
  }

  /// Whether so many papers are worth a look at all identities.
  private func isMost(_ number: Int) -> Bool { number > 64 && number > count / 16 }
}
