import Terminal

extension State {
  /// Puts letters over the links in view; goes down to the first one where none is.
  mutating func startHints(_ purpose: Hints.Purpose) -> [Effect] {
    guard let page = abstractPage else { return say(.info, Messages.noPaperSelected) }
    if layout.panes[.abstract] == nil {
      focus = .abstract
      settle()
    }
    if linksInView.isEmpty, let first = page.lines.firstIndex(where: { !$0.links.isEmpty }) {
      scrollAbstract(to: first)
    }
    let urls = linksInView
    guard !urls.isEmpty else { return say(.warning, Messages.noLinks) }
    overlay = .hints(Hints(purpose, urls: urls))
    return []
  }

  /// The addresses on the lines of the abstract that are in view, from top to bottom, each once.
  private var linksInView: [String] {
    let height = layout.content(of: .abstract).height
    let links = abstractPage?.lines.dropFirst(abstractOffset).prefix(height).flatMap(\.links) ?? []
    var seen: Set<String> = []
    return links.filter { seen.insert($0).inserted }
  }

  /// Sends a key to the hints; every key that is no letter of theirs takes them away.
  mutating func choose(_ key: Key, among hints: Hints) -> [Effect] {
    var hints = hints
    overlay = nil
    switch (key.code, key.modifiers) {
    case (.backspace, []):
      guard !hints.typed.isEmpty else { return [] }
      hints.deleteBackward()
    case (.character(let letter), []):
      guard hints.type(letter) else { return say(.info, Messages.noLink("\(letter)")) }
    default: return []
    }
    if let url = hints.chosen { return hints.purpose == .open ? [.browse(url)] : [.copy(url, what: url)] }
    overlay = .hints(hints)
    return []
  }
}

extension AbstractPage.Line {
  /// The addresses on the line.
  fileprivate var links: [String] { segments.compactMap(\.link) }
}
