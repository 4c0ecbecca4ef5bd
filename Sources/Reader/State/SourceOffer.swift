/// A kind of source that can be searched or followed.
package struct SourceOffer: Hashable, Sendable {
  /// As the settings name it: `openalex`.
  package var name: String
  /// Whose papers these are.
  package var summary: String
  /// What is typed to say which of them.
  package var asks: String
  /// Whether it finds papers by words, of all that it has.
  package var isSearchable: Bool
  /// Whether it has arXiv's categories to choose from, and what stands between several.
  package var categories: Categories?

  package enum Categories: Hashable, Sendable {
    /// `cat:cs.RO OR cat:cs.AI`
    case query
    /// `cs.RO+cs.AI`
    case list
  }

  package init(name: String, summary: String, asks: String, isSearchable: Bool, categories: Categories? = nil) {
    (self.name, self.summary, self.asks, self.isSearchable) = (name, summary, asks, isSearchable)
    self.categories = categories
  }
}

extension SourceOffer.Categories {
  /// The query for some categories.
  func query(for codes: [String]) -> String {
    switch self {
    case .query: codes.map { "cat:\($0)" }.joined(separator: " OR ")
    case .list: codes.joined(separator: "+")
    }
  }
}
