import Catalog
import Papers

extension State {
  /// Shows what a saved search finds, by its place in the sidebar from 1 or by its name.
  mutating func show(searchNamed name: String) -> [Effect] {
    if name.isEmpty { return startCommand("\(Command.search.rawValue) ") }
    if !searches.contains(where: { $0.name == name }), let question = RemoteQuestion(name), isPlace(question.place) {
      guard !question.query.isEmpty else { return startCommand("\(Command.search.rawValue) \(question.place) ") }
      return startRemote(question)
    }
    guard let search = search(named: name) else { return say(.info, withoutSearch(named: name)) }
    let leaving = goHome()
    filter = Filter(queue: .all)
    filter.type(search.text)
    abstractOffset = 0
    if layout.shape == .single { focus = .list }
    return leaving + ask()
  }

  /// Whether a service or a source has this name.
  private func isPlace(_ name: String) -> Bool {
    sourceNames.contains(name) || offers.contains { $0.name == name && $0.isSearchable }
  }

  /// A saved search by its name, or by its place from 1.
  func search(named name: String) -> Search? {
    let byNumber = Int(name).flatMap { searches.indices.contains($0 - 1) ? searches[$0 - 1] : nil }
    return searches.first { $0.name == name } ?? byNumber
  }

  func withoutSearch(named name: String) -> String {
    guard !searches.isEmpty else { return Messages.noSearchYet(save: firstKey(of: .saveSearch)) }
    return Messages.noSearch(name, searches.map(\.name))
  }

  /// Saves what the list shows now under a name; without one, opens the line to type it.
  mutating func saveSearch(named name: String?) -> [Effect] {
    guard filter.likeness == nil else { return say(.info, Messages.likenessIsNoSearch) }
    let text = "\(filter.combined)"
    guard !text.isEmpty else { return say(.info, Messages.noFilterToSave(filter: firstKey(of: .filter))) }
    guard let name, !name.allSatisfy(\.isWhitespace) else {
      overlay = .prompt(Prompt(.command, text: "\(Command.saveSearch.rawValue) ", filterBefore: filter))
      settle()
      return []
    }
    return [.changeSearches(.save(name: name, query: text))]
  }

  /// Takes the searches as they are in the file now.
  mutating func take(_ searches: [Search]) -> [Effect] {
    let selected = focus == .sidebar ? selectedSearch : nil
    replace(searches: searches)
    if let selected { select(searchNamed: selected.name) }
    keepSidebarInView()
    return countSearches()
  }

  /// Asks how many papers each search finds.
  func countSearches() -> [Effect] {
    searches.isEmpty || remote != nil ? [] : [.count(CountRequest(queries: searches.map(\.query), marks: rowMarks))]
  }

  /// Takes the counts of these queries, unless other searches have come meanwhile.
  mutating func take(counts: [Query: Int]) -> [Effect] {
    for index in searches.indices {
      if let count = counts[searches[index].query] { searches[index].count = count }
    }
    return []
  }

  /// Whether the list shows what a search finds.
  func isShown(_ search: Search) -> Bool {
    remote == nil && filter.queue == .all && filter.likeness == nil && filter.topics.isEmpty && filter.text == search.text
  }
}

extension CountRequest {
  /// How many papers each query finds; nil when cancelled.
  package func answer(from catalog: PaperCatalog, at now: Timestamp, isCancelled: @Sendable () -> Bool = { false }) -> [Query: Int]? {
    let context = QueryContext(marks: marks, now: now)
    var counts: [Query: Int] = [:]
    for query in queries {
      guard let set = catalog.set(query, in: context, isCancelled: isCancelled) else { return nil }
      counts[query] = set.count
    }
    return counts
  }
}
