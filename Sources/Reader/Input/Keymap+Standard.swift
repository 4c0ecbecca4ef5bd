import Terminal

extension Keymap {
  /// The keys as they are before a config file changes them. Help, hints and README come from this table.
  package static let standard: Keymap = {
    var tables: [Mode: [Binding]] = [:]
    for mode in Mode.allCases {
      tables[mode] = table(of: mode).flatMap { names, line in
        names.split(separator: " ").compactMap { name in binding(String(name), line) }
      }
    }
    return Keymap(tables)
  }()

  private static func table(of mode: Mode) -> [(keys: String, line: String)] {
    switch mode {
    case .library: shared + library
    case .reading: shared + reading
    case .triage: triage
    }
  }

  private static func binding(_ keys: String, _ line: String) -> Binding? {
    guard let keys = KeyName.sequence(keys), let invocation = try? Invocation(line) else { return nil }
    return Binding(keys: keys, invocation: invocation)
  }

  /// Keys, several ways apart by spaces, and the command that they run, in every mode.
  private static let shared: [(keys: String, line: String)] = [
    ("j <Down>", "next"), ("k <Up>", "previous"),
    ("gg <Home>", "first"), ("G <End>", "last"),
    ("<C-d>", "half-page-down"), ("<C-u>", "half-page-up"),
    ("<PageDown> <C-f>", "page-down"), ("<PageUp> <C-b>", "page-up"),
    ("J", "next-unread"), ("K", "previous-unread"),
    ("] <C-n>", "next-paper"), ("[", "previous-paper"),
    ("n", "next-match"), ("N", "previous-match"),
    ("zz", "align-middle"), ("zt", "align-top"), ("zb", "align-bottom"),
    // ^I would be forward, but terminals send it for Tab as well.
    ("<C-o> H <A-Left>", "jump-back"), ("L <A-Right>", "jump-forward"),
    ("<CR>", "open"), ("<Esc> q", "back"),
    ("<Tab>", "next-pane"), ("<S-Tab>", "previous-pane"), ("\\", "sidebar"),
    ("Z", "zen"), ("D gc", "changes"), ("+", "grow-abstract"), ("-", "shrink-abstract"),
    ("s", "star"), ("m", "read"), ("b", "later"), ("x", "dismiss"), ("#", "tag"), ("e", "note"),
    ("wt", "snooze tomorrow"), ("ww", "snooze week"), ("wm", "snooze month"), ("wv", "snooze version"),
    ("wd", "snooze"), ("wo", "snooze off"),
    ("u", "undo"), ("<C-r>", "redo"), (".", "repeat"),
    ("t", "topics"), ("=", "similar"), ("M", "reasons"), ("<C-t>", "trends"), ("c", "clear"), ("R", "refresh"),
    ("F", "fetch"), ("gF", "sources"), ("A", "subscribe"),
    ("o", "browse"), ("p", "pdf"), ("P", "download"), ("f", "hints"), ("yf", "copy-hint"),
    ("yy", "copy-link"), ("yc", "copy-citation"), ("yb", "copy-bibtex"),
    ("?", "help"), ("T", "theme"), (":", "command"), ("<C-p>", "palette"),
    ("<C-l>", "redraw"), ("<C-z>", "suspend"), ("Q <C-c>", "quit"),
  ]

  private static let library: [(keys: String, line: String)] = [
    ("/", "filter"), ("g/", "search"), ("W", "save-search"), ("E", "rename-search"), ("X", "delete-search"),
    ("g1", "search 1"), ("g2", "search 2"), ("g3", "search 3"), ("g4", "search 4"), ("g5", "search 5"),
    ("g6", "search 6"), ("g7", "search 7"), ("g8", "search 8"), ("g9", "search 9"),
    ("l <Right>", "open"), ("h <Left>", "previous-pane"), ("i", "triage"),
    ("<Space>", "pick"), ("v", "range"), ("V", "select-all"), ("~", "select-invert"), ("*", "select"),
    ("gv", "select-again"),
    ("gi", "queue inbox"), ("ga", "queue all"), ("gs", "queue starred"), ("_", "two-lines"), ("|", "columns"),
    ("gl", "queue later"), ("gn", "queue new"), ("gm", "queue recommended"), ("gz", "queue snoozed"), ("gq", "queue-query"), ("gr", "queue read"), ("gd", "queue dismissed"),
    ("Sd", "sort date"), ("Sa", "sort added"), ("St", "sort title"),
    ("Ss", "sort score"), ("Sr", "sort relevance"), ("Sm", "sort recommended"), ("Sh", "sort hand"), ("Sl", "sort likeness"),
    ("Od", "group day"), ("Ot", "group topic"), ("Ov", "group venue"), ("Os", "group source"), ("Oa", "group author"),
    ("Oo", "group off"), ("}", "next-group"), ("{", "previous-group"),
    ("za", "fold"), ("zM", "fold-all"), ("zR", "unfold-all"),
    ("<lt>", "move-up"), (">", "move-down"),
  ]

  private static let reading: [(keys: String, line: String)] = [
    ("/", "find"), ("g/", "filter"),
    ("<Space>", "page-down"), ("<BS>", "page-up"), ("h <Left>", "back"),
    ("1", "link 1"), ("2", "link 2"), ("3", "link 3"), ("4", "link 4"), ("5", "link 5"),
    ("6", "link 6"), ("7", "link 7"), ("8", "link 8"), ("9", "link 9"),
  ]

  /// While papers are decided on: a key is a decision, and little else.
  private static let triage: [(keys: String, line: String)] = [
    ("s", "star"), ("b l", "later"), ("x d", "dismiss"), ("m", "read"), ("M", "reasons"), ("<Space> n", "keep"), ("#", "tag"), ("e", "note"),
    ("wt", "snooze tomorrow"), ("ww", "snooze week"), ("wm", "snooze month"), ("wv", "snooze version"),
    ("wd", "snooze"), ("u <BS>", "undo"),
    ("j <Down>", "next"), ("k <Up>", "previous"), ("<C-d> <PageDown>", "page-down"), ("<C-u> <PageUp>", "page-up"),
    ("gg <Home>", "first"), ("G <End>", "last"), ("<CR>", "open"), ("<Esc> q", "back"),
    ("o", "browse"), ("p", "pdf"), ("P", "download"), ("yy", "copy-link"), ("yc", "copy-citation"), ("yb", "copy-bibtex"),
    ("?", "help"), ("T", "theme"), (":", "command"), ("<C-l>", "redraw"), ("<C-z>", "suspend"), ("Q <C-c>", "quit"),
  ]
}
