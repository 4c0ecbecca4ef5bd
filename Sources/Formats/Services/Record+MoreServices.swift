import Papers

extension Record {
  mutating func readEuropePMC(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "authorString":
      service = "europepmc"
      let names = AuthorNames.split(ServiceID.withoutPeriod(try json.lineIfAny() ?? ""))
      if authors.isEmpty { authors = names }
    case "authorList":
      try json.eachMember { key, json throws(JSONError) in
        guard case "author" = key else { return try json.skip() }
        authors = try json.fullNames()
      }
    case "pmid": if let identity = try json.lineIfAny().flatMap(ServiceID.pubMed) { aliases.append(identity) }
    case "pmcid": if let identity = try json.lineIfAny().flatMap(ServiceID.pubMedCentral) { aliases.append(identity) }
    case "abstractText": abstract = try json.textIfAny().map(HTMLText.paragraphs)
    case "journalTitle": venue = try json.textIfAny()
    case "journalInfo":
      try json.eachMember { key, json throws(JSONError) in
        guard case "journal" = key else { return try json.skip() }
        try json.eachMember { key, json throws(JSONError) in
          let text = try json.textIfAny()
          if case "title" = key { venue = text }
        }
      }
    case "keywordList":
      try json.eachMember { key, json throws(JSONError) in topics = try json.lines() }
    case "fullTextUrlList": try readFullTexts(from: &json)
    default: try readOthers(key, from: &json)
    }
  }

  private mutating func readFullTexts(from json: inout JSONScanner) throws(JSONError) {
    try json.eachMember { key, json throws(JSONError) in
      try json.eachElement { json throws(JSONError) in
        var address: String?
        var isPDF = false
        try json.eachMember { key, json throws(JSONError) in
          let text = try json.lineIfAny()
          switch key {
          case "url": address = text
          case "documentStyle": isPDF = text == "pdf"
          default: break
          }
        }
        if isPDF { pdf = pdf ?? address } else { page = page ?? address }
      }
    }
  }

  private mutating func readOthers(_ key: JSONScanner.Key, from json: inout JSONScanner) throws(JSONError) {
    switch key {
    // bioRxiv and medRxiv
    case "server": service = try json.lineIfAny()?.lowercased()
    case "category": topics = try json.lines()
    // DBLP
    case "key" where service == "dblp":
      if let identity = try json.lineIfAny().flatMap(ServiceID.dblp) { aliases.append(identity) }
    case "ee" where service == "dblp": page = try json.firstText() ?? page
    // Crossref
    case "is-referenced-by-count":
      service = "crossref"
      try json.skip()
    case "subject": topics = try json.lines()
    case "link":
      try json.eachElement { json throws(JSONError) in
        var (address, isPDF): (String?, Bool) = (nil, false)
        try json.eachMember { key, json throws(JSONError) in
          let text = try json.lineIfAny()
          switch key {
          case "URL": address = text
          case "content-type": isPDF = text == "application/pdf"
          default: break
          }
        }
        if isPDF { pdf = pdf ?? address }
      }
    // arXiv's search index
    case "paper_id": id = try json.textIfAny().map { "arxiv:" + $0 }
    case "abs_categories": categories = try json.textIfAny()
    case "submitted_date_all": versions = try json.dates()
    default: try readRepository(key, from: &json)
    }
  }
}
