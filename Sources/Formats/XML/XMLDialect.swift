/// The kinds of XML documents that hold papers, told apart by their outermost element.
package enum XMLDialect: Hashable, Sendable, CaseIterable {
  /// RSS of any age, and Atom.
  case feed
  /// OAI-PMH, with arXiv's records, its raw ones, Dublin Core, or whole articles.
  case oai
  case pubMed
  case dblp
  /// Whole articles, as PubMed Central and publishers keep them (JATS), of which only the front matter is read.
  case jats
  /// What publishers send to Crossref, and Crossref gives back as XML (Unixref, UnixSD).
  case crossref
  /// The ACL Anthology's own files.
  case anthology

  /// - Parameter head: The beginning of the document, since some of these share the name of their root.
  init?(root: String, head: UnsafeRawBufferPointer) {
    switch root {
    case "feed", "entry", "rss", "RDF", "channel": self = .feed
    case "OAI-PMH", "record", "ListRecords", "GetRecord": self = .oai
    case "PubmedArticleSet", "PubmedArticle": self = .pubMed
    case "pmc-articleset", "front": self = .jats
    case "article": self = XMLMarkup.find("<front", in: head, from: 0) == nil ? .dblp : .jats
    case "dblp", "inproceedings", "incollection", "phdthesis", "mastersthesis": self = .dblp
    case "doi_records", "doi_record", "doi_batch", "crossref_result", "crossref": self = .crossref
    case "collection", "volume":
      guard XMLMarkup.find("<volume", in: head, from: 0) != nil else { return nil }
      self = .anthology
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
    case .jats: ["front"]
    case .crossref: CrossrefWork.names.union(["error", "msg"])
    case .anthology: ["paper"]
    }
  }

  /// The names of elements that tell of all records after them, up to the next of the name. The first one begins
  /// a new volume, of which nothing said before it is true.
  var contexts: [String] {
    switch self {
    case .crossref: ["journal_metadata", "journal_issue", "proceedings_metadata", "proceedings_series_metadata"]
    case .anthology: ["meta"]
    case .feed, .oai, .pubMed, .dblp, .jats: []
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
