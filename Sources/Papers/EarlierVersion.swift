/// What a paper said before a later version of it came into the library.
package struct EarlierVersion: Hashable, Sendable {
  /// Empty where the next version has the same.
  package var title: String
  /// Empty where the next version has the same.
  package var abstract: String
  /// When the next version came into the library.
  package var until: Timestamp

  package init(title: String = "", abstract: String = "", until: Timestamp) {
    self.title = title
    self.abstract = abstract
    self.until = until
  }

  /// How many a paper keeps; of more, the oldest go.
  static let most = 8
}

extension Paper {
  /// When the version came into the library that a paper has now; nil where it knows of no other.
  package var revised: Timestamp? { earlier.last?.until }

  /// Title and abstract as they were at some moment, the oldest that are known for one before those; nil when they
  /// have not changed since.
  package func wording(at moment: Timestamp) -> (title: String, abstract: String)? {
    guard let first = earlier.firstIndex(where: { $0.until > moment }) else { return nil }
    let later = earlier[first...]
    return (
      later.lazy.map(\.title).first { !$0.isEmpty } ?? title,
      later.lazy.map(\.abstract).first { !$0.isEmpty } ?? abstract
    )
  }

  /// Takes the wording of a later version of this paper and keeps its own beside it. Space, accents and capitals are
  /// not what makes a version: where nothing else differs, as between two services that tell of the same one, there is
  /// nothing to keep.
  mutating func revise(by other: Paper, at moment: Timestamp) {
    var old = EarlierVersion(until: moment)
    if !other.title.isEmpty, title != other.title {
      if Self.differ(title, other.title) { old.title = title }
      title = other.title
    }
    // Services that shorten abstracts are no authors who did.
    if !other.abstract.isEmpty, abstract != other.abstract, other.abstract.utf8.count >= abstract.utf8.count / 2 {
      if !abstract.isEmpty, Self.differ(abstract, other.abstract) { old.abstract = abstract }
      abstract = other.abstract
    }
    guard !old.title.isEmpty || !old.abstract.isEmpty else { return }
    earlier.append(old)
  }

  /// Keeps what another record of the paper knows of its past.
  mutating func unite(earlier others: [EarlierVersion]) {
    for version in others where !earlier.contains(version) {
      earlier.insert(version, at: earlier.firstIndex { $0.until > version.until } ?? earlier.count)
    }
    if earlier.count > EarlierVersion.most { earlier.removeFirst(earlier.count - EarlierVersion.most) }
  }

  private static func differ(_ one: String, _ other: String) -> Bool {
    Folding.words(TeX.unicode(one)) != Folding.words(TeX.unicode(other))
  }
}
