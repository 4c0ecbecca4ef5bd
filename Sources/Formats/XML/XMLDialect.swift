/// The kinds of XML documents that hold papers, told apart by their outermost element.
package enum XMLDialect: Hashable, Sendable, CaseIterable {
  /// RSS of any age, and Atom.
  case feed
  /// OAI-PMH, with arXiv's records, its raw ones, or Dublin Core.
  case oai
  case pubMed
  case dblp

  init?(root: String) {
    switch root {
    case "feed", "entry", "rss", "RDF", "channel": self = .feed
    case "OAI-PMH", "record", "ListRecords", "GetRecord": self = .oai
    case "PubmedArticleSet", "PubmedArticle": self = .pubMed
    case "dblp", "article", "inproceedings", "incollection", "phdthesis", "mastersthesis": self = .dblp
    default: return nil
    }
  }

  /// The names of the elements that are records.
  var records: Set<String> {
    switch self {
    case .feed: ["entry", "item"]
    // A refusal stands in the place of records.
    case .oai: ["record", "error"]
    case .pubMed: ["PubmedArticle", "PubmedBookArticle"]
    case .dblp: ["article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis"]
    }
  }

  /// The name of the outermost element of what begins so, without its prefix.
  static func root(of head: UnsafeRawBufferPointer) -> String? {
    var position = 0
    while let markup = XMLMarkup.next(in: head, from: position, isLast: true) {
      if markup.kind == .start { return markup.localName(in: head) }
      position = markup.range.upperBound
    }
    return nil
  }
}
