import Papers

extension PaperCatalog {
  /// The rows of papers by their own identities, and the identities that are none's own: aliases, and those of papers
  /// that are not here. Quick for papers that stand near each other, right for all.
  package func rows(named ids: [PaperID]) -> (rows: RowSet, others: [PaperID]) {
    var rows = RowSet(capacity: count)
    var others: [PaperID] = []
    var next = Row(0)
    for id in ids {
      if let row = near(next, id) ?? row(of: id), isOwn(id, of: row) {
        rows.insert(row)
        next = Row(row.number &+ 1)
      } else {
        others.append(id)
      }
    }
    return (rows, others)
  }

  /// The row of a paper, if it is one of the few from another one on.
  private func near(_ row: Row, _ id: PaperID) -> Row? {
    for number in row.number..<min(row.number &+ 4, Int32(truncatingIfNeeded: count)) where isOwn(id, of: Row(number)) {
      return Row(number)
    }
    return nil
  }

  private func isOwn(_ id: PaperID, of row: Row) -> Bool {
    locate(row).map { $0.segment.identities.isKey(id.key, of: $0.row) } ?? false
  }
}
