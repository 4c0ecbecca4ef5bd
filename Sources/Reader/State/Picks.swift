import Catalog

/// The papers that were selected for one command to be about all of them.
///
/// They stay selected whatever the list shows, until a mark was made on them or they are let go.
package struct Picks: Sendable, Equatable {
  package private(set) var rows: RowSet
  /// The index in the list where a range was begun, which reaches to the selected row.
  package private(set) var anchor: Int?
  /// The last papers that were let go, for `reselect`.
  private var previous: RowSet

  package init(capacity: Int) {
    rows = RowSet(capacity: capacity)
    previous = rows
  }

  mutating func toggle(_ row: Row) {
    if rows.contains(row) { rows.remove(row) } else { rows.insert(row) }
  }

  mutating func add(_ more: RowSet) { rows.formUnion(more) }

  mutating func add(_ more: some Sequence<Row>) { for row in more { rows.insert(row) } }

  mutating func subtract(_ others: RowSet) { rows.subtract(others) }

  mutating func beginRange(at index: Int) { anchor = index }

  mutating func leaveRange() { anchor = nil }

  /// Lets all of them go; `reselect` takes them again.
  mutating func clear() {
    if !rows.isEmpty { previous = rows }
    rows = RowSet(capacity: rows.capacity)
    anchor = nil
  }

  mutating func restore() { rows = previous }
}

extension State {
  /// The rows of the range that is being drawn, from where it was begun to the selected row.
  private var range: Slice<RowList> {
    guard let anchor = picks.anchor, !list.rows.isEmpty else { return list.rows[0..<0] }
    let start = min(anchor, list.selection, list.rows.count - 1)
    return list.rows[start...min(max(anchor, list.selection), list.rows.count - 1)]
  }

  /// Every selected paper, those of the range being drawn among them.
  package var picked: RowSet {
    var rows = picks.rows
    for row in range { rows.insert(row) }
    return rows
  }

  package func isPicked(at index: Int) -> Bool {
    if let anchor = picks.anchor, (min(anchor, list.selection)...max(anchor, list.selection)).contains(index) {
      return true
    }
    return list.rows.indices.contains(index) && picks.rows.contains(list.rows[index])
  }

  /// The papers that a command is about: those selected, else so many from the one under the cursor on.
  func targets(_ count: Int? = nil) -> [Row] {
    if isTriaging { return selectedRow.map { [$0] } ?? [] }
    let picked = picked
    if !picked.isEmpty { return picked.rows }
    return Array(list.rows.dropFirst(list.selection).prefix(max(1, count ?? 1)))
  }

  /// Makes the range that is being drawn a part of the selected papers.
  mutating func settleRange() {
    picks.add(range)
    picks.leaveRange()
  }
}
