import Catalog

/// The papers that were selected for one command to be about all of them.
///
/// They stay selected whatever the list shows, until a mark was made on them or they are let go.
package struct Picks: Sendable, Equatable {
  package private(set) var rows: RowSet
  /// The line of the list where a range was begun, which reaches to the selected one.
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

  /// Selects papers, or lets them go when all of them were.
  mutating func toggle(_ many: [Row]) {
    if many.allSatisfy(rows.contains) { many.forEach { rows.remove($0) } } else { add(many) }
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
    list.rows[rangeOfPlaces]
  }

  private var rangeOfPlaces: Range<Int> {
    guard let anchor = picks.anchor else { return 0..<0 }
    return list.lines.places(on: min(anchor, list.selection)..<max(anchor, list.selection) + 1)
  }

  /// Every selected paper, those of the range being drawn among them.
  package var picked: RowSet {
    var rows = picks.rows
    for row in range { rows.insert(row) }
    return rows
  }

  /// Whether the paper at a place of the list is selected.
  package func isPicked(at place: Int) -> Bool {
    rangeOfPlaces.contains(place) || list.rows.indices.contains(place) && picks.rows.contains(list.rows[place])
  }

  /// Whether all papers of a group are selected. A very large one is not looked through for a frame.
  func isPicked(group: Int) -> Bool {
    guard let places = list.groups?.places(of: group), places.count <= 10_000 else { return false }
    if picks.anchor == nil, picks.rows.isEmpty { return false }
    return places.allSatisfy { isPicked(at: $0) }
  }

  /// The papers that a command is about: those selected, else those of the group whose header the cursor is on, else so
  /// many from the one under it on.
  func targets(_ count: Int? = nil) -> [Row] {
    if isTriaging { return selectedRow.map { [$0] } ?? [] }
    let picked = picked
    if !picked.isEmpty { return picked.rows }
    return list.targets(max(1, count ?? 1))
  }

  /// Makes the range that is being drawn a part of the selected papers.
  mutating func settleRange() {
    picks.add(range)
    picks.leaveRange()
  }
}
