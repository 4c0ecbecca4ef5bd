package extension PaperDate {
  /// Reads `2024`, `2024-03`, `2024-03-09`, an ISO 8601 moment (`2024-03-09T08:00:00Z`, of which it takes the
  /// date as written), or the date of a mail or a feed (`Mon, 2 Apr 2007 19:18:42 GMT`).
  init?(_ text: String) {
    // No date is longer; a megabyte of junk needs no look.
    guard text.utf8.count <= 64, let date = text.withTrimmedBytes(Self.read) else { return nil }
    self = date
  }

  init?(_ text: Substring) { self.init(String(text)) }

  private static func read(_ bytes: Bytes) -> PaperDate? {
    var reader = ByteReader(bytes)
    guard let date = reader.isoDate() ?? reader.mailDate() else { return nil }
    return reader.isAtEnd || reader.isAtTime(after: date) ? date : nil
  }
}

extension ByteReader {
  /// Reads `2024`, `2024-03` or `2024-03-09`, and stays in place when none is there.
  mutating func isoDate() -> PaperDate? {
    let start = position
    let date = isoDateIfAny()
    if date == nil { back(to: start) }
    return date
  }

  private mutating func isoDateIfAny() -> PaperDate? {
    guard let year = number(digits: 4...4) else { return nil }
    guard take("-") else { return PaperDate(year: year) }
    guard let month = number(digits: 2...2) else { return nil }
    guard take("-") else { return PaperDate(year: year, month: month) }
    guard let day = number(digits: 2...2) else { return nil }
    return PaperDate(year: year, month: month, day: day)
  }

  /// Reads `Mon, 2 Apr 2007` or `2 Apr 2007`.
  fileprivate mutating func mailDate() -> PaperDate? {
    if !letters().isEmpty { guard take(",") else { return nil } }
    skipSpaces()
    guard let day = number(digits: 1...2) else { return nil }
    skipSpaces()
    guard let month = Self.month(letters()) else { return nil }
    skipSpaces()
    guard let year = number(digits: 4...4) else { return nil }
    return PaperDate(year: year, month: month, day: day)
  }

  /// The month whose English name, or the first three letters of it, a word begins with.
  private static func month(_ word: Bytes) -> Int? {
    let names: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
    guard word.count >= 3 else { return nil }
    return (0..<12).first { month in
      word.prefix(3).enumerated().allSatisfy { lowercased($1) == names.utf8Start[month * 3 + $0] }
    }.map { $0 + 1 }
  }

  /// Whether a time of day follows a full date.
  fileprivate mutating func isAtTime(after date: PaperDate) -> Bool {
    guard date.day != nil, take(anyOf: "Tt ") != nil else { return false }
    return number(digits: 2...2) != nil && (isAtEnd || next == 0x3A)
  }
}
