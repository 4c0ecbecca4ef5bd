/// A value as it stands in a query.
enum TypedValue {
  case bare(String)
  /// What stood between quotes, `\"` kept as it was.
  case quoted(String)

  var text: String {
    switch self {
    case .bare(let text), .quoted(let text): text
    }
  }
}

extension QueryParser {
  var isAtEnd: Bool { position >= characters.count }
  var next: Character? { isAtEnd ? nil : characters[position] }
  /// The place of the next character.
  var here: Range<Int> { position..<min(position + 1, characters.count) }

  mutating func skipSpaces() {
    while let next, next.partsWords { position += 1 }
  }

  /// Whether a word in capitals comes next that stands by itself.
  func isAtKeyword(_ word: String) -> Bool {
    guard characters[position...].starts(with: word) else { return false }
    let end = position + word.count
    return end >= characters.count || characters[end].partsWords || "()\"".contains(characters[end])
  }

  /// Reads up to a space, a parenthesis or a quote that is not part of a TeX accent.
  mutating func bareWord() -> String {
    let start = position
    while let next, !next.partsWords, !"()\"".contains(next) {
      position += 1
      if next == "\\", let accent = self.next, accent == "\"" || accent == "\\" { position += 1 }
    }
    return String(characters[start..<position])
  }

  /// Reads what stands in quotes, standing at the first of them.
  mutating func quoted() throws(QueryError) -> TypedValue {
    let start = position
    position += 1
    while let next, next != "\"" {
      position += 1
      if next == "\\", !isAtEnd { position += 1 }
    }
    guard !isAtEnd else {
      throw QueryError(
        "This quote is not closed", at: start..<start + 1, expected: "a \" further on", isIncomplete: true)
    }
    position += 1
    return .quoted(String(characters[(start + 1)..<(position - 1)]))
  }
}

extension Character {
  /// Whether it is a space, or a mark that stands alone and so would join a space if printed after one.
  var partsWords: Bool {
    isWhitespace || (unicodeScalars.first?.properties.isGraphemeExtend ?? false)
  }
}
