import Formats
import Papers

/// The pages of a source's answer: how each is asked for, and whether there is one more.
struct SourcePages {
  let source: Source
  /// From when on records are asked for, where a service goes by days.
  let since: PaperDate
  let today: PaperDate
  /// Records of all pages so far.
  private(set) var received = 0
  private(set) var pages = 0
  /// What comes first.
  let order: Order
  /// What the last page gave to ask for the next one.
  var cursor: String?
  /// What the service says of all pages, where not each of them says it.
  var total: Int?
  /// The numbers of the papers of the page that comes, where a service is asked for those first.
  var numbers: [String] = []

  enum Order: Sendable {
    /// What is new, to follow it.
    case newest
    /// What fits best, to search.
    case best
  }

  init(source: Source, since: PaperDate, today: PaperDate, cursor: String?, order: Order = .newest) {
    self.source = source
    self.since = since
    self.today = today
    self.cursor = cursor
    self.order = order
  }

  /// How many records are asked for at a time; somebody waits for what is searched.
  var size: Int { order == .best ? 50 : 100 }

  /// The address of the next page.
  var url: WebURL? {
    guard let address = source.address else { return nil }
    let size = min(size, source.limit)
    switch source.kind {
    case .arxiv:
      return address.adding([
        ("search_query", source.query), ("start", "\(received)"), ("max_results", "\(size)"),
        ("sortBy", order == .best ? "relevance" : "submittedDate"), ("sortOrder", "descending"),
      ])
    case .arxivNew: return address.adding(path: "/" + source.query.filter { !$0.isWhitespace })
    case .oai: return archive(address)
    case .huggingFace:
      guard source.query.isEmpty else {
        return address.adding(path: "/papers/search").adding([("q", source.query), ("limit", "\(size)")])
      }
      return address.adding(path: "/daily_papers").adding([("p", "\(pages)"), ("limit", "\(size)")])
    case .huggingFaceWeek: return trending(address, "week", today.isoWeek, size)
    case .huggingFaceMonth: return trending(address, "month", String("\(today)".prefix(7)), size)
    case .openAlex: return openAlex(address, size)
    case .semanticScholar where order == .best:
      // Only the bulk search sorts by date, and only the other one by what fits.
      let address = WebURL("\(address)".removing(suffix: "/bulk")) ?? address
      return address.adding([("query", source.query), ("fields", Self.fields), ("offset", "\(received)"), ("limit", "\(size)")])
    case .semanticScholar:
      return address.adding(
        [("query", source.query), ("fields", Self.fields), ("sort", "publicationDate:desc")] + given("token", cursor))
    case .crossref:
      return address.adding(
        given("query", source.query) + given("filter", source.filter)
          + [("rows", "\(size)"), ("offset", "\(received)"), ("sort", order == .best ? "relevance" : "created"), ("order", "desc")])
    case .europePMC:
      return address.adding([
        ("query", source.query), ("format", "json"), ("resultType", "core"), ("pageSize", "\(size)"),
        ("cursorMark", cursor ?? "*"),
      ] + given("sort", order == .best ? nil : "P_PDATE_D desc"))
    case .pubMed: return address.adding(path: "/efetch.fcgi").adding([("db", "pubmed"), ("retmode", "xml"), ("id", numbers.joined(separator: ","))])
    case .bioRxiv, .medRxiv:
      return address.adding(path: "/\(source.kind.rawValue)/\(since)/\(today)/\(received)/json")
        .adding(given("category", source.query))
    case .dblp:
      return address.adding([("q", source.query), ("format", "json"), ("h", "\(size)"), ("f", "\(received)")])
    case .acl:
      let collection = source.query.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
      return address.adding(path: "/\(collection).xml")
    case .feed: return address
    case .command: return nil
    }
  }

  private static let fields =
    "title,abstract,authors,venue,journal,year,publicationDate,externalIds,url,openAccessPdf,fieldsOfStudy"

  private func given(_ name: String, _ value: String?) -> [(String, String)] {
    value.flatMap { $0.isEmpty ? nil : [(name, $0)] } ?? []
  }

  private func trending(_ address: WebURL, _ period: String, _ value: String, _ size: Int) -> WebURL {
    address.adding(path: "/daily_papers")
      .adding([(period, value), ("sort", "trending"), ("p", "\(pages)"), ("limit", "\(size)")])
  }

  private func archive(_ address: WebURL) -> WebURL {
    if let cursor { return address.adding([("verb", "ListRecords"), ("resumptionToken", cursor)]) }
    let format = source.filter ?? (address.host.hasSuffix("arxiv.org") ? "arXiv" : "oai_dc")
    return address.adding(
      [("verb", "ListRecords"), ("metadataPrefix", format), ("from", "\(since)")] + given("set", source.query))
  }

  private func openAlex(_ address: WebURL, _ size: Int) -> WebURL {
    let filter = [source.filter, "to_publication_date:\(today)"].compactMap(\.self).joined(separator: ",")
    return address.adding(
      given("search", source.query)
        + [("filter", filter)] + given("sort", order == .best && !source.query.isEmpty ? nil : "publication_date:desc")
        + [("per-page", "\(size)"), ("cursor", cursor ?? "*")])
  }

  /// Notes what a page held, and tells whether there is one more.
  mutating func take(_ reading: AnswerReading, _ facts: AnswerFacts) -> Bool {
    let count = reading.papers.count + reading.skippedCount
    received += source.kind == .pubMed ? numbers.count : count
    pages += 1
    let before = cursor
    cursor = facts.cursor
    switch source.kind {
    case .arxiv, .crossref, .dblp: return received < facts.total ?? 0
    // It gives the first thousand.
    case .semanticScholar where order == .best: return count > 0 && received < min(1000, facts.total ?? 0)
    case .oai: return cursor != nil
    case .huggingFace: return source.query.isEmpty && count >= min(size, source.limit)
    case .huggingFaceWeek, .huggingFaceMonth: return count >= min(size, source.limit)
    case .openAlex, .semanticScholar: return cursor != nil && count > 0
    case .europePMC: return cursor != nil && cursor != before && count > 0
    case .pubMed: return count > 0 && received < min(Self.mostNumbers, total ?? 0)
    // A page has 100 of them or 30, as the service likes.
    case .bioRxiv, .medRxiv: return count >= 30
    case .arxivNew, .acl, .feed, .command: return false
    }
  }
}

extension SourcePages {
  /// Where the next page begins, to be gone on with by another process: `50 1 CURSOR`.
  var place: String { "\(received) \(pages) \(cursor ?? "")" }

  /// Goes to a place that an earlier page gave; false for what is none.
  mutating func go(to place: String) -> Bool {
    let parts = place.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let received = Int(parts[0]), let pages = Int(parts[1]), received >= 0, pages >= 0 else { return false }
    (self.received, self.pages) = (received, pages)
    cursor = parts[2].isEmpty ? nil : String(parts[2])
    return true
  }
}

extension String {
  fileprivate func removing(suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
