import Papers
import Terminal

extension State {
  /// A press selects what is under it; the wheel scrolls the pane that it is over.
  mutating func click(_ mouse: Mouse, at now: Timestamp) -> [Effect] {
    guard overlay == nil, !isTriaging, let pane = pane(at: mouse.at) else { return [] }
    switch mouse.action {
    case .wheelUp: return scroll(pane, by: -3)
    case .wheelDown: return scroll(pane, by: 3)
    case .press: break
    }
    notice = nil
    let content = layout.content(of: pane)
    let line = mouse.at.y - content.y
    guard line >= 0 else {
      focus = pane
      settle()
      return []
    }
    switch pane {
    case .sidebar:
      let lines = sidebarLines
      guard lines.indices.contains(sidebar.offset + line) else { return [] }
      return choose(lines[sidebar.offset + line])
    case .list: return clickList(line: line, column: mouse.at.x - content.x)
    case .abstract: return clickAbstract(line: line, column: mouse.at.x - content.x)
    }
  }

  private func pane(at point: Point) -> Pane? {
    layout.panes.first { $0.value.contains(point) }?.key
  }

  /// A click on the paper that is selected already opens it; one on the sign before a group folds that.
  private mutating func clickList(line: Int, column: Int) -> [Effect] {
    let clicked = list.offset + line / listForm.lines
    guard let target = list.lines[clicked] else { return [] }
    if clicked == list.selection, focus == .list { return openSelected() }
    focus = .list
    list.select(clicked, height: listHeight)
    abstractOffset = 0
    if case .header = target, column < ListColumns.marks - 1 { return toggleFold() }
    return []
  }

  private mutating func clickAbstract(line: Int, column: Int) -> [Effect] {
    switch abstractPage?.target(line: abstractOffset + line, column: column) {
    case .topic(let name): return toggleTopic(named: name)
    case .tag(let name): return show(tag: name)
    case .link(let url): return [.browse(url)]
    case nil:
      focus = .abstract
      settle()
      return []
    }
  }

  private mutating func scroll(_ pane: Pane, by lines: Int) -> [Effect] {
    switch pane {
    case .sidebar:
      let lowest = max(0, sidebarLines.count - layout.content(of: .sidebar).height)
      sidebar.offset = min(max(0, sidebar.offset + lines), lowest)
    case .list:
      let selected = list.selection
      list.scroll(by: lines, height: listHeight)
      if list.selection != selected { abstractOffset = 0 }
    case .abstract: scrollAbstract(to: abstractOffset + lines)
    }
    return []
  }
}
