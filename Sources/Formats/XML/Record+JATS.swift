import Papers

/// Articles of PubMed Central and of publishers, in the tag set that NISO Z39.96 describes (JATS).
extension Record {
  /// The front matter of an article.
  init(jats front: XMLElement) {
    self.init()
    let meta = front.first("article-meta") ?? front
    let titles = meta.first("title-group")
    let parts = [titles?.first("article-title"), titles?.first("subtitle")].compactMap { $0?.without("xref", "fn").line }
    title = parts.isEmpty ? nil : HTMLText.paragraphs(parts.joined(separator: ": "))
    abstract = Self.abstract(of: meta)
    let people = meta.all("contrib-group").flatMap { $0.all("contrib") }
    authors = people.filter { ($0["contrib-type"] ?? "author") == "author" }.compactMap(Self.contributor)
    let journal = front.first("journal-meta")
    venue = journal?.at("journal-title-group", "journal-title")?.line ?? journal?.first("journal-title")?.line
    topics = meta.all("kwd-group").filter { $0["kwd-group-type"]?.contains("abbr") != true }
      .flatMap { $0.lines(of: "kwd") }.filter { $0.utf8.count <= 100 }
    let dates = meta.all("pub-date").filter { !Self.isOfArchive($0) }
    published = PaperDate.first(of: dates.compactMap(\.partedDate))
    setNumbers(ofArticle: meta)
  }

  private static func isOfArchive(_ date: XMLElement) -> Bool {
    ["pmc-release", "nihms-submitted"].contains(date["pub-type"] ?? "")
  }

  /// The abstract proper: besides it there are pictures, key points and words for laymen.
  private static func abstract(of meta: XMLElement) -> String? {
    let all = meta.all("abstract")
    guard let abstract = all.first(where: { $0["abstract-type"] == nil }) ?? all.first else { return nil }
    let text = CleanText.paragraphs(HTMLText.paragraphs(abstract.without("object-id", "label").text))
    guard let heading = text.firstRange(of: "\n\n"), ["abstract", "summary"].contains(text[..<heading.lowerBound].lowercased())
    else { return text }
    return String(text[heading.upperBound...])
  }

  private static func contributor(_ person: XMLElement) -> String? {
    if let name = person.first("name") ?? person.at("name-alternatives", "name") {
      let joined = AuthorNames.joined(["surname", "given-names", "suffix"].map { name.first($0)?.line ?? "" })
      return joined.isEmpty ? nil : joined
    }
    if let name = person.first("string-name") { return name.line.map(AuthorNames.givenFirst) }
    // The members of a group may stand in its name.
    return person.first("collab")?.without("contrib-group").line
  }

  private mutating func setNumbers(ofArticle meta: XMLElement) {
    source = "jats"
    for number in meta.all("article-id") {
      guard let text = number.line else { continue }
      switch number["pub-id-type"] {
      case "doi": doi = doi ?? text
      case "pmid": if let name = ServiceID.pubMed(text) { aliases.append(name) }
      case "pmc", "pmcid":
        guard let name = ServiceID.pubMedCentral(text) else { continue }
        aliases.append(name)
        page = "https://pmc.ncbi.nlm.nih.gov/articles/\(name.bare)/"
        source = "pmc"
      case "arxiv": if let name = PaperID(recognising: "arxiv:" + text) { aliases.append(name) }
      default: break
      }
    }
    let addresses = meta.all("self-uri")
    pdf = addresses.first { $0["content-type"] == "pdf" }?["href"]
    page = page ?? addresses.first { $0["content-type"] == nil }?["href"]
  }
}

extension XMLElement {
  /// The element without those of some names directly or deeper in it.
  func without(_ names: String...) -> XMLElement { removing(names) }

  /// Recursion is as deep as the reader lets elements nest.
  private func removing(_ names: [String]) -> XMLElement {
    var element = self
    element.nodes = nodes.compactMap { node in
      guard case .element(let inner) = node else { return node }
      return names.contains(inner.name) ? nil : .element(inner.removing(names))
    }
    return element
  }
}
