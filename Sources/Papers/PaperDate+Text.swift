package extension PaperDate {
  /// Reads `2024`, `2024-03`, `2024-03-09`, an ISO 8601 moment (`2024-03-09T08:00:00Z`, of which it takes the
  /// date as written), or the date of a mail or a feed (`Mon, 2 Apr 2007 19:18:42 GMT`).
  init?(_ text: some StringProtocol) {
    // No date is longer; a megabyte of junk needs no look.
    guard text.utf8.prefix(65).count <= 64 else { return nil }
    var reader = ByteReader(text)
    guard let date = reader.isoDate() ?? reader.mailDate() else { return nil }
    guard reader.isAtEnd || reader.isAtTime(after: date) else { return nil }
    self = date
  }
}

extension ByteReader {
  /// Reads `2024`, `2024-03` or `2024-03-09`, and stays in place when none is there.
  mutating func isoDate() -> PaperDate? {
    let start = position
    guard let year = number(digits: 4...4) else { return nil }
    var parts: [Int] = []
    while parts.count < 2, take("-") {
      guard let part = number(digits: 2...2) else {
        position = start
        return nil
      }
      parts.append(part)
    }
    let date = PaperDate(year: year, month: parts.first, day: parts.count > 1 ? parts[1] : nil)
    if date == nil { position = start }
    return date
  }

  /// Reads `Mon, 2 Apr 2007` or `2 Apr 2007`.
  fileprivate mutating func mailDate() -> PaperDate? {
    if !letters().isEmpty { guard take(",") else { return nil } }
    skipSpaces()
    guard let day = number(digits: 1...2) else { return nil }
    skipSpaces()
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard let month = names.firstIndex(of: String(letters().prefix(3))) else { return nil }
    skipSpaces()
    guard let year = number(digits: 4...4) else { return nil }
    return PaperDate(year: year, month: month + 1, day: day)
  }

  /// Whether a time of day follows a full date.
  fileprivate mutating func isAtTime(after date: PaperDate) -> Bool {
    guard date.day != nil, take(anyOf: "Tt ") != nil else { return false }
    return number(digits: 2...2) != nil && (isAtEnd || next == 0x3A)
  }
}
