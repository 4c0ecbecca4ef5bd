import Papers

/// What one JSON object from outside says of a paper, before it is known which shape it has.
///
/// Shapes differ in keys more than in meaning, so all known keys are read in one pass, and `paper()` decides.
/// Texts are as found; cleaning happens when the paper is made.
///
/// It is large, and never copied: whoever makes it hands it over.
struct Record: ~Copyable {
  var id: String?
  var title: String?
  var abstract: String?
  /// Whether whoever read the abstract saw that nothing in it needs cleaning.
  var hasCleanAbstract = false
  var authors: [String] = []
  /// From `[["Family", "Given", "Suffix"], …]`, which leaves nothing to guess; preferred to `authors`.
  var parsedAuthors: [String] = []
  var topics: [String] = []
  /// Topics in one text, parted by spaces, as arXiv's snapshot has them.
  var categories: String?
  var published: PaperDate?
  var updated: PaperDate?
  /// The days of all versions, first to last.
  var versions: [PaperDate] = []
  /// When the record, rather than the paper, last changed.
  var recordUpdated: PaperDate?
  var venue: String?
  var journalReference: String?
  var page: String?
  var pdf: String?
  var doi: String?
  var comment: String?
  var links: [Link] = []
  var source: String?
  /// Of a line of a library: all places that its records came from.
  var sources: [String] = []
  /// Of a line of a library: what later versions took the place of.
  var earlier: [EarlierVersion] = []
  var score: Double?
  var added: Timestamp?
  var aliases: [PaperID] = []
  /// Whether the record is CSL-JSON, whose ids and scores are the citing program's own.
  var isCSL = false

  /// The service whose answer the record is of, by keys that only its answers have.
  var service: String?
  /// `withdrawn` or `retracted` for a paper that was taken back, which it then has as a topic.
  var withdrawal: String?
  /// Whether this is what stood in another object, of which the rest does not count.
  var isInner = false

  /// Whether the record is of arXiv's metadata snapshot.
  var isSnapshot: Bool { categories != nil || !parsedAuthors.isEmpty || !versions.isEmpty }

  /// Says nothing yet.
  init() {}

  /// Reads one JSON object; unknown keys are passed over, values of senseless shapes count as absent.
  init(_ bytes: UnsafeRawBufferPointer) throws(SkipReason) {
    var json = JSONScanner(bytes)
    do throws(JSONError) {
      try json.openObject()
      while let key = try json.nextKey() { try read(key, from: &json) }
      try json.end()
    } catch {
      throw .json(error)
    }
    finishService()
  }

  mutating func read(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    guard !isInner else { return try json.skip() }
    switch key {
    case "id": id = try json.textIfAny() ?? id
    case "title": title = try json.firstText()
    case "abstract", "summary": abstract = try json.textIfAny() ?? abstract
    case "authors" where service == "dblp": authors = try json.dblpNames()
    case "authors", "author": authors = try json.names()
    case "authors_parsed": parsedAuthors = try json.parsedNames()
    case "topics": topics = try json.topicNames()
    case "keywords":
      let words = try json.topicNames()
      if topics.isEmpty { topics = words }
    case "categories": try readCategories(from: &json)
    case "published": try readPublished(from: &json)
    case "date": published = try json.dateIfAny() ?? published
    case "year":
      let year = try json.dateIfAny()
      published = published ?? year
    case "updated": updated = try json.dateIfAny()
    case "versions": versions = try json.versionDates()
    case "update_date": recordUpdated = try json.dateIfAny()
    case "venue", "container-title": venue = try json.firstText()
    case "issued": try readIssued(from: &json)
    case "keyword": topics = try json.textIfAny().map(Self.keywords) ?? topics
    case "journal-ref", "journal_ref": journalReference = try json.textIfAny()
    default: try readLink(key, from: &json)
    }
  }

  private mutating func readLink(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "url", "URL": page = try json.textIfAny()
    case "pdf", "pdf_url": pdf = try json.textIfAny()
    case "doi", "DOI": doi = try json.textIfAny()
    case "comment", "comments": comment = try json.textIfAny()
    case "links": links = try json.links()
    case "source": source = try json.textIfAny()
    case "sources": sources = try json.lines()
    case "earlier": earlier = try json.earlierVersions()
    case "score": score = try json.numberIfAny()
    case "added": added = try json.textIfAny().flatMap { Timestamp($0) }
    case "aliases": aliases = try json.identities()
    default: try readService(key, from: &json)
    }
  }

  /// A date, or, in bioRxiv's answers, the DOI of what the preprint became.
  private mutating func readPublished(from json: inout JSONScanner) throws(JSONError) {
    guard let text = try json.textIfAny() else { return }
    published = PaperDate(text) ?? published
    if let identity = PaperID(recognising: text), identity.scheme == "doi" { aliases.append(identity) }
  }

  private mutating func readCategories(from json: inout JSONScanner) throws(JSONError) {
    if try json.kind() == .array {
      topics = try json.lines()
    } else {
      categories = try json.textIfAny()
    }
  }
}
