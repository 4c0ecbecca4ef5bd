import Papers

/// A sitting of triage, or the part of one between beginning or going on with it and leaving it.
package struct Sitting: Hashable, Sendable {
  /// When it was left.
  package var ended: Timestamp
  /// Milliseconds that were spent on deciding; pauses of more than two minutes count as two.
  package var spent: Int64
  /// How many papers were decided on.
  package var papers: Int

  package init(ended: Timestamp, spent: Int64, papers: Int) {
    (self.ended, self.spent, self.papers) = (ended, spent, papers)
  }
}
