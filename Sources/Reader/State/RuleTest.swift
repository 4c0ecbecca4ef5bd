import Catalog
import Papers

/// What the rules would have done to the papers of the last month, to be looked through.
package struct RuleTest: Sendable, Equatable {
  package let outcomes: [RuleOutcome]
  /// How many papers came in that time.
  package let total: Int
  /// The first line in view.
  package var offset = 0

  package init(outcomes: [RuleOutcome], total: Int) {
    self.outcomes = outcomes
    self.total = total
  }

  /// How far back it goes, in days.
  package static let days: Int64 = 30

  package enum Line: Sendable, Equatable {
    case rule(Rule, count: Int)
    case query(Rule)
    case paper(Row)
    case blank
  }

  package var lines: [Line] {
    outcomes.flatMap { outcome -> [Line] in
      [.rule(outcome.rule, count: outcome.rows.count), .query(outcome.rule)] + outcome.rows.map(Line.paper) + [.blank]
    }.dropLast()
  }
}

extension RuleTest {
  /// What rules would have done to the papers that came after a moment.
  package init(_ rules: [Rule], since: Timestamp, in catalog: PaperCatalog, at now: Timestamp) {
    let rows = catalog.rows(addedAfter: since)
    self.init(outcomes: rules.outcomes(among: rows, of: catalog, at: now), total: rows.count)
  }
}
