import Papers

/// Shapes that services have for what others have as text.
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
        // Unpaywall has no more than the name as it was printed.
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

  /// The text of one member of an object.
  mutating func member(_ name: String) throws(JSONError) -> String? {
    var found: String?
    try eachMember { key, json throws(JSONError) in
      let text = try json.textIfAny()
      if key.text == name { found = text }
    }
    return found
  }
}
