import Papers

/// What CSL-JSON has that other records have not.
extension Record {
  /// Reads `{"date-parts": [[2024, 3, 9]]}`, of which numbers may be strings and any may be missing, or
  /// `{"raw": "2024-03-09"}`.
  mutating func readIssued(from json: inout JSONScanner) throws(JSONError) {
    isCSL = true
    guard try json.kind() == .object else {
      published = try json.dateIfAny() ?? published
      return
    }
    try json.openObject()
    while let key = try json.nextKey() {
      switch key {
      case "date-parts": published = try json.dateParts() ?? published
      case "raw", "literal":
        let date = try json.textIfAny().flatMap(TaggedRecord.date)
        published = published ?? date
      default: try json.skip()
      }
    }
  }

  /// Keywords in one text.
  static func keywords(_ text: String) -> [String] {
    let separator = text.utf8.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    return text.utf8.split(separator: separator).prefix(100).map { CleanText.line(String(Substring($0))) }
      .filter { !$0.isEmpty && $0.utf8.count <= 100 }
  }
}

extension JSONScanner {
  /// A text, or the first one of an array.
  mutating func firstText() throws(JSONError) -> String? {
    var first: String?
    try eachElement { json throws(JSONError) in
      let text = try json.textIfAny()
      first = first ?? text
    }
    return first
  }

  /// The first date of an array of them, each an array of year, month and day.
  fileprivate mutating func dateParts() throws(JSONError) -> PaperDate? {
    var parts: [Int] = []
    var dates = 0
    try eachElement { json throws(JSONError) in
      dates += 1
      try json.eachElement { json throws(JSONError) in
        let number = try json.textIfAny().flatMap { Int($0) }
        if dates == 1, parts.count < 3, let number { parts.append(number) }
      }
    }
    guard let year = parts.first else { return nil }
    let month = parts.count > 1 ? parts[1] : nil
    let day = parts.count > 2 ? parts[2] : nil
    return PaperDate(year: year, month: month, day: day) ?? PaperDate(year: year, month: month)
      ?? PaperDate(year: year)
  }
}
