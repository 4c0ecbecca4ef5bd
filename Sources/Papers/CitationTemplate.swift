/// How keys of bibliographies are made of papers: `{author}{year}{word}` gives `lovelace2024cats`.
///
/// A field in braces with a capital, `{Author}`, gives its words with capitals: `Lovelace`. What stands between
/// fields is taken as it is, and may be letters, digits and `:._/+-`, which every program takes in a key.
package struct CitationTemplate: Hashable, Sendable {
  /// What a key can have of a paper.
  package enum Field: String, CaseIterable, Sendable {
    /// The family name of the first author.
    case author
    /// The family names of the first three authors.
    case authors
    case year
    /// The last two digits of the year.
    case shortYear = "yy"
    /// The first word of the title that says something.
    case word
    /// The first three of them.
    case title
    /// The first letters of the words of the venue.
    case venue
    /// The paper's id, which no other paper has.
    case id
  }

  private enum Part: Hashable, Sendable {
    case text(String)
    case field(Field, isCapitalised: Bool)
  }

  private let parts: [Part]

  /// Family name, year and the first word of the title that says something.
  package static let usual = CitationTemplate(
    parts: [.field(.author, isCapitalised: false), .field(.year, isCapitalised: false), .field(.word, isCapitalised: false)])

  private init(parts: [Part]) { self.parts = parts }

  /// Nil for text that is no template: with other signs, an unknown field, or no field at all.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "{" {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let name = rest[rest.index(after: rest.startIndex)..<end]
        guard let field = Field(rawValue: name.lowercased()) else { return nil }
        parts.append(.field(field, isCapitalised: name.first?.isUppercase == true))
        rest = rest[rest.index(after: end)...]
      } else {
        let plain = rest.prefix { $0 != "{" }
        guard plain.utf8.allSatisfy(Self.isAllowed) else { return nil }
        parts.append(.text(String(plain)))
        rest = rest[plain.endIndex...]
      }
    }
    let hasField = parts.contains { if case .field = $0 { true } else { false } }
    guard hasField, text.utf8.count <= 200 else { return nil }
    self.parts = parts
  }

  private static func isAllowed(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || ":._/+-".utf8.contains(byte) }

  /// The key of a paper, of at most 60 characters of those that are allowed. Papers may share one.
  package func key(of paper: Paper) -> String {
    let key = parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let field, let isCapitalised): Self.words(of: field, in: paper).map { Self.plain($0, isCapitalised) }.joined()
      }
    }.joined()
    let isSaid = key.utf8.contains { isDigit($0) || isLetter($0) }
    let plain = isSaid ? key : Self.plain(paper.id.key, false)
    return plain.isEmpty ? "paper" : String(plain.prefix(60))
  }

  private static func words(of field: Field, in paper: Paper) -> [String] {
    let names = paper.authors.filter { !AuthorName.isRest($0) }
    switch field {
    case .author: return names.prefix(1).map(AuthorName.foldedFamily)
    case .authors: return names.prefix(3).map(AuthorName.foldedFamily)
    case .year: return [paper.published.map { String($0.year) } ?? ""]
    case .shortYear: return [paper.published.map { String(String($0.year).suffix(2)) } ?? ""]
    case .word: return Array(telling(paper.title).prefix(1))
    case .title: return Array(telling(paper.title).prefix(3))
    case .venue: return telling(paper.venue ?? "").map { String($0.prefix(1)) }
    case .id: return [paper.id.key]
    }
  }

  private static let empty: Set = [
    "a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "from", "by", "at", "is", "are",
  ]

  /// The words that say something, those with a letter or digit that a key can have first.
  private static func telling(_ text: String) -> [String] {
    let words = Folding.words(TeX.unicode(text))
    let telling = words.filter { !empty.contains($0) && $0.utf8.contains { $0 < 0x80 } }
    return telling.isEmpty ? words : telling
  }

  /// What of a word a key can have: letters and digits of ASCII.
  private static func plain(_ word: String, _ isCapitalised: Bool) -> String {
    let plain = String(decoding: word.utf8.filter { isDigit($0) || isLetter($0) }, as: UTF8.self)
    return isCapitalised ? plain.prefix(1).uppercased() + plain.dropFirst() : plain
  }
}
