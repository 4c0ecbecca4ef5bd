import Catalog
import Learning

/// What was learned from the marks, and what it makes of each paper.
package struct Learned: Sendable {
  package var taste: Taste
  package var scores: RowScores

  package init(taste: Taste, scores: RowScores) {
    self.taste = taste
    self.scores = scores
  }
}

/// From which marks something is to be learned.
package struct LearningRequest: Sendable {
  package var number: Int
  package var marks: RowMarks
  /// Whether nothing else is about to be marked, so that there is nothing to wait for.
  package var isFirst: Bool
}
