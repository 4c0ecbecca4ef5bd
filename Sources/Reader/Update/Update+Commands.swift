import Papers

extension State {
  /// Runs a command, wherever it came from.
  ///
  /// - Parameter count: the number typed before the key; commands that have no use for one ignore it.
  mutating func run(_ invocation: Invocation, count: Int? = nil, at now: Timestamp) -> [Effect] {
    followTour(invocation.command) + perform(invocation, count: count, at: now)
  }

  private mutating func perform(_ invocation: Invocation, count: Int?, at now: Timestamp) -> [Effect] {
    if isTriaging, let effects = runInTriage(invocation, at: now) { return effects }
    let argument = invocation.argument
    let times = max(1, count ?? 1)
    switch invocation.command {
    case .next, .previous, .pageDown, .pageUp, .halfPageDown, .halfPageUp:
      return move(invocation.command, times: times)
    case .first, .last: return goToEnd(invocation.command, or: count)
    case .nextPaper: return step(to: list.place(after: times))
    case .previousPaper: return step(to: list.place(after: -times))
    case .nextGroup: return stepToGroup(times)
    case .previousGroup: return stepToGroup(-times)
    case .nextUnread: return stepToUnread(forward: true, times: times)
    case .previousUnread: return stepToUnread(forward: false, times: times)
    case .nextMatch: return stepToMatch(forward: true)
    case .previousMatch: return stepToMatch(forward: false)
    case .alignMiddle, .alignTop, .alignBottom: return align(invocation.command)
    case .jumpBack: return jump(times, back: true)
    case .jumpForward: return jump(times, back: false)
    case .open: return openSelected()
    case .back: return goBack()
    case .nextPane: return focusPane(1)
    case .previousPane: return focusPane(-1)
    case .sidebar: return toggleSidebar()
    case .zen: return toggleZen()
    case .changes: return toggleChanges()
    case .columns: return choose(columns: argument)
    case .twoLines: return toggleListForm()
    case .groupBy: return group(by: argument ?? "")
    case .fold: return toggleFold()
    case .foldAll: return fold(true)
    case .unfoldAll: return fold(false)
    case .growAbstract: return resizeAbstract(by: 5)
    case .shrinkAbstract: return resizeAbstract(by: -5)
    case .filter: return argument.map { filter(by: $0) } ?? startFilter()
    case .search: return show(searchNamed: argument ?? "")
    case .queueQuery: return changeQueue()
    case .saveSearch: return saveSearch(named: argument)
    case .renameSearch: return renameSearch(to: argument)
    case .deleteSearch: return deleteSearch(named: argument)
    case .find: return startFind()
    case .similar: return showSimilar(to: argument)
    case .reasons: return startReasons()
    case .trends: return showTrends(over: argument)
    case .topics: return startTopics()
    case .topic: return toggleTopic(named: argument ?? "")
    case .queue: return show(queueNamed: argument ?? "")
    case .sort: return sort(by: argument ?? "")
    case .clear: return clearFilter()
    case .refresh: return retryRemote() ?? refresh()
    case .fetch: return fetch(argument)
    case .sources: return showSources()
    case .subscribe: return subscribe(argument)
    case .star: return toggle(.starred, count, at: now)
    case .read: return toggle(.read, count, at: now)
    case .later: return toggle(.later, count, at: now)
    case .dismiss: return toggle(.dismissed, count, at: now)
    case .snooze: return snooze(argument, count, at: now)
    case .moveUp: return moveSearch(by: -times) ?? movePaper(by: -times, at: now)
    case .moveDown: return moveSearch(by: times) ?? movePaper(by: times, at: now)
    case .tag: return tag(argument, count, at: now)
    case .note: return editNote()
    case .undo: return undo(at: now)
    case .redo: return redo(at: now)
    case .repeat: return repeatMarking(count, at: now)
    case .pick: return pick(times: times)
    case .range: return drawRange()
    case .select: return pick(byQuery: argument)
    case .selectAll: return pickAll()
    case .selectNone: return pickNone()
    case .selectInvert: return invertPicks()
    case .selectAgain: return pickAgain()
    case .triage: return startTriage(count, at: now)
    case .keep: return say(.info, Messages.keepIsForTriage(triage: firstKey(of: .triage)))
    case .browse, .pdf, .download, .link, .copyLink, .copyCitation, .copyBibTeX: return take(invocation, at: now)
    case .export: return export(to: argument)
    case .run: return runCommand(named: argument ?? "")
    case .hints: return startHints(.open)
    case .copyHint: return startHints(.copy)
    case .rules: return testRules(argument, at: now)
    case .help: return startHelp()
    case .tour: return startTour()
    case .years: return tally(.years)
    case .venues: return tally(.venues)
    case .authors: return tally(.authors)
    case .stats: return askForStats()
    case .theme: return argument.map { wear(themeNamed: $0) } ?? startThemes()
    case .command: return startCommand()
    case .palette: return startPalette()
    case .screenshot: return screenshot(argument, at: now)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit(at: now)
    case .noOp: return []
    }
  }

  /// One step back: out of the paper, out of the filter, out of the tour, out of the program.
  private mutating func goBack() -> [Effect] {
    if focus != .list {
      if focus == .abstract { find = nil }
      focus = .list
      settle()
      return []
    }
    if picks.anchor != nil {
      picks.leaveRange()
      return []
    }
    if !picks.rows.isEmpty { return pickNone() }
    if !filter.isEmpty { return clearFilter() }
    if remote != nil { return leaveRemote() }
    return tour == nil ? [.quit] : endTour()
  }
}
