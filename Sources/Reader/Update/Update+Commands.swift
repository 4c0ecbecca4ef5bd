import Papers

extension State {
  /// Runs a command, wherever it came from.
  mutating func run(_ invocation: Invocation, at now: Timestamp) -> [Effect] {
    let argument = invocation.argument
    switch invocation.command {
    case .next, .previous, .first, .last, .pageDown, .pageUp, .halfPageDown, .halfPageUp:
      return move(invocation.command)
    case .nextPaper: return step(to: list.selection + 1)
    case .previousPaper: return step(to: list.selection - 1)
    case .nextUnread: return stepToUnread(forward: true)
    case .previousUnread: return stepToUnread(forward: false)
    case .nextMatch: return stepToMatch(forward: true)
    case .previousMatch: return stepToMatch(forward: false)
    case .open: return openSelected()
    case .back: return goBack()
    case .nextPane: return focusPane(1)
    case .previousPane: return focusPane(-1)
    case .sidebar: return toggleSidebar()
    case .filter: return argument.map { filter(by: $0) } ?? startFilter()
    case .topics: return startTopics()
    case .topic: return toggleTopic(named: argument ?? "")
    case .queue: return show(queueNamed: argument ?? "")
    case .sort: return sort(by: argument ?? "")
    case .clear: return clearFilter()
    case .refresh: return ask()
    case .star: return toggle(.starred, at: now)
    case .read: return toggle(.read, at: now)
    case .later: return toggle(.later, at: now)
    case .dismiss: return toggle(.dismissed, at: now)
    case .undo: return undo(at: now)
    case .redo: return redo(at: now)
    case .browse, .pdf, .link, .copyLink, .copyCitation, .copyBibTeX: return take(invocation)
    case .help: return startHelp()
    case .theme: return argument.map { wear(themeNamed: $0) } ?? startThemes()
    case .command: return startCommand()
    case .screenshot: return screenshot(argument, at: now)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .noOp: return []
    }
  }

  /// One step back: out of the paper, out of the filter, out of the program.
  private mutating func goBack() -> [Effect] {
    if focus != .list {
      focus = .list
      settle()
      return []
    }
    return filter.isEmpty ? [.quit] : clearFilter()
  }
}
