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

  /// Learns it here and now, with nothing kept from before; nil for fewer than `TasteExamples.fewest` liked papers.
  package func answer(from catalog: PaperCatalog, wishes: [Trait: Wish]) -> Learned? {
    guard var taste = Taste.learned(from: TasteExamples(marks), in: catalog), let lengths = Taste.wordLengths(in: catalog)
    else { return nil }
    taste.wishes = wishes
    let scores = taste.scores(in: catalog, lengths: lengths, learnedFrom: marks.starred.union(marks.later))
    return scores.map { Learned(taste: taste, scores: $0) }
  }
}
