import Papers

/// What the answers of Zenodo, OpenAIRE and Unpaywall have that other records have not.
extension Record {
  mutating func readRepository(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "conceptrecid":
      service = "zenodo"
      try json.skip()
    case "metadata" where service == "zenodo":
      try json.eachMember { key, json throws(JSONError) in try readZenodo(key, from: &json) }
    case "mainTitle":
      service = "openaire"
      title = try json.textIfAny()
    case "descriptions" where service == "openaire": abstract = try json.firstText() ?? abstract
    case "container" where service == "openaire": venue = try json.member("name") ?? venue
    case "pids" where service == "openaire": try readNumbers(from: &json)
    case "z_authors":
      service = "unpaywall"
      authors = try json.authorships()
    case "journal_name": venue = try json.textIfAny()
    case "published_date": published = try json.dateIfAny() ?? published
    default: try json.skip()
    }
  }

  private mutating func readZenodo(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "description": abstract = try json.textIfAny()
    case "creators": authors = try json.names()
    case "publication_date": published = try json.dateIfAny() ?? published
    case "keywords": topics = try json.topicNames()
    case "journal": venue = try json.member("title") ?? venue
    default: try json.skip()
    }
  }

  private mutating func readNumbers(from json: inout JSONScanner) throws(JSONError) {
    try json.eachElement { json throws(JSONError) in
      var (scheme, value) = ("", "")
      try json.eachMember { key, json throws(JSONError) in
        let text = try json.lineIfAny() ?? ""
        switch key {
        case "scheme": scheme = text
        case "value": value = text
        default: break
        }
      }
      let identity: PaperID? =
        switch scheme {
        case "pmid": ServiceID.pubMed(value)
        case "pmc": ServiceID.pubMedCentral(value)
        case "doi", "arXiv", "arxiv": PaperID(recognising: scheme.lowercased() + ":" + value)
        default: nil
        }
      if let identity { aliases.append(identity) }
    }
  }
}

extension Record {
  /// Puts right what only the whole record tells.
  mutating func finishService() {
    guard let service else { return }
    switch service {
    case "openalex": if let identity = id.flatMap(ServiceID.openAlex) { aliases.append(identity) }
    case "europepmc": title = title.map(ServiceID.withoutPeriod)
    case "dblp":
      title = title.map(ServiceID.withoutPeriod)
      if page?.contains("dblp.org") == true { page = nil }
    case "zenodo", "openaire":
      abstract = abstract.map(HTMLText.paragraphs)
      title = title.map(HTMLText.paragraphs)
    case "huggingface":
      if let id = id.flatMap({ PaperID(recognising: $0) }) { links.append(Link(.project, "https://huggingface.co/papers/\(id.bare)")) }
    case "biorxiv", "medrxiv":
      venue = service == "biorxiv" ? "bioRxiv" : "medRxiv"
      if let doi, page == nil { page = "https://www.\(service).org/content/\(doi)" }
    default: break
    }
    // Numbers of the service's own, which name nothing elsewhere.
    if service != "huggingface" { id = nil }
  }
}
