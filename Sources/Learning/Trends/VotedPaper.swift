import Catalog
import Papers

/// A paper that has votes, and how fast they came.
///
/// A library knows the newest number alone, so that the pace is the mean from the day of publication, which counts, to
/// the last day of the span.
package struct VotedPaper: Hashable, Sendable {
  package var id: PaperID
  package var title: String
  package var votes: Double
  /// Votes a day.
  package var pace: Double

  /// How many papers are shown at most.
  static let most = 10

  package init(id: PaperID, title: String, votes: Double, pace: Double) {
    (self.id, self.title, self.votes, self.pace) = (id, title, votes, pace)
  }

  /// Those of the span that got their votes fastest, of equals the newer first.
  static func fastest(in time: TrendTime, of catalog: PaperCatalog) -> [VotedPaper] {
    let voted = time.papers.compactMap { row -> (row: Row, votes: Double, pace: Double)? in
      guard let votes = catalog.score(at: row), let date = catalog.date(at: row) else { return nil }
      return (row, votes, votes / Double(max(1, time.days.upperBound - date.dayNumber + 1)))
    }
    return voted.sorted { ($1.pace, $0.row) < ($0.pace, $1.row) }.prefix(most).map { row, votes, pace in
      VotedPaper(id: catalog.id(at: row), title: TeX.unicode(catalog.paper(at: row).title), votes: votes, pace: pace)
    }
  }
}
