import Catalog
import Learning
import Papers

/// What rises, on the screen: topics and terms in one list, of which one is selected.
package struct TrendsPage: Sendable, Equatable {
  package var span: Trends.Span
  /// The filter that the papers are taken from; its queue does not count, since what was read is missing in most.
  let filter: Filter
  /// The question that it waits for an answer to, or that was answered.
  package internal(set) var number: Int
  /// Nil while it is counted.
  package internal(set) var trends: Trends?
  package internal(set) var selection = 0
  /// The filter of the list that was shown from here last.
  package internal(set) var shown: Filter?
  /// The first line in view.
  package internal(set) var offset = 0

  init(span: Trends.Span, filter: Filter, number: Int) {
    (self.span, self.filter, self.number) = (span, filter, number)
  }

  /// What the papers are, for the title.
  package var scope: String {
    let parts = filter.topics + [filter.text].filter { !$0.allSatisfy(\.isWhitespace) }
    return parts.isEmpty ? "in the whole library" : "in \(parts.joined(separator: " › "))"
  }

  package enum Line: Sendable, Equatable {
    case heading(String)
    /// A rise, and which of all it is.
    case rise(Trends.Rise, Int)
    /// A paper with votes, and which of all it is, counted on from the rises.
    case vote(VotedPaper, Int)
    case text(String)
    case blank
  }

  var rises: [Trends.Rise] { trends.map { $0.topics + $0.terms } ?? [] }
  var votes: [VotedPaper] { trends?.votes ?? [] }
  /// How many lines can be selected.
  var choiceCount: Int { rises.count + votes.count }
  /// The paper that is selected, where it is one with votes.
  var selectedVote: VotedPaper? {
    let place = selection - rises.count
    return votes.indices.contains(place) ? votes[place] : nil
  }

  package var lines: [Line] {
    guard let trends else { return [.text("Counting …")] }
    var lines: [Line] = rises.isEmpty ? [.text("Nothing rises beyond what chance brings about.")] : []
    for (name, rises, start) in [("Topics", trends.topics, 0), ("Terms", trends.terms, trends.topics.count)] where !rises.isEmpty {
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(name))
      lines += rises.enumerated().map { .rise($1, start + $0) }
    }
    guard !votes.isEmpty else { return lines }
    return lines + [.blank, .heading("Papers by votes a day")] + votes.enumerated().map { .vote($1, rises.count + $0) }
  }

  /// Goes to a rise, and shows it with the heading above it.
  mutating func select(_ index: Int, height: Int) {
    selection = min(max(0, index), max(0, choiceCount - 1))
    let lines = lines
    let line = lines.firstIndex { $0.choice == selection } ?? 0
    let top = line > 0 && selection == 0 ? 0 : line
    offset = min(max(offset, line - max(1, height) + 1), top)
    offset = min(max(0, offset), max(0, lines.count - height))
  }
}

extension TrendsPage.Line {
  /// Which of all that can be selected it is.
  var choice: Int? {
    switch self {
    case .rise(_, let index), .vote(_, let index): index
    case .heading, .text, .blank: nil
    }
  }
}

/// A question for what rises.
package struct TrendsQuestion: Sendable {
  package var number: Int
  package var span: Trends.Span
  package var query: Query
  package var marks: RowMarks
  /// The day of the question, in days after 1970-01-01.
  package var today: Int

  package init(number: Int = 0, span: Trends.Span, query: Query, marks: RowMarks, today: Int) {
    (self.number, self.span, self.query, self.marks, self.today) = (number, span, query, marks, today)
  }

  /// The answer; nil when cancelled.
  package func answer(from catalog: PaperCatalog, at now: Timestamp, isCancelled: @escaping @Sendable () -> Bool = { false }) -> Trends? {
    var rows: RowSet?
    if query.condition != .everything {
      rows = catalog.set(query, in: QueryContext(marks: marks, now: now), isCancelled: isCancelled)
      guard rows != nil else { return nil }
    }
    return TrendFinder(catalog, isCancelled: isCancelled).find(span, among: rows, today: today)
  }
}
