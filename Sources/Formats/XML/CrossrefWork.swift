import Papers

/// The works that publishers register with Crossref.
enum CrossrefWork {
  /// The names of elements that are works, or, of books and databases, hold them.
  static let names: Set = [
    "journal_article", "conference_paper", "posted_content", "dissertation", "report-paper", "standard", "peer_review",
    "book", "database", "pending_publication",
  ]

  /// The works in an element: a book is one where no chapter is named.
  static func all(in element: XMLElement, _ context: [XMLElement]) -> [(work: XMLElement, context: [XMLElement])] {
    switch element.name {
    case "book":
      let chapters = element.all("content_item")
      guard chapters.isEmpty else { return chapters.map { ($0, element.elements.filter(isMetadata)) } }
    case "database":
      let sets = element.all("dataset")
      guard sets.isEmpty else { return sets.map { ($0, element.elements.filter(isMetadata)) } }
    default: break
    }
    // What was said of the last volume is true of what is in volumes alone.
    return [(element, ["journal_article", "conference_paper"].contains(element.name) ? context : [])]
  }

  fileprivate static func isMetadata(_ element: XMLElement) -> Bool { element.name.hasSuffix("_metadata") }
}

extension Record {
  /// A work of Crossref's XML.
  init(crossref work: XMLElement, in context: [XMLElement]) throws(SkipReason) {
    self.init()
    if work.name == "error" || work.name == "msg" { throw .refused(work.line ?? "no reason given") }
    let data = work.elements.first(where: CrossrefWork.isMetadata) ?? work
    title = Self.title(of: data)
    abstract = (data.text(of: "abstract") ?? data.text(of: "description")).map(HTMLText.paragraphs)
    authors = Self.people(of: data)
    published = Self.date(of: work) ?? Self.date(of: data) ?? context.lazy.compactMap(Self.date(of:)).first
    venue = Self.venue(of: data, in: context)
    readAddresses(of: data)
    readRelations(of: work)
    source = "crossref"
  }

  private static func title(of data: XMLElement) -> String? {
    let titles = data.first("titles")
    let parts = [titles?.text(of: "title"), titles?.text(of: "subtitle")].compactMap(\.self)
    return parts.isEmpty ? nil : parts.map(HTMLText.paragraphs).joined(separator: ": ")
  }

  /// The authors, or, where there are none, the editors.
  private static func people(of data: XMLElement) -> [String] {
    let all = (data.first("contributors") ?? data).all("person_name", "organization")
    for role in ["author", "editor"] {
      let names = all.filter { ($0["contributor_role"] ?? "author") == role }.compactMap(name)
      if !names.isEmpty { return names }
    }
    return []
  }

  private static func name(_ person: XMLElement) -> String? {
    guard person.name == "person_name" else { return person.line }
    let name = AuthorNames.joined(["surname", "given_name", "suffix"].map { person.first($0)?.line ?? "" })
    return name.isEmpty ? nil : name
  }

  private static func date(of work: XMLElement) -> PaperDate? {
    let dates = work.all(
      "publication_date", "posted_date", "approval_date", "completion_date", "review_date", "creation_date")
    return PaperDate.first(of: (dates + (work.first("database_date")?.elements ?? [])).compactMap(\.partedDate))
  }

  private static func venue(of data: XMLElement, in context: [XMLElement]) -> String? {
    for volume in context.reversed() {
      if let name = volume.text(of: "full_title", "proceedings_title") ?? title(of: volume) { return name }
    }
    return data.at("institution", "institution_name")?.line ?? data.at("publisher", "publisher_name")?.line
  }

  private mutating func readAddresses(of data: XMLElement) {
    let addresses = data.first("doi_data")
    doi = addresses?.first("doi")?.line
    page = addresses?.first("resource")?.line
    let others = addresses?.all("collection").flatMap { $0.all("item") }.compactMap { $0.first("resource") } ?? []
    pdf = others.first { $0["mime_type"] == "application/pdf" || $0.line?.lowercased().hasSuffix(".pdf") == true }?.line
  }

  /// A preprint and what it became are the same paper.
  private mutating func readRelations(of work: XMLElement) {
    let programs = work.all("program") + (work.at("crossmark", "custom_metadata")?.all("program") ?? [])
    for relation in programs.flatMap({ $0.all("related_item") }).flatMap({ $0.all("intra_work_relation") }) {
      guard ["isPreprintOf", "hasPreprint"].contains(relation["relationship-type"]), let name = relation.line else { continue }
      let scheme = relation["identifier-type"] == "arxiv" ? "arxiv:" : ""
      if let identity = PaperID(recognising: name) ?? PaperID(recognising: scheme + name) { aliases.append(identity) }
    }
  }
}

extension XMLElement {
  /// A date in elements of its own, as much of it as makes sense, or in the attribute that ISO 8601 has in its name.
  var partedDate: PaperDate? {
    if let date = self["iso-8601-date"].flatMap({ PaperDate($0) }) { return date }
    guard let year = first("year")?.line.flatMap({ Int($0) }) else { return nil }
    let month = first("month")?.line.flatMap(BibTeXEntry.month)
    let day = first("day")?.line.flatMap { Int($0) }
    return PaperDate(year: year, month: month, day: day) ?? PaperDate(year: year, month: month) ?? PaperDate(year: year)
  }
}

extension PaperDate {
  /// The first of some dates of the same event, of which those that know more are asked before those that know less.
  static func first(of dates: [PaperDate]) -> PaperDate? {
    let exact = dates.filter { $0.day != nil }
    let months = dates.filter { $0.month != nil }
    return (exact.isEmpty ? months.isEmpty ? dates : months : exact).min()
  }
}
