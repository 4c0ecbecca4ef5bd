import Papers

/// Records of archives and databases.
extension Record {
  /// A record of OAI-PMH: arXiv's own two formats and Dublin Core.
  init(oai record: XMLElement) throws(SkipReason) {
    self.init()
    if record.name == "error" { throw .refused(Self.refusal(record)) }
    let header = record.first("header")
    guard header?["status"] != "deleted" else { throw .deleted }
    let metadata = record.first("metadata")
    if let data = metadata?.first("arXiv", "arXivRaw") {
      read(arXiv: data)
    } else if let data = metadata?.first("dc") {
      read(dublinCore: data)
    } else if let data = metadata?.first("article")?.first("front") {
      self = Record(jats: data)
    }
    let name = header?.text(of: "identifier").flatMap { PaperID(recognising: CleanText.line($0))?.key }
    id = name ?? id
  }

  private static func refusal(_ error: XMLElement) -> String {
    [error["code"], error.line].compactMap(\.self).map(CleanText.line).joined(separator: ": ")
  }

  private mutating func read(arXiv data: XMLElement) {
    id = data.text(of: "id").map(CleanText.line)
    title = data.text(of: "title")
    abstract = data.text(of: "abstract")
    categories = data.text(of: "categories")
    comment = data.text(of: "comments")
    journalReference = data.text(of: "journal-ref")
    doi = data.text(of: "doi")
    published = data.text(of: "created").flatMap { PaperDate(CleanText.line($0)) }
    updated = data.text(of: "updated").flatMap { PaperDate(CleanText.line($0)) }
    versions = data.all("version").compactMap { $0.text(of: "date").flatMap { PaperDate(CleanText.line($0)) } }
    if let list = data.first("authors"), !list.elements.isEmpty {
      parsedAuthors = list.all("author").map { author in
        AuthorNames.joined(["keyname", "forenames", "suffix"].map { author.first($0)?.line ?? "" })
      }
    } else {
      authors = AuthorNames.split(data.first("authors")?.line ?? "")
    }
    if Self.isWithdrawn(comment) { withdrawal = "withdrawn" }
  }

  private mutating func read(dublinCore data: XMLElement) {
    title = data.text(of: "title")
    authors = data.lines(of: "creator").map(AuthorNames.givenFirst)
    abstract = data.all("description").map(\.text).first { !CleanText.line($0).hasPrefix("Comment:") }
    topics = data.lines(of: "subject").filter { $0.utf8.count <= 100 }
    published = data.lines(of: "date").lazy.compactMap { PaperDate($0) }.first
    venue = data.text(of: "source")
    let names = data.lines(of: "identifier")
    id = names.lazy.compactMap { PaperID(recognising: $0)?.key }.first
    page = names.first { $0.hasPrefix("http") }
    doi = names.first { PaperID(recognising: $0)?.scheme == "doi" }
    source = "oai"
  }

  /// An article of PubMed.
  init(pubMed article: XMLElement) {
    self.init()
    let citation = article.first("MedlineCitation", "BookDocument") ?? article
    let content = citation.first("Article") ?? citation
    title = content.text(of: "ArticleTitle", "VernacularTitle", "BookTitle")
    abstract = content.first("Abstract")?.all("AbstractText").map(Self.part).joined(separator: "\n\n")
    parsedAuthors = content.first("AuthorList")?.all("Author").compactMap(Self.author) ?? []
    venue = content.at("Journal", "Title")?.line
    published = content.at("Journal", "JournalIssue", "PubDate").flatMap(Self.date)
      ?? content.first("ArticleDate").flatMap(Self.date)
    topics = citation.all("KeywordList").flatMap { $0.lines(of: "Keyword") }.filter { $0.utf8.count <= 100 }
    let kinds = content.first("PublicationTypeList")?.lines(of: "PublicationType") ?? []
    if kinds.contains("Retracted Publication") { withdrawal = "retracted" }
    setNumbers(of: article, citation, content)
    source = "pubmed"
  }

  private mutating func setNumbers(of article: XMLElement, _ citation: XMLElement, _ content: XMLElement) {
    let numbers = article.at("PubmedData", "ArticleIdList")?.all("ArticleId") ?? []
    doi = content.all("ELocationID").first { $0["EIdType"] == "doi" }?.line
      ?? numbers.first { $0["IdType"] == "doi" }?.line
    if let number = citation.first("PMID")?.line, let name = ServiceID.pubMed(number) {
      aliases.append(name)
      page = "https://pubmed.ncbi.nlm.nih.gov/\(name.bare)/"
    }
    if let name = numbers.first(where: { $0["IdType"] == "pmc" })?.line.flatMap(ServiceID.pubMedCentral) {
      aliases.append(name)
    }
  }

  private static func part(_ text: XMLElement) -> String {
    guard let label = text["Label"], !label.isEmpty, label != "UNLABELLED" else { return text.text }
    return label + ": " + text.text
  }

  private static func author(_ author: XMLElement) -> String? {
    if let collective = author.first("CollectiveName")?.line { return collective }
    let name = AuthorNames.joined(
      [author.first("LastName")?.line ?? "", author.first("ForeName", "Initials")?.line ?? "",
        author.first("Suffix")?.line ?? ""])
    return name.isEmpty ? nil : name
  }

  private static func date(_ date: XMLElement) -> PaperDate? {
    let parts = ["Year", "Month", "Day"].compactMap { date.first($0)?.line }
    let numbers = date.elements.allSatisfy { $0.text.allSatisfy(\.isNumber) }
    let text = parts.isEmpty ? date.first("MedlineDate")?.line ?? "" : parts.joined(separator: numbers ? "/" : " ")
    return TaggedRecord.date(text)
  }

  /// An entry of DBLP.
  init(dblp entry: XMLElement) {
    self.init()
    title = entry.first("title")?.line.map(ServiceID.withoutPeriod)
    authors = entry.lines(of: "author").map(ServiceID.withoutNumber)
    published = entry.first("year")?.line.flatMap { PaperDate($0) }
    venue = entry.first("journal", "booktitle", "school")?.line
    let addresses = entry.lines(of: "ee")
    doi = addresses.first { PaperID(recognising: $0)?.scheme == "doi" }
    page = addresses.first
    if let name = entry["key"].flatMap(ServiceID.dblp) { aliases.append(name) }
    source = "dblp"
  }
}
