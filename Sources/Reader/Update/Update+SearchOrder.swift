import Terminal

/// Renaming, moving and deleting saved searches: those selected in the sidebar, or else the one on show.
extension State {
  /// The saved search on the selected line of the sidebar.
  var selectedSearch: Search? {
    let lines = sidebarLines
    let line = selectedSidebarLine
    guard lines.indices.contains(line), case .search(let search, _) = lines[line] else { return nil }
    return search
  }

  /// The saved search that a command is about; nil where there is none, which is said.
  private mutating func target(named name: String? = nil) -> Search? {
    if let name {
      if let search = search(named: name) { return search }
      notice = Notice(.info, withoutSearch(named: name))
      return nil
    }
    if let search = focus == .sidebar ? selectedSearch : searches.first(where: isShown) { return search }
    notice = Notice(.info, searches.isEmpty ? withoutSearch(named: "") : Messages.noSearchSelected)
    return nil
  }

  /// Gives the search another name; without one, opens the line to type it.
  mutating func renameSearch(to name: String?) -> [Effect] {
    guard let search = target() else { return [] }
    guard let name, !name.allSatisfy(\.isWhitespace) else {
      return startCommand("\(Command.renameSearch.rawValue) \(search.name)")
    }
    guard name != search.name else { return say(.info, Messages.hasThatName) }
    guard !searches.contains(where: { $0.name == name }) else {
      return say(.error, Messages.notRenamed(name))
    }
    return [.changeSearches(.rename(search.name, to: name))]
  }

  /// Asks before it takes a search out of the file.
  mutating func deleteSearch(named name: String?) -> [Effect] {
    guard let search = target(named: name) else { return [] }
    overlay = .deletion(search)
    return []
  }

  mutating func confirm(_ key: Key, deletionOf search: Search) -> [Effect] {
    overlay = nil
    guard [.character("y"), .enter].contains(key.code), key.modifiers.isEmpty else {
      return say(.info, Messages.nothingChanged)
    }
    return [.changeSearches(.delete(search.name))]
  }

  /// Moves the search that is selected in the sidebar; nil when none is. It is seen at once, and on disk soon after.
  mutating func moveSearch(by step: Int) -> [Effect]? {
    guard focus == .sidebar, let search = selectedSearch, let from = searches.firstIndex(where: { $0.name == search.name })
    else { return nil }
    let to = min(max(0, from + step), searches.count - 1)
    guard to != from else { return say(.info, Messages.edgeOfSearches(isFirst: step < 0)) }
    let other = searches[to].name
    searches.insert(searches.remove(at: from), at: to)
    select(searchNamed: search.name)
    keepSidebarInView()
    return [.changeSearches(.move(search.name, to: other))]
  }

  /// Selects a saved search in the sidebar, when it is there.
  mutating func select(searchNamed name: String) {
    let place = sidebarLines.filter(\.isEntry).firstIndex { line in
      if case .search(let search, _) = line { search.name == name } else { false }
    }
    if let place { sidebar.selection = place }
  }
}
