/// A question to a catalog: which papers, in which order.
///
/// See `Query.parse` for the language.
package struct Query: Hashable, Sendable {
  package var condition: Condition
  /// Nil for the default order, newest first.
  package var sort: Sort?

  package init(_ condition: Condition = .everything, sort: Sort? = nil) {
    self.condition = condition
    self.sort = sort
  }

  /// Every paper, newest first.
  package static let all = Query()

  /// What both find, in the other's order if it names one.
  package func and(_ other: Query) -> Query {
    Query(.allOf([condition, other.condition]), sort: other.sort ?? sort)
  }

  /// Whether the answer depends on what was learned from marks.
  package var asksForScores: Bool { sort?.key == .recommended || condition.asksForScores }

  /// Whether it finds nothing but papers of which a new version came since they were read.
  package var asksForUpdated: Bool {
    if case .all(let parts) = condition { parts.contains(.marked(.updated)) } else { condition == .marked(.updated) }
  }
}

/// An order of rows.
package struct Sort: Hashable, Sendable {
  /// The values of `sort:`; `hand` is the order made by hand, `recommended` that of what was learned from marks,
  /// `likeness` that to what was read last. Each has a natural direction: dates and numbers the greatest first, titles
  /// from A.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    case date, added, updated, title, score, relevance, hand, recommended, likeness
  }

  package var key: Key
  /// Whether it goes the other way. Papers without a value are last both ways.
  package var isReversed: Bool

  package init(_ key: Key, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }
}
