extension State {
  /// The lines of the sidebar that can be selected.
  private var sidebarEntries: [SidebarLine] { sidebarLines.filter(\.isEntry) }

  mutating func selectSidebarEntry(_ index: Int) {
    sidebar.selection = min(max(0, index), max(0, sidebarEntries.count - 1))
    keepSidebarInView()
  }

  /// The line, from the top of the sidebar, on which the selected entry stands.
  package var selectedSidebarLine: Int {
    let lines = sidebarLines
    return lines.indices.lazy.filter { lines[$0].isEntry }.dropFirst(sidebar.selection).first ?? 0
  }

  /// Call after the lines or the pane's height changed.
  mutating func keepSidebarInView() {
    sidebar.selection = min(sidebar.selection, max(0, sidebarEntries.count - 1))
    let height = max(1, layout.content(of: .sidebar).height)
    let line = selectedSidebarLine
    sidebar.offset = min(max(sidebar.offset, line - height + 1), sidebar.selection == 0 ? 0 : line)
  }

  mutating func chooseSidebarEntry() -> [Effect] {
    guard sidebarEntries.indices.contains(sidebar.selection) else { return [] }
    return choose(sidebarEntries[sidebar.selection])
  }

  mutating func choose(_ line: SidebarLine) -> [Effect] {
    switch line {
    case .heading, .blank: return []
    case .queue(let queue): return show(queue)
    case .search(let search, _): return show(searchNamed: search.name)
    case .tag(let name, _): return show(tag: name)
    case .topic(let name, _): return toggleTopic(named: name)
    }
  }
}
