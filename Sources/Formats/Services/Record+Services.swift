import Papers

/// What the answers of Hugging Face, OpenAlex, Semantic Scholar, Europe PMC, bioRxiv, DBLP, Crossref and arXiv's
/// search index have that other records have not.
extension Record {
  mutating func readService(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "paper", "citingPaper", "citedPaper", "info": try readInner(key, from: &json)
    case "publishedAt", "publicationDate", "publication_date", "firstPublicationDate":
      published = try json.dateIfAny() ?? published
    case "pubYear", "publication_year":
      let year = try json.dateIfAny()
      published = published ?? year
    case "display_name":
      let name = try json.textIfAny()
      title = title ?? name
    case "is_retracted", "is_withdrawn":
      let mark = key.text == "is_retracted" ? "retracted" : "withdrawn"
      if try json.textIfAny() == "true" { withdrawal = mark }
    case "upvotes": score = try json.numberIfAny()
    case "ai_keywords": topics = try json.lines()
    case "githubRepo", "projectPage": if let url = try json.lineIfAny() { addLink(url, key.text == "githubRepo" ? .code : .project) }
    default: try readOpenAlex(key, from: &json)
    }
  }

  /// Takes what stands in an object for the record: a paper among votes and comments, for one.
  private mutating func readInner(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    guard try json.kind() == .object else { return try json.skip() }
    self = Record()
    switch key {
    case "paper": service = "huggingface"
    case "info": service = "dblp"
    default: break
    }
    try json.openObject()
    while let key = try json.nextKey() { try read(key, from: &json) }
    isInner = true
  }

  private mutating func readOpenAlex(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "abstract_inverted_index": abstract = try json.invertedText() ?? abstract
    case "authorships":
      service = "openalex"
      authors = try json.authorships()
    case "ids": try readIDs(from: &json)
    case "primary_location", "best_oa_location": try readLocation(from: &json, isPrimary: key.text == "primary_location")
    case "locations": try json.eachElement { json throws(JSONError) in try readLocation(from: &json, isPrimary: false) }
    default: try readSemanticScholar(key, from: &json)
    }
  }

  private mutating func readIDs(from json: inout JSONScanner) throws(JSONError) {
    try json.eachMember { key, json throws(JSONError) in
      let text = try json.textIfAny() ?? ""
      let last = String(text.split(separator: "/").last ?? "")
      let identity: PaperID? =
        switch key {
        case "openalex": ServiceID.openAlex(text)
        case "pmid": ServiceID.pubMed(last)
        case "pmcid": ServiceID.pubMedCentral(last)
        default: PaperID(recognising: text)
        }
      if let identity { aliases.append(identity) }
    }
  }

  private mutating func readLocation(from json: inout JSONScanner, isPrimary: Bool) throws(JSONError) {
    try json.eachMember { key, json throws(JSONError) in
      switch key {
      case "landing_page_url", "url_for_landing_page":
        guard let address = try json.lineIfAny() else { return }
        if isPrimary { page = address }
        if let identity = PaperID(recognising: address) { aliases.append(identity) }
      case "pdf_url", "url_for_pdf":
        let address = try json.lineIfAny()
        pdf = pdf ?? address
      case "source":
        try json.eachMember { key, json throws(JSONError) in
          let name = try json.textIfAny()
          if case "display_name" = key, isPrimary { venue = name }
        }
      default: try json.skip()
      }
    }
  }

  private mutating func readSemanticScholar(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "paperId":
      service = "semanticscholar"
      if let identity = try json.lineIfAny().flatMap(ServiceID.semanticScholar) { aliases.append(identity) }
    case "externalIds": try readExternalIDs(from: &json)
    case "openAccessPdf":
      try json.eachMember { key, json throws(JSONError) in
        let text = try json.lineIfAny()
        if case "url" = key { pdf = text ?? pdf }
      }
    case "fieldsOfStudy": topics = try json.lines()
    case "journal":
      try json.eachMember { key, json throws(JSONError) in
        let text = try json.lineIfAny()
        if case "name" = key, venue?.isEmpty ?? true { venue = text }
      }
    default: try readEuropePMC(key, from: &json)
    }
  }

  private mutating func readExternalIDs(from json: inout JSONScanner) throws(JSONError) {
    try json.eachMember { key, json throws(JSONError) in
      guard let text = try json.lineIfAny() else { return }
      let identity: PaperID? =
        switch key {
        case "ArXiv": PaperID(recognising: "arxiv:" + text)
        case "DOI": PaperID(recognising: "doi:" + text)
        case "ACL": PaperID(recognising: "acl:" + text)
        case "PubMed": ServiceID.pubMed(text)
        case "PubMedCentral": ServiceID.pubMedCentral(text)
        case "DBLP": ServiceID.dblp(text)
        default: nil
        }
      if let identity { aliases.append(identity) }
    }
  }

  private mutating func addLink(_ url: String, _ kind: Link.Kind) {
    if let link = Link(checking: url, kind: kind) { links.append(link) }
  }
}
