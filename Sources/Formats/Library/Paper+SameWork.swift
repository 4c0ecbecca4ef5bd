import Papers

extension Paper {
  /// Whether two records without a common identity are the same work all the same: by title, first author and
  /// year, all folded.
  ///
  /// - Titles of fewer than three words never match, since many papers share them.
  /// - Two identities of one scheme (two arXiv numbers, two DOIs) mean two papers.
  /// - Without authors on one side the title alone decides, if it has four words or more.
  /// - A year that is not known matches any.
  func isSameWork(as other: Paper) -> Bool {
    let words = Folding.words(TeX.unicode(title))
    guard words.count >= TitleFingerprint.fewestWords, words == Folding.words(TeX.unicode(other.title)) else {
      return false
    }
    guard !conflicts(with: other) else { return false }
    if let year = published?.year, let otherYear = other.published?.year, year != otherYear { return false }
    guard let author = authors.first, let otherAuthor = other.authors.first else { return words.count >= 4 }
    return Self.familyName(author) == Self.familyName(otherAuthor)
  }

  private func conflicts(with other: Paper) -> Bool {
    let identities = identities.filter { $0.scheme != "title" }
    let others = other.identities.filter { $0.scheme != "title" }
    return identities.contains { mine in others.contains { $0.scheme == mine.scheme && $0 != mine } }
  }

  private static func familyName(_ name: String) -> String {
    let words = Folding.words(TeX.unicode(name))
    return words.last { !["jr", "sr", "ii", "iii", "iv"].contains($0) } ?? ""
  }
}
