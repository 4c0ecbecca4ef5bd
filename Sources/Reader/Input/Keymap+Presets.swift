import Terminal

extension Keymap {
  /// Sets of keys to start from.
  package enum Preset: String, CaseIterable, Sendable {
    /// The standard keys.
    case vim
    /// Moves and commands as in Emacs; single letters stay as they are.
    case emacs
    /// The keys of newsboat where the reader has the like.
    case newsboat
  }

  /// The standard keys with those of a preset in their place. No preset leaves a command without a key.
  package static func preset(_ preset: Preset) -> Keymap {
    var keymap = Keymap.standard
    for change in changes(of: preset) {
      for mode in change.modes {
        for name in change.keys.split(separator: " ") {
          guard let keys = KeyName.sequence(String(name)), let invocation = try? Invocation(change.line) else { continue }
          keymap.bind(keys, to: invocation, in: mode)
        }
      }
    }
    return keymap
  }

  private typealias Change = (keys: String, line: String, modes: [Mode])
  private static let both: [Mode] = [.library, .reading]

  private static func changes(of preset: Preset) -> [Change] {
    switch preset {
    case .vim: []
    case .emacs: emacs
    case .newsboat: newsboat
    }
  }

  private static let emacs: [Change] = [
    ("<C-n>", "next", both), ("<C-p>", "previous", both), ("<A-lt>", "first", both), ("<A-gt>", "last", both),
    ("<C-v>", "page-down", both), ("<A-v>", "page-up", both), ("<C-g>", "back", both),
    ("<C-s>", "filter", [.library]), ("<C-s>", "find", [.reading]), ("<A-n>", "next-match", both), ("<A-p>", "previous-match", both),
    ("<C-_>", "undo", both), ("<A-_>", "redo", both), ("<A-x>", "palette", both), ("<C-x><C-c>", "quit", both),
    ("<C-x>o", "next-pane", both), ("<C-x>1", "zen", both), ("<A-w>", "copy-link", both),
  ]

  private static let newsboat: [Change] = [
    ("n", "next-unread", both), ("p", "previous-unread", both), ("P", "pdf", both), ("N", "read", both),
    ("<A-n>", "next-match", both), ("<A-p>", "previous-match", both), ("u", "hints", both), ("U", "undo", both),
    ("F", "filter", both), ("<C-f>", "clear", [.library]), ("D", "dismiss", both), ("<C-b>", "later", both),
    ("r", "refresh", both), ("R", "fetch", both), ("d", "download", both), ("f", "star", both),
  ]
}
