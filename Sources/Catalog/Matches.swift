/// The answer to a query.
package struct Matches: Sendable {
  /// All rows, in the order of the query.
  package let rows: RowList
  /// The same rows as a set.
  package let set: RowSet

  package var count: Int { rows.count }
}
