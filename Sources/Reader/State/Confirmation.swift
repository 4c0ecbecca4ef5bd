import Catalog

/// Marks for many papers that wait for a yes, and what they will come to.
package struct Confirmation: Sendable, Equatable {
  /// Marking more papers than this is asked about first.
  package static let threshold = 50

  package var verdict: Verdict
  /// The papers that will change.
  package var rows: [Row]
  /// How many of the papers that were meant have the mark already.
  package var unchanged: Int
  /// How many of them are in each state, in words: `198 unread`.
  package var details: [String]
}
