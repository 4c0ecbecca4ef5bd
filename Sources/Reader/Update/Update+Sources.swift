import Papers
import Terminal

extension State {
  /// Asks for the sources; they are shown when they are there.
  mutating func showSources() -> [Effect] {
    awaitsSources = true
    return [.listSources]
  }

  mutating func take(_ entries: [SourceEntry], problems: [String]) -> [Effect] {
    if case .sources(var page) = overlay {
      page.take(entries, problems: problems)
      overlay = .sources(page)
    } else if awaitsSources, overlay == nil {
      overlay = .sources(SourcesPage(entries: entries, problems: problems))
    }
    awaitsSources = false
    // Who has seen what failed need not be told any more.
    if case .sources = overlay { failures = [] }
    return []
  }

  mutating func press(_ key: Key, in page: SourcesPage) -> [Effect] {
    var page = page
    if page.isRemoving { return confirmRemoving(key, page) }
    var effects: [Effect] = []
    let step = max(1, sourcesHeight / 3)
    switch (key.code, key.modifiers) {
    case (.character("j"), []), (.down, _): page.select(page.selection + 1)
    case (.character("k"), []), (.up, _): page.select(page.selection - 1)
    case (.character("d"), .control), (.pageDown, _), (.character(" "), []): page.select(page.selection + step)
    case (.character("u"), .control), (.pageUp, _), (.backspace, _): page.select(page.selection - step)
    case (.character("g"), []), (.home, _): page.select(0)
    case (.character("G"), []), (.end, _): page.select(page.entries.count - 1)
    case (.enter, _), (.character("F"), []): effects = page.selected.map { fetch($0.name) } ?? []
    case (.character("a"), []): effects = page.entries.isEmpty ? [] : fetch(nil)
    case (.character("p"), []): effects = page.selected.map { [.pauseSource($0.name, isPaused: !$0.isPaused)] } ?? []
    case (.character("x"), []): page.isRemoving = page.selected != nil
    default:
      overlay = nil
      return []
    }
    overlay = .sources(page)
    return effects
  }

  /// A yes removes the source, anything else leaves it.
  private mutating func confirmRemoving(_ key: Key, _ page: SourcesPage) -> [Effect] {
    var page = page
    page.isRemoving = false
    overlay = .sources(page)
    guard let name = page.selected?.name, key.code == .character("y"), key.modifiers.isEmpty else {
      return say(.info, Messages.nothingRemoved)
    }
    return [.removeSource(name)]
  }

  /// Lines that the page has for sources.
  var sourcesHeight: Int { max(1, layout.popup(width: 100, height: 100).height - 3) }
}
