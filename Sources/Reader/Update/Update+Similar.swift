import Catalog
import Learning
import Papers

extension State {
  /// Shows what is most like the selected papers, or like a text, in the whole library.
  mutating func showSimilar(to text: String?) -> [Effect] {
    let likeness: Likeness
    if let text {
      likeness = Likeness(text: text, title: heading(text), in: catalog)
      guard !likeness.words.isEmpty else { return say(.info, Messages.noWord(of: text)) }
    } else {
      let rows = isTriaging ? [] : targets()
      guard let first = rows.first else { return say(.info, Messages.noPaperSelected) }
      let title = rows.count == 1 ? heading(shortTitle(of: first)) : rows.count.papers
      likeness = Likeness(rows: rows, title: title, in: catalog)
      guard !likeness.words.isEmpty else { return say(.info, Messages.nothingLike(title)) }
    }
    picks.clear()
    filter = Filter(queue: .all)
    filter.likeness = likeness
    abstractOffset = 0
    focus = .list
    list.startOver()
    settle()
    return ask()
  }

  /// Short enough to leave room for the place in the list.
  private func heading(_ title: String) -> String { title.count > 36 ? title.prefix(35) + "…" : title }

  /// Back to the newest list that was not of these papers.
  mutating func leaveSimilar() -> [Effect] {
    let left = filter.likeness
    while let target = jumps.back(1, from: place) {
      if target.filter.likeness != left { return go(to: target) }
    }
    return show(Queue.inbox)
  }
}

extension State {
  /// Sets apart what the filter asks for, and what tells most of the papers that those of the list are like.
  package var highlighter: Highlighter {
    guard let likeness = filter.likeness, !likeness.words.isEmpty else { return Highlighter(filter.query) }
    let words = likeness.words.prefix(Self.mostHighlighted)
    let telling = Query(.any(words.map { .text(TextCondition($0.word, isExact: true)) }))
    return Highlighter(filter.query.and(telling))
  }

  /// More would set half of a text apart.
  private static let mostHighlighted = 25
}
