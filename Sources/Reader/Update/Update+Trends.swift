import Catalog
import Learning
import Terminal

extension State {
  /// Shows what rises, in the span that was looked at last or the one of a name; from the papers of a rise, the page
  /// that they were chosen on.
  mutating func showTrends(over name: String?) -> [Effect] {
    let named = name.flatMap { Trends.Span(rawValue: $0.lowercased()) }
    if let name, named == nil { return say(.error, Messages.noSpan(name)) }
    let page = trends
    let span = named ?? page?.span ?? .month
    if let page, page.span == span, page.filter == trendsFilter || page.shown == filter {
      overlay = .trends(page)
      return []
    }
    return ask(forTrendsOver: span, of: trendsFilter)
  }

  /// What the list is narrowed by, without its queue and order.
  private var trendsFilter: Filter {
    var filter = Filter(queue: .all)
    filter.topics = self.filter.topics
    filter.type(self.filter.text)
    return filter
  }

  private mutating func ask(forTrendsOver span: Trends.Span, of filter: Filter) -> [Effect] {
    trendsAsked += 1
    overlay = .trends(TrendsPage(span: span, filter: filter, number: trendsAsked))
    let question = TrendsQuestion(
      number: trendsAsked, span: span, query: filter.combined, marks: rowMarks, today: today)
    return [.findTrends(question)]
  }

  mutating func show(_ found: Trends, number: Int) -> [Effect] {
    guard case .trends(var page) = overlay, page.number == number else { return [] }
    page.trends = found
    page.select(0, height: trendsHeight)
    overlay = .trends(page)
    trends = page
    return []
  }

  mutating func read(_ key: Key, in page: TrendsPage) -> [Effect] {
    var page = page
    switch (key.code, key.modifiers) {
    case (.character("w"), []): return turn(page, to: .week)
    case (.character("m"), []): return turn(page, to: .month)
    case (.character("y"), []): return turn(page, to: .year)
    case (.tab, []): return turn(page, to: page.span.next)
    case (.enter, _), (.character("l"), []), (.right, _): return showPapers(of: page)
    case (.character("j"), []), (.down, _): page.select(page.selection + 1, height: trendsHeight)
    case (.character("k"), []), (.up, _): page.select(page.selection - 1, height: trendsHeight)
    case (.character(" "), []), (.pageDown, _), (.character("d"), .control):
      page.select(page.selection + trendsHeight - 1, height: trendsHeight)
    case (.backspace, _), (.pageUp, _), (.character("u"), .control):
      page.select(page.selection - trendsHeight + 1, height: trendsHeight)
    case (.character("g"), []), (.home, _): page.select(0, height: trendsHeight)
    case (.character("G"), []), (.end, _): page.select(.max, height: trendsHeight)
    default: return closeTrends(page)
    }
    overlay = .trends(page)
    trends = page.trends == nil ? trends : page
    return []
  }

  private mutating func turn(_ page: TrendsPage, to span: Trends.Span) -> [Effect] {
    span == page.span ? [] : ask(forTrendsOver: span, of: page.filter)
  }

  private mutating func closeTrends(_ page: TrendsPage) -> [Effect] {
    overlay = nil
    return page.trends == nil ? [.findTrends(nil)] : []
  }

  /// The papers of the span that hold what is selected, as a filter of the list; for one with votes, all of the span by
  /// votes, with that one selected.
  private mutating func showPapers(of page: TrendsPage) -> [Effect] {
    guard let found = page.trends, page.selection < page.choiceCount else { return [] }
    let voted = page.selectedVote
    overlay = nil
    picks.clear()
    filter = page.filter
    let query = voted == nil ? "\(page.rises[page.selection].query) \(found.dates)" : "\(found.dates) sort:score"
    filter.type(filter.text.extended(by: query))
    trends = page
    trends?.shown = filter
    abstractOffset = 0
    focus = .list
    list.startOver()
    settle()
    let effects = ask()
    if let voted { jumps.wanted = catalog.row(of: voted.id) }
    return effects
  }

  /// Lines that the page has for its list: all but heading and keys.
  var trendsHeight: Int { max(1, layout.popup(width: 100, height: 100).height - 5) }
}

extension Trends.Span {
  fileprivate var next: Self {
    switch self {
    case .week: .month
    case .month: .year
    case .year: .week
    }
  }
}
