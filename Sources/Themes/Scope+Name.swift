extension Scope {
  /// The name in theme files, such as `ui.text.dim`.
  package var name: String { Self.names[Int(rawValue)] }

  /// The scope of that name in theme files.
  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[index]
  }

  /// In the order of the cases.
  private static let names = [
    "ui.background", "ui.text", "ui.text.dim", "ui.border", "ui.border.focused", "ui.heading",
    "ui.selection", "ui.selection.inactive",
    "ui.statusline", "ui.statusline.mode", "ui.statusline.key",
    "ui.prompt", "ui.prompt.label",
    "ui.popup", "ui.popup.dim", "ui.popup.border", "ui.popup.heading", "ui.popup.key",
    "ui.popup.selection",
    "ui.scrollbar", "ui.progress",
    "info", "warning", "error", "match", "match.current",
    "list.title", "list.title.read", "list.title.dismissed", "list.date", "list.author",
    "list.topic", "list.score",
    "mark.unread", "mark.unread.new", "mark.read", "mark.starred", "mark.later", "mark.dismissed",
    "paper.title", "paper.author", "paper.date", "paper.venue", "paper.topic", "paper.abstract",
    "paper.link", "paper.link.number", "paper.label", "paper.number", "paper.added", "paper.removed",
    "sidebar.queue", "sidebar.topic", "sidebar.count", "sidebar.heading", "sidebar.active",
  ]
}
