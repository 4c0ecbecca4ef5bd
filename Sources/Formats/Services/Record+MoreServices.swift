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
    default: try json.skip()
    }
  }

  /// Puts right what only the whole record tells.
  mutating func finishService() {
    guard let service else { return }
    switch service {
    case "openalex": if let identity = id.flatMap(ServiceID.openAlex) { aliases.append(identity) }
    case "europepmc": title = title.map(ServiceID.withoutPeriod)
    case "dblp":
      title = title.map(ServiceID.withoutPeriod)
      if page?.contains("dblp.org") == true { page = nil }
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

extension JSONScanner {
  /// The words of an abstract by their places, put in order. Places beyond those of any abstract do not count.
  mutating func invertedText() throws(JSONError) -> String? {
    var words: [(place: Int, word: String)] = []
    try eachMember { key, json throws(JSONError) in
      let word = key.text
      try json.eachElement { json throws(JSONError) in
        guard let place = try json.numberIfAny().flatMap({ Int(exactly: $0) }) else { return }
        if (0..<20_000).contains(place), words.count < 40_000 { words.append((place, word)) }
      }
    }
    guard !words.isEmpty else { return nil }
    words.sort { $0.place < $1.place }
    return words.map(\.word).joined(separator: " ")
  }

  /// `[{"author": {"display_name": "…"}}, …]`
  mutating func authorships() throws(JSONError) -> [String] {
    var names: [String] = []
    try eachElement { json throws(JSONError) in
      var name: String?
      try json.eachMember { key, json throws(JSONError) in
        switch key {
        case "author":
          try json.eachMember { key, json throws(JSONError) in
            let text = try json.lineIfAny()
            if case "display_name" = key { name = text ?? name }
          }
        case "raw_author_name":
          let raw = try json.lineIfAny()
          name = name ?? raw
        default: try json.skip()
        }
      }
      if let name { names.append(AuthorNames.givenFirst(name)) }
    }
    return names
  }

  /// `[{"fullName", "firstName", "lastName"}, …]`, of which the full name is in initials.
  mutating func fullNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try eachElement { json throws(JSONError) in
      var parts: [String: String] = [:]
      try json.eachMember { key, json throws(JSONError) in
        let text = try json.lineIfAny()
        if let text, ["fullName", "firstName", "lastName", "collectiveName"].contains(key.text) { parts[key.text] = text }
      }
      let joined = AuthorNames.joined([parts["lastName"] ?? "", parts["firstName"] ?? ""])
      let name = parts["firstName"] == nil || joined.isEmpty ? parts["collectiveName"] ?? parts["fullName"] ?? joined : joined
      if !name.isEmpty { names.append(name) }
    }
    return names
  }

  /// `{"author": [{"text": "…"}]}`, of which one author is not in an array.
  mutating func dblpNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try eachMember { key, json throws(JSONError) in
      try json.eachElement { json throws(JSONError) in
        guard try json.kind() == .object else {
          if let name = try json.lineIfAny() { names.append(ServiceID.withoutNumber(name)) }
          return
        }
        try json.eachMember { key, json throws(JSONError) in
          let text = try json.lineIfAny()
          if case "text" = key, let text { names.append(ServiceID.withoutNumber(text)) }
        }
      }
    }
    return names
  }

  mutating func dates() throws(JSONError) -> [PaperDate] {
    try lines().compactMap { PaperDate($0) }
  }
}
