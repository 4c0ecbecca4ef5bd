import Catalog

/// What happens when papers come into the library while it is being read.
extension State {
  /// Keeps the larger catalog until the next question, so that no row moves by itself.
  mutating func take(grown catalog: PaperCatalog) -> [Effect] {
    let isWanted = awaited == .wanted
    awaited = .nothing
    if takeHome(catalog) { return [] }
    guard origin == .library, loading == nil, self.catalog.count > 0 else { return open(catalog, .library) }
    arrived = catalog
    if isWanted { return ask() }
    let more = catalog.count - self.catalog.count
    // What went wrong must not be lost behind what went well.
    if let notice, notice.kind != .info { return [] }
    return say(.info, Messages.grown(more, refresh: firstKey(of: .refresh)))
  }

  /// Asks again; for papers that were fetched and are not there yet, once more when they are.
  mutating func refresh() -> [Effect] {
    if arrived == nil, awaited == .papers { awaited = .wanted }
    return ask()
  }

  /// Goes over to the catalog that came. Not while rows stand for papers that somebody is about to mark.
  mutating func takeArrived() {
    guard let arrived, !isTriaging, picked.isEmpty, unanswered.isEmpty else { return }
    self.arrived = nil
    move(to: arrived)
  }

  /// Shows the papers of another catalog where those of this one stood.
  mutating func move(to larger: PaperCatalog) {
    let earlier = catalog
    catalog = larger
    trends = nil
    let moved = { (row: Row) in larger.row(of: earlier.id(at: row)) }
    list.moveRows(moved)
    list.forgetFolds()
    jumps.moveRows(moved)
    if triage?.moveRows(moved) == false { triage = nil }
    reading = reading.flatMap { reading in
      moved(reading.row).map { Reading(row: $0, since: reading.since, readBefore: reading.readBefore, isSettled: reading.isSettled) }
    }
    if let row = find?.row { find?.row = moved(row) }
    picks = Picks(capacity: catalog.count)
    recountMarks()
  }

  /// The row that a paper has which stood in a row of an earlier catalog.
  func row(_ row: Row?, of earlier: PaperCatalog) -> Row? {
    earlier === catalog ? row : row.flatMap { catalog.row(of: earlier.id(at: $0)) }
  }
}

extension ListState {
  /// So many rows beyond those in view stay until the next answer, which is a few milliseconds away.
  private static let margin = 200

  /// Keeps the rows in view and some around them, as those of another catalog.
  fileprivate mutating func moveRows(_ moved: (Row) -> Row?) {
    let first = lines.places(on: offset..<offset + 1).lowerBound
    let start = max(0, min(selectedPlace, first) - Self.margin)
    let near = rows.indices.clamped(to: start..<start + 4 * Self.margin)
    let selected = selectedRow.flatMap(moved)
    let kept = near.compactMap { moved(rows[$0]) }
    let place = selected.flatMap { kept.firstIndex(of: $0) }
    show(RowList(kept), selection: place ?? 0, offset: place.map { $0 - (selection - offset) } ?? first - start)
  }
}

extension Jumps {
  fileprivate mutating func moveRows(_ moved: (Row) -> Row?) {
    if let row = last?.row { last?.row = moved(row) }
    wanted = wanted.flatMap(moved)
    changePlaces { $0.row = $0.row.flatMap(moved) }
  }
}
