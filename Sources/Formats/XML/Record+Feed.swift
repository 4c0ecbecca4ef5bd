import Papers

extension Record {
  /// An entry of an Atom feed, of arXiv's search or of anybody.
  init(atom entry: XMLElement) throws(SkipReason) {
    self.init()
    let name = entry.text(of: "id").map(CleanText.line)
    if let name, name.contains("arxiv.org/api/errors") {
      throw .refused(entry.text(of: "summary", "title").map(CleanText.line) ?? "no reason given")
    }
    id = name.flatMap { PaperID(recognising: $0)?.key }
    title = entry.text(of: "title")
    abstract = (entry.text(of: "summary") ?? entry.text(of: "content")).map(Self.prose)
    authors = entry.all("author").compactMap { ($0.first("name") ?? $0).line }.map(AuthorNames.givenFirst)
    if authors.isEmpty { authors = Self.creators(of: entry) }
    published = entry.text(of: "published", "issued").flatMap { PaperDate(CleanText.line($0)) }
    updated = entry.text(of: "updated", "modified").flatMap { PaperDate(CleanText.line($0)) }
    venue = entry.text(of: "publicationName")
    journalReference = entry.text(of: "journal_ref")
    comment = entry.text(of: "comment")
    doi = entry.text(of: "doi")
    source = "feed"
    readLinks(of: entry)
    let primary = entry.first("primary_category")?["term"]
    let terms = [primary].compactMap(\.self) + entry.all("category").compactMap { $0["term"] ?? $0["label"] }
    setTopics(terms.map(CleanText.line), isArXiv: id?.hasPrefix("arxiv:") == true)
  }

  private mutating func readLinks(of entry: XMLElement) {
    for link in entry.all("link") {
      guard let address = link["href"].map(CleanText.line) else { continue }
      if link["title"] == "pdf" || link["type"] == "application/pdf" {
        pdf = pdf ?? address
      } else if link["rel"] ?? "alternate" == "alternate" {
        page = page ?? address
      } else if link["title"] == "doi" {
        doi = doi ?? address
      }
    }
    if id == nil { id = page.flatMap(Self.identity) }
  }

  /// An item of an RSS feed, of arXiv's announcements or of a journal.
  init(rss item: XMLElement) throws(SkipReason) {
    self.init()
    title = item.text(of: "title")
    page = item.text(of: "link").map(CleanText.line)
    source = "feed"
    let body = item.text(of: "encoded", "description", "summary") ?? ""
    let names = item.lines(of: "guid") + item.lines(of: "identifier") + item.lines(of: "doi")
    id = (names + [page].compactMap(\.self)).lazy.compactMap(Self.identity).first
    abstract = Self.announced(Self.prose(body))
    authors = Self.creators(of: item)
    venue = item.text(of: "publicationName", "source")
    if id == nil { id = Self.named(in: body) }
    if authors.isEmpty { (authors, abstract) = Self.byline(abstract ?? "") }
    let isArXiv = id?.hasPrefix("arxiv:") == true
    if isArXiv { venue = nil }
    setTopics(item.lines(of: "category") + item.lines(of: "subject"), isArXiv: isArXiv)
    setDates(of: item, isArXiv: isArXiv)
    journalReference = item.text(of: "journal_reference")
    doi = item.text(of: "DOI")
  }

  /// What arXiv announces again was published before; its number tells when.
  private mutating func setDates(of item: XMLElement, isArXiv: Bool) {
    let date = item.text(of: "pubDate", "date", "publicationDate").flatMap { PaperDate(CleanText.line($0)) }
    let isAgain = item.text(of: "announce_type")?.contains("replace") == true
    guard isArXiv, isAgain else {
      published = date
      return
    }
    updated = date
    let digits = id?.dropFirst("arxiv:".count).prefix { $0.isASCII && $0.isNumber } ?? ""
    if digits.count == 4, let number = Int(digits) { published = PaperDate(year: 2000 + number / 100, month: number % 100) }
  }

  private mutating func setTopics(_ terms: [String], isArXiv: Bool) {
    var seen: Set<String> = []
    topics = (isArXiv ? Self.arXivTopics(terms) : terms)
      .filter { !$0.isEmpty && $0.utf8.count <= 100 && seen.insert($0).inserted }
    topics = Array(topics.prefix(100))
    if isArXiv, Self.isWithdrawn(comment) { withdrawal = "withdrawn" }
  }

  private static func creators(of item: XMLElement) -> [String] {
    let creators = item.lines(of: "creator")
    return creators.count == 1 ? AuthorNames.split(creators[0]) : creators.map(AuthorNames.givenFirst)
  }

  /// The identity that an address or number is of, also where publishers put a DOI within an address.
  private static func identity(_ text: String) -> String? {
    if let known = PaperID(recognising: text) { return known.key }
    var text = text
    guard let start = text.withUTF8({ XMLMarkup.find("/10.", in: UnsafeRawBufferPointer($0), from: 0) }) else { return nil }
    let rest = text.utf8.dropFirst(start + 1).prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return PaperID(recognising: Substring(rest))?.key
  }

  /// The identity that a text names after `doi:`.
  private static func named(in text: String) -> String? {
    var text = text
    let start = text.withUTF8 { bytes in
      bytes.indices.dropLast(3).first { place in
        bytes[place] | 0x20 == UInt8(ascii: "d")
          && bytes[place..<(place + 4)].elementsEqual("doi:".utf8) { $0.lowercasedASCII == $1 }
      }
    }
    guard let start else { return nil }
    let word = text.utf8.dropFirst(start + 4).prefix { !$0.isBlank && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\"") }
    return PaperID(recognising: Substring(word).lowercased().prefix { !$0.isWhitespace })?.key
  }

  /// Without what arXiv puts before its abstracts: `arXiv:2401.01234v1 Announce Type: new Abstract: `.
  private static func announced(_ text: String) -> String {
    guard text.hasPrefix("arXiv:"), let start = text.firstRange(of: "Abstract:") else { return text }
    return String(text[start.upperBound...])
  }

  /// The authors that some publishers put before the abstract, `Author(s): …`, and what follows.
  private static func byline(_ text: String) -> ([String], String) {
    guard text.hasPrefix("Author(s):") else { return ([], text) }
    let end = text.firstRange(of: "\n\n")?.lowerBound ?? text.endIndex
    let names = AuthorNames.split(CleanText.line(String(text[..<end].dropFirst("Author(s):".count))))
    return (names, String(text[end...]))
  }

  private static func prose(_ text: String) -> String { HTMLText.paragraphs(text) }
}
