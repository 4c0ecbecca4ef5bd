import Papers

/// Shapes that records have for authors, and for the days of versions.
extension JSONScanner {
  /// Author names: one text, or an array of texts, of `{"name"}` objects or of `["Family", "Given", ""]`.
  mutating func names() throws(JSONError) -> [String] {
    guard try kind() == .array else {
      guard try kind() != .object else { return try nameInObject().map { [$0] } ?? [] }
      return AuthorNames.split(CleanText.line(try textIfAny() ?? ""))
    }
    var names: [String] = []
    try openArray()
    while try nextElement() {
      if let name = try nameIfAny(), !name.isEmpty { names.append(name) }
    }
    return names
  }

  mutating func parsedNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try eachElement { json throws(JSONError) in
      if let name = try json.nameIfAny(), !name.isEmpty { names.append(name) }
    }
    return names
  }

  private mutating func nameIfAny() throws(JSONError) -> String? {
    switch try kind() {
    case .object: return try nameInObject()
    case .array:
      var parts: [String] = []
      try openArray()
      while try nextElement() { parts.append(try lineIfAny() ?? "") }
      return AuthorNames.joined(parts)
    default: return try lineIfAny().map { AuthorNames.givenFirst($0) }
    }
  }

  private mutating func nameInObject() throws(JSONError) -> String? {
    var name: String?
    var fullName: String?
    var given: String?
    var family: String?
    var particle: String?
    var suffix: String?
    try openObject()
    while let key = try nextKey() {
      switch key {
      case "name", "literal": name = try lineIfAny()
      case "fullname", "full_name", "fullName": fullName = try lineIfAny()
      case "given", "first", "firstName", "first_name": given = try lineIfAny()
      case "family", "last", "lastName", "last_name": family = try lineIfAny()
      case "non-dropping-particle", "dropping-particle": particle = try lineIfAny()
      case "suffix": suffix = try lineIfAny()
      default: try skip()
      }
    }
    if let name = fullName ?? name { return AuthorNames.givenFirst(name) }
    // Most names are no more than these two, which are clean already.
    if let given, let family, particle == nil, suffix == nil, !given.isEmpty, !family.isEmpty { return given + " " + family }
    let surname = [particle, family].compactMap(\.self).joined(separator: " ")
    return AuthorNames.joined([surname, given ?? "", suffix ?? ""])
  }

  /// The `created` days of `[{"version", "created"}, …]`.
  mutating func versionDates() throws(JSONError) -> [PaperDate] {
    var dates: [PaperDate] = []
    try eachElement { json throws(JSONError) in
      guard try json.kind() == .object else { return try json.skip() }
      try json.openObject()
      while let key = try json.nextKey() {
        if case "created" = key {
          if let date = try json.dateIfAny() { dates.append(date) }
        } else {
          try json.skip()
        }
      }
    }
    return dates
  }
}
