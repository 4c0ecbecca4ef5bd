import Catalog
import Terminal

extension State {
  /// Moves in the pane that has the focus.
  mutating func move(_ command: Command, times: Int = 1) -> [Effect] {
    let height = max(1, focus == .list ? listHeight : layout.content(of: focus).height)
    let (lines, isPage) =
      switch command {
      case .next: (times, false)
      case .previous: (-times, false)
      case .pageDown: (times * max(1, height - 2), true)
      case .pageUp: (-times * max(1, height - 2), true)
      case .halfPageDown: (times * max(1, height / 2), true)
      default: (-times * max(1, height / 2), true)
      }
    switch focus {
    case .list:
      abstractOffset = 0
      if isPage {
        list.page(by: lines, height: height)
      } else {
        list.select(list.selection + lines, height: height)
      }
    case .sidebar: selectSidebarEntry(sidebar.selection + lines)
    case .abstract: scrollAbstract(to: abstractOffset + lines)
    }
    return []
  }

  /// To the first or last line of the pane that has the focus, or to the line of that number.
  mutating func goToEnd(_ command: Command, or number: Int?) -> [Effect] {
    let target = number.map { max(0, $0 - 1) } ?? (command == .first ? 0 : Int(Int32.max))
    switch focus {
    case .list:
      abstractOffset = 0
      let place = min(target, max(0, list.rows.count - 1))
      if number == nil { list.select(list.lines.line(of: place), height: listHeight) } else { list.select(place: place, height: listHeight) }
    case .sidebar: selectSidebarEntry(target)
    case .abstract: scrollAbstract(to: target)
    }
    return []
  }

  /// Moves the list under the selection, which stays.
  mutating func align(_ command: Command) -> [Effect] {
    let height = listHeight
    let line =
      switch command {
      case .alignTop: 0
      case .alignBottom: height - 1
      default: height / 2
      }
    list.align(to: line, height: height)
    return []
  }

  /// Selects the paper at a place of the list, from whichever pane.
  mutating func step(to place: Int) -> [Effect] {
    guard list.rows.indices.contains(place) else {
      return say(.info, list.rows.isEmpty ? Messages.noPaperSelected : Messages.edgeOfPapers(isFirst: place < 0))
    }
    list.select(place: place, height: listHeight)
    abstractOffset = 0
    return []
  }

  /// Unread and not dismissed, among the rows on show.
  mutating func stepToUnread(forward: Bool, times: Int = 1) -> [Effect] {
    let closed = [rowMarks.read, rowMarks.dismissed, rowMarks.snoozed]
    let start = list.selectedPlace
    // From a header, its first paper is one of those below.
    let isFirstOpen = forward && list.selectedGroup != nil && !closed.contains { $0.contains(list.rows[start]) }
    if isFirstOpen, times == 1 { return step(to: start) }
    let steps = isFirstOpen ? times - 1 : times
    let found = list.rows.index(from: start, forward: forward, steps: steps, outside: closed) ?? (isFirstOpen ? start : nil)
    guard let found else {
      return say(.info, Messages.noUnread(isBelow: forward))
    }
    return step(to: found)
  }

  /// In a paper in which something was looked for: its next match of that. Else in a paper: its next line with a match of the filter, and after the last the next paper; in the list: the next
  /// paper, since every paper of a filtered list matches.
  mutating func stepToMatch(forward: Bool) -> [Effect] {
    if focus == .abstract, find != nil { return stepToFound(forward ? 1 : -1) }
    if focus == .abstract, let page = abstractPage {
      let lines = page.lines.indices.filter { page.lines[$0].hasMatch }
      let lowest = max(0, page.lines.count - layout.content(of: .abstract).height)
      let next = forward ? lines.first { $0 > abstractOffset } : lines.last { $0 < abstractOffset }
      if let next, forward ? abstractOffset < lowest : abstractOffset > 0 {
        scrollAbstract(to: next)
        return []
      }
    }
    return step(to: list.place(after: forward ? 1 : -1))
  }

  mutating func scrollAbstract(to line: Int) {
    let height = layout.content(of: .abstract).height
    guard line > 0, height > 0, let page = abstractPage else {
      abstractOffset = 0
      return
    }
    abstractOffset = min(line, max(0, page.lines.count - height))
  }

  mutating func focusPane(_ step: Int) -> [Effect] {
    if layout.isZen {
      focus = .list
      settle()
      return []
    }
    let panes = layout.shape == .single ? Pane.allCases : Pane.allCases.filter { layout.panes[$0] != nil }
    guard let index = panes.firstIndex(of: focus), !panes.isEmpty else { return [] }
    focus = panes[(index + step + panes.count) % panes.count]
    settle()
    return []
  }

  mutating func toggleSidebar() -> [Effect] {
    if layout.isZen { isZen = false }
    if layout.shape == .single {
      focus = focus == .sidebar ? .list : .sidebar
    } else {
      let isShown = layout.panes[.sidebar] != nil
      showsSidebar = !isShown
      if isShown, focus == .sidebar { focus = .list }
    }
    settle()
    return []
  }

  /// Enter: into the paper from the list, onto the queue or topic in the sidebar.
  mutating func openSelected() -> [Effect] {
    switch focus {
    case .sidebar: return chooseSidebarEntry()
    case .list:
      if list.selectedGroup != nil { return toggleFold() }
      guard list.selectedRow != nil else { return say(.info, Messages.noPaperSelected) }
      focus = .abstract
      abstractOffset = 0
      settle()
      return []
    case .abstract: return move(.pageDown)
    }
  }
}
