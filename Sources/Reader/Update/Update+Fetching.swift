import Catalog

extension State {
  /// Begins to fetch, or ends what was begun.
  mutating func fetch(_ name: String?) -> [Effect] {
    if case .files = origin { return say(.info, "These are files; papers are fetched into the library.") }
    if fetching != nil {
      fetching?.isStopping = true
      return [.stopFetching]
    }
    fetching = Fetching()
    return [.fetch(name.map { [$0] } ?? [])]
  }

  /// What begins by itself does not end what somebody began.
  mutating func startFetchingIfDue() -> [Effect] {
    fetching == nil ? fetch(nil) : []
  }

  mutating func take(_ step: FetchStep) -> [Effect] {
    fetching?.take(step)
    return []
  }

  mutating func endFetching(_ catalog: PaperCatalog?, failure: String?) -> [Effect] {
    let done = fetching ?? Fetching()
    fetching = nil
    notice = failure.map { Notice(.error, $0) } ?? Self.notice(of: done)
    guard let catalog else { return [] }
    guard isInTheWay else { return renew(catalog) }
    arrived = catalog
    notice = Notice(.info, "\(done.added.papers) new; \(firstKey(of: .refresh)) shows them.")
    return []
  }

  private static func notice(of done: Fetching) -> Notice {
    let new = done.added == 0 ? "Nothing new." : "\(done.added.papers) new."
    guard let first = done.problems.first, let problem = first.problem else { return Notice(.info, new) }
    let more = done.problems.count > 1 ? " (and \(done.problems.count - 1) more; lectern sources tells all)" : ""
    return Notice(.warning, "\(new) \(first.source): \(problem)\(more)")
  }

  /// Whether something is going on that other rows would disturb.
  private var isInTheWay: Bool {
    isTriaging || !picks.rows.isEmpty || picks.anchor != nil || overlay != nil || holdsKeys
  }

  /// Shows the same question in a catalog that has more papers; the selected paper stays selected.
  mutating func renew(_ catalog: PaperCatalog) -> [Effect] {
    let selected = list.selectedRow.map { self.catalog.paper(at: $0).id }
    let (wasEmpty, offset, pane) = (origin == .sample || self.catalog.count == 0, abstractOffset, focus)
    arrived = nil
    self.catalog = catalog
    if wasEmpty { return open(catalog, .library) }
    list = ListState()
    jumps = Jumps()
    reading = nil
    picks = Picks(capacity: catalog.count)
    triage = nil
    recountMarks()
    let effects = ask() + countSearches()
    jumps.wanted = selected.flatMap { catalog.row(of: $0) }
    keptPlace = KeptPlace(row: jumps.wanted, abstractOffset: offset, focus: pane)
    return effects
  }

  /// Puts the abstract back to where it was before the catalog was renewed.
  mutating func restorePlace() {
    guard let place = keptPlace else { return }
    keptPlace = nil
    guard place.row != nil, list.selectedRow == place.row else { return }
    focus = place.focus
    abstractOffset = place.abstractOffset
  }
}

/// Where somebody read when the catalog was renewed.
struct KeptPlace: Hashable, Sendable {
  var row: Row?
  var abstractOffset: Int
  var focus: Pane
}
