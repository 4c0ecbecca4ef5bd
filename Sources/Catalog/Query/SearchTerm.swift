/// Folded words that follow one another in one text: what a text condition looks for.
package struct SearchTerm: Hashable, Sendable {
  /// Lower case, without accents.
  package var words: [String]
  /// Whether the last word is only the beginning of one.
  package var isPrefix: Bool
  /// Nil for any.
  package var field: TextField?

  init(_ condition: TextCondition) {
    words = FoldedWords.words(in: condition.text)
    isPrefix = !condition.isExact
    field = condition.field
  }
}

extension Query {
  /// What a paper that is found has in its texts, for highlighting; what it must not have is left out.
  package var terms: [SearchTerm] { condition.positiveTerms }
}

extension Condition {
  var positiveTerms: [SearchTerm] {
    switch self {
    case .text(let text): [SearchTerm(text)]
    case .all(let parts), .any(let parts): parts.flatMap(\.positiveTerms)
    default: []
    }
  }
}
