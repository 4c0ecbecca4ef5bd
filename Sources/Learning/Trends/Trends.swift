import Catalog
import Papers

/// What rises in a library: topics, and words of titles and abstracts, that stand in a greater share of the newest
/// papers than of those before.
package struct Trends: Hashable, Sendable {
  package let span: Span
  /// The first and the last day of the span.
  package let days: ClosedRange<Int>
  /// How many papers the span has, and the time before it that it is compared with.
  package let papers: Int
  package let papersBefore: Int
  /// What rises, the surest first.
  package let topics: [Rise]
  package let terms: [Rise]
  /// Papers of the span with votes, those first that got them fastest.
  package let votes: [VotedPaper]

  package init(
    span: Span, days: ClosedRange<Int>, papers: Int, papersBefore: Int, topics: [Rise], terms: [Rise], votes: [VotedPaper] = []
  ) {
    (self.span, self.days, self.papers, self.papersBefore) = (span, days, papers, papersBefore)
    (self.topics, self.terms, self.votes) = (topics, terms, votes)
  }

  package var isEmpty: Bool { topics.isEmpty && terms.isEmpty && votes.isEmpty }
}

extension Trends {
  /// How long the span is, and how time is divided to show its course.
  package enum Span: String, CaseIterable, Hashable, Sendable {
    case week, month, year

    /// Days of a part of the course.
    package var partDays: Int {
      switch self {
      case .week: 7
      case .month: 30
      case .year: 91
      }
    }

    /// How many parts the span has, and the time before it.
    package var parts: Int { self == .year ? 4 : 1 }
    package var partsBefore: Int { 12 }

    package var days: Int { partDays * parts }

    /// What it is compared with, in words.
    package var before: String {
      switch self {
      case .week: "the twelve weeks before"
      case .month: "the twelve months before"
      case .year: "the three years before"
      }
    }
  }

  /// A topic or term that rises.
  package struct Rise: Hashable, Sendable {
    /// A topic's name, or a word or two as they are in the index.
    package var name: String
    package var isTopic: Bool
    /// Other words that rise in the same papers.
    package var others: [String] = []
    /// How many papers of the span hold it, and how many of the time before.
    package var count: Int
    package var countBefore: Int
    /// The shares of papers of the span, and of the time before, that hold it, 0 to 1.
    package var share: Double
    package var shareBefore: Double
    /// The share in each part of the time, the oldest first, the span itself last.
    package var course: [Double] = []
    /// The logarithm of the share of false ones that is expected among all rises as sure as this or surer.
    package var logDoubt: Double
  }
}

extension Trends.Rise {
  /// What finds its papers in the query language.
  package var query: String {
    let plain = String(name.map { $0 == "\"" || $0 == "\\" ? " " : $0 })
    return isTopic ? "topic:\"\(plain)\"" : "\"\(plain)\""
  }

  /// How many times as great the share is as it was; nil where it was nothing.
  package var factor: Double? { countBefore > 0 ? share / shareBefore : nil }

  /// The doubt as a power of ten, `1e-12`, never greater than it is.
  package var doubt: String { "1e\(max(-999, Int((logDoubt / 2.302_585_092_994_046).rounded(.up))))" }
}

extension Trends {
  /// What finds the papers of the span in the query language.
  package var dates: String {
    "date:\(PaperDate(dayNumber: days.lowerBound))..\(PaperDate(dayNumber: days.upperBound))"
  }
}
