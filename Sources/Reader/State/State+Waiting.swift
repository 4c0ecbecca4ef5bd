import Terminal

/// While the library is read there is nothing that a mark or a movement could be meant for: such keys wait until it
/// is there, and all that are typed after them wait behind them.
extension State {
  /// Whether an input was aimed at what is not there yet: an answer, or the library itself.
  package func mustWait(_ input: Input) -> Bool {
    needsLibrary(input) || holdsKeys || awaitsAnswer && runsLine(input)
  }

  private func needsLibrary(_ input: Input) -> Bool {
    guard loading != nil else { return false }
    switch input {
    case .background, .focus: return false
    case .mouse: return overlay == nil
    case .paste: return !isTyping
    case .key(let key):
      if isTyping { return runsLine(input) }
      guard overlay == nil, let command = command(of: key) else { return overlay == nil }
      return !command.worksWithoutLibrary
    }
  }

  /// Whether it runs a command, typed by name, that is about papers.
  private func runsLine(_ input: Input) -> Bool {
    guard case .key(let key) = input, case .prompt(let prompt) = overlay, prompt.kind == .command, key.code == .enter
    else { return false }
    return !((try? Invocation(prompt.editor.text))?.command.worksWithoutLibrary ?? true)
  }

  /// Whether an input is answered at once while the library is read, whatever waits.
  package func isUrgent(_ input: Input) -> Bool {
    guard loading != nil else { return false }
    switch input {
    case .background, .focus: return true
    case .mouse, .paste: return false
    case .key(let key): return overlay == nil && command(of: key)?.isUrgent == true
    }
  }

  /// What a key runs at once, with those before it.
  private func command(of key: Key) -> Command? {
    guard case .invocation(let invocation) = keymap.match(pendingKeys + [key], in: mode) else { return nil }
    return invocation.command
  }

  /// What the keys wait for that were typed already, and the last of these; nil when none waits.
  var waitingText: String? {
    guard let loading, !waiting.isEmpty else { return nil }
    let keys = waiting.suffix(40).map { KeyName.name(of: $0) }.joined(separator: " ")
    return Messages.waiting(for: origin.title, Int(loading * 100), keys: (waiting.count > 40 ? "… " : "") + keys)
  }
}

extension Command {
  /// Whether nobody who asks for this should be kept waiting.
  fileprivate var isUrgent: Bool {
    switch self {
    case .help, .redraw, .suspend, .quit: true
    default: false
    }
  }

  fileprivate var worksWithoutLibrary: Bool {
    switch self {
    case .filter, .command, .theme, .back, .sidebar, .stats, .noOp: true
    default: isUrgent
    }
  }
}
