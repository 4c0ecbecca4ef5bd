import Papers

extension Record {
  /// What an element of an XML document says of a paper.
  ///
  /// - Parameter context: What the document says of the volume that the paper is in.
  init(_ element: XMLElement, _ dialect: XMLDialect, in context: [XMLElement] = []) throws(SkipReason) {
    switch dialect {
    case .feed: self = try element.name == "entry" ? Record(atom: element) : Record(rss: element)
    case .oai: try self.init(oai: element)
    case .pubMed: self.init(pubMed: element)
    case .dblp: self.init(dblp: element)
    case .jats: self.init(jats: element)
    case .crossref: try self.init(crossref: element, in: context)
    case .anthology: self.init(anthology: element, in: context)
    }
  }

  /// Topics of arXiv alone: among its categories stand classes of other schemes, such as `68T05` and `I.2.7`.
  static func arXivTopics(_ terms: [String]) -> [String] {
    terms.filter { term in
      guard let first = term.utf8.first else { return false }
      return first >= 0x61 && first <= 0x7A && !term.utf8.contains(0x20) && !term.utf8.contains(UInt8(ascii: ","))
    }
  }

  /// Whether a comment says that the authors or the archive took the paper back.
  static func isWithdrawn(_ comment: String?) -> Bool {
    let words = Folding.words(comment ?? "")
    return words.contains("withdrawn")
  }
}

extension XMLElement {
  /// The text in one line, cleaned; nil when nothing is left of it.
  var line: String? {
    let line = CleanText.line(text)
    return line.isEmpty ? nil : line
  }

  /// The lines of the elements of a name.
  func lines(of name: String) -> [String] { all(name).compactMap(\.line) }
}
