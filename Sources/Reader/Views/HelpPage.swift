import Terminal

/// Every key of a mode, by what it is for; made from the keymap, so that it cannot lie.
package struct HelpPage: Sendable, Equatable {
  package enum Line: Sendable, Equatable {
    case heading(String)
    case binding(keys: String, invocation: Invocation)
    case blank
  }

  package let lines: [Line]

  /// - Parameter isOffered: whether an invocation is of any use.
  package init(keymap: Keymap, mode: Keymap.Mode, isOffered: (Invocation) -> Bool = { _ in true }) {
    var lines: [Line] = []
    for group in Command.Group.allCases {
      let rows = Self.rows(of: group, in: keymap.bindings(in: mode).filter { isOffered($0.invocation) })
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(group.rawValue))
      lines += rows
    }
    self.lines = lines
  }

  /// One line for each command, with all its keys.
  private static func rows(of group: Command.Group, in bindings: [Keymap.Binding]) -> [Line] {
    var order: [Invocation] = []
    var keys: [Invocation: [String]] = [:]
    for binding in bindings where binding.invocation.command.group == group {
      if keys[binding.invocation] == nil { order.append(binding.invocation) }
      keys[binding.invocation, default: []].append(KeyName.name(of: binding.keys))
    }
    return order.map { .binding(keys: keys[$0, default: []].joined(separator: "  "), invocation: $0) }
  }
}
