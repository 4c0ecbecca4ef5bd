import Papers
import Terminal

extension State {
  /// - Parameter text: what is typed already.
  mutating func startCommand(_ text: String = "") -> [Effect] {
    overlay = .prompt(Prompt(.command, text: text, filterBefore: filter))
    settle()
    return []
  }

  /// Sends a key to the line being typed.
  mutating func type(_ key: Key, into prompt: Prompt, at now: Timestamp) -> [Effect] {
    var prompt = prompt
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control), (.character("g"), .control): return leave(prompt)
    case (.enter, _): return accept(prompt, at: now)
    case (.up, []), (.character("p"), .control): prompt.recall(1, from: history(of: prompt))
    case (.down, []), (.character("n"), .control): prompt.recall(-1, from: history(of: prompt))
    case (.tab, []): prompt.complete(from: completions(for: prompt))
    case (.backspace, []) where prompt.editor.text.isEmpty: return leave(prompt)
    default:
      let before = prompt.editor.text
      guard prompt.editor.handle(key) else { return [] }
      // What was changed is a line of its own, from which the history is looked through anew.
      if prompt.editor.text != before { prompt.historyIndex = 0 }
    }
    return typed(prompt)
  }

  /// Takes a changed line; a filter is asked at once.
  mutating func typed(_ prompt: Prompt) -> [Effect] {
    overlay = .prompt(prompt)
    if prompt.kind == .find { find(prompt.editor.text, from: prompt.offsetBefore) }
    guard prompt.kind == .filter, prompt.editor.text != filter.text else { return [] }
    let before = filter.combined
    filter.type(prompt.editor.text)
    return filter.combined == before ? [] : ask()
  }

  private mutating func leave(_ prompt: Prompt) -> [Effect] {
    overlay = nil
    if prompt.kind == .find { leaveFind(prompt) }
    settle()
    guard prompt.kind == .filter, filter != prompt.filterBefore else { return [] }
    filter = prompt.filterBefore
    let effects = ask()
    jumps.wanted = jumps.last?.row
    return effects
  }

  private mutating func accept(_ prompt: Prompt, at now: Timestamp) -> [Effect] {
    let text = prompt.editor.text
    switch prompt.kind {
    case .filter:
      if let mistake = filter.mistake, !mistake.isIncomplete { return [] }
      remember(text, in: \.filterHistory)
      overlay = nil
      focus = .list
      settle()
      return []
    case .find:
      overlay = nil
      settle()
      return acceptFind(text)
    case .command:
      overlay = nil
      settle()
      guard !text.allSatisfy(\.isWhitespace) else { return [] }
      remember(text, in: \.commandHistory)
      do {
        return run(try Invocation(text), at: now)
      } catch {
        return say(.error, error.description)
      }
    }
  }

  private func history(of prompt: Prompt) -> [String] {
    switch prompt.kind {
    case .filter: filterHistory
    case .command: commandHistory
    case .find: findHistory
    }
  }

  /// What the line could become: whole lines, best first.
  package func completions(for prompt: Prompt) -> [String] {
    let text = prompt.editor.text
    switch prompt.kind {
    case .filter: return topicCompletions(for: text)
    case .command: return commandCompletions(for: text)
    case .find: return []
    }
  }

  private func commandCompletions(for text: String) -> [String] {
    guard let space = text.firstIndex(of: " ") else {
      return Command.allCases.filter { $0 != .noOp && $0.rawValue.hasPrefix(text) }.map(\.rawValue)
    }
    let name = text[..<space]
    let typed = text[space...].drop { $0 == " " }.lowercased()
    let choices =
      switch Command(rawValue: String(name)) {
      case .run: commands
      case .search: searches.map(\.name) + offers.filter(\.isSearchable).map { $0.name + " " }
      case .subscribe: offers.map { $0.name + " " }
      case .saveSearch, .renameSearch, .deleteSearch: searches.map(\.name)
      case .queue: Queue.allCases.map(\.rawValue)
      case .sort: Self.sortOrders
      case .groupBy: Self.groupingWords
      case .theme: themes
      case .tag: tagNames
      case .snooze: Self.snoozeWords
      case .rules: ["test"]
      case .topic: catalog.topics.map(\.name)
      default: [String]()
      }
    return choices.filter { $0.lowercased().hasPrefix(typed) }.map { "\(name) \($0)" }
  }

  /// Completes the topic at the end of `… topic:cs`.
  private func topicCompletions(for text: String) -> [String] {
    guard let colon = text.range(of: "topic:") else { return [] }
    let typed = text[colon.upperBound...].lowercased()
    guard !typed.contains(where: { $0.isWhitespace || $0 == "\"" }) else { return [] }
    return catalog.topics.lazy.map(\.name).filter { $0.lowercased().hasPrefix(typed) }
      .map { text[..<colon.upperBound] + $0 }
  }
}

extension String {
  /// The last place of `needle`.
  fileprivate func range(of needle: String) -> Range<Index>? {
    var found: Range<Index>?
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { found = start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return found
  }
}

extension Prompt {
  /// Goes `step` lines back among those of the history that begin with what was typed, or forth when negative;
  /// among all of them when nothing was typed yet.
  mutating func recall(_ step: Int, from history: [String]) {
    if historyIndex == 0 { draft = editor.text }
    let beginning = draft == opening ? "" : draft
    let lines = history.filter { $0.hasPrefix(beginning) && $0 != draft }
    let target = min(max(0, historyIndex + step), lines.count)
    guard target != historyIndex else { return }
    historyIndex = target
    editor.set(target == 0 ? draft : lines[lines.count - target])
  }

  /// Extends the line by what all completions share, or takes the next one.
  mutating func complete(from completions: [String]) {
    guard let first = completions.first else { return }
    let shared = completions.dropFirst().reduce(first) { common, next in
      String(zip(common, next).prefix { $0 == $1 }.map(\.0))
    }
    if shared.count > editor.text.count {
      editor.set(shared)
    } else if completions.count > 1 {
      editor.set(first)
    }
  }
}
