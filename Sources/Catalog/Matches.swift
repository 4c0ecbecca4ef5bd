/// The answer to a query.
package struct Matches: Sendable {
  /// All rows, in the order of the query.
  package let rows: RowList
  /// The same rows as a set.
  package let set: RowSet

  package init(rows: RowList, set: RowSet) {
    self.rows = rows
    self.set = set
  }

  package var count: Int { rows.count }
}
