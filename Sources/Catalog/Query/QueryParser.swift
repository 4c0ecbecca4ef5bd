import Papers

extension Query {
  /// Reads a query.
  ///
  ///     query  = either                       the empty query finds everything
  ///     either = both ("OR" both)*            AND binds more closely than OR
  ///     both   = term ("AND"? term)*
  ///     term   = ("-" | "NOT")* (group | value | field ":" (group | value))
  ///     group  = "(" either ")"
  ///     value  = word | '"' anything '"'      within a word or quotes, \" is a TeX accent, not a quote
  ///
  /// A word matches words that begin with it, in quotes whole words only. Several words within one
  /// (`self-supervised`) follow one another. An identifier or address of a paper, as a bare word, means
  /// `id:`.
  ///
  /// - Throws: the first mistake, with its place.
  package static func parse(_ text: String) throws(QueryError) -> Query {
    guard text.utf8.count <= QueryParser.longestQuery else {
      throw QueryError(
        "The query is too long", at: 0..<1, expected: "at most \(QueryParser.longestQuery) bytes")
    }
    var parser = QueryParser(text)
    return try parser.query()
  }
}

/// A recursive descent over the characters of a query; only parentheses recurse, to a fixed depth.
struct QueryParser {
  static let longestQuery = 4096
  static let deepestGroup = 32

  let characters: [Character]
  var position = 0
  var depth = 0
  /// The field that the group belongs to: `title:(a OR b)`.
  var scope: FieldName?
  var sort: Sort?

  init(_ text: String) { characters = Array(text) }

  mutating func query() throws(QueryError) -> Query {
    skipSpaces()
    if isAtEnd { return .all }
    let condition = try either()
    if next == ")" {
      throw QueryError("There is no ( for this )", at: here, expected: "a word, or the end")
    }
    return Query(condition ?? .everything, sort: sort)
  }

  /// Nil when there was nothing but `sort:`.
  private mutating func either() throws(QueryError) -> Condition? {
    guard let first = try both() else {
      if isAtKeyword("OR") { throw missing("before OR", at: position..<position + 2) }
      return nil
    }
    var parts = [first]
    while isAtKeyword("OR") {
      let place = position..<position + 2
      position += 2
      guard let part = try both() else { throw missing("after OR", at: place) }
      parts.append(part)
    }
    return .anyOf(parts)
  }

  /// Nil when no term came before the end, a `)` or an `OR`.
  private mutating func both() throws(QueryError) -> Condition? {
    var parts: [Condition] = []
    skipSpaces()
    while !isAtEnd, next != ")", !isAtKeyword("OR") {
      if isAtKeyword("AND") {
        try stepOverAnd(isFirst: parts.isEmpty)
      } else if let part = try term() {
        parts.append(part)
      }
      skipSpaces()
    }
    return parts.isEmpty ? nil : .allOf(parts)
  }

  private mutating func stepOverAnd(isFirst: Bool) throws(QueryError) {
    let place = position..<position + 3
    guard !isFirst else { throw missing("before AND", at: place) }
    position += 3
    skipSpaces()
    if isAtEnd || next == ")" || isAtKeyword("OR") || isAtKeyword("AND") {
      throw missing("after AND", at: place)
    }
  }

  /// Nil for `sort:`, which is no condition.
  private mutating func term() throws(QueryError) -> Condition? {
    var isNegated = false
    while let sign = takeNegation() {
      isNegated.toggle()
      if next?.partsWords ?? true || next == ")" || isAtKeyword("OR") {
        let name = String(characters[sign])
        throw missing("after \(name)", at: sign)
      }
    }
    guard let condition = try primary(isNegated: isNegated) else { return nil }
    return isNegated ? condition.negated : condition
  }

  /// The place of a `-` or `NOT`, which is stepped over; the spaces after `NOT` too.
  private mutating func takeNegation() -> Range<Int>? {
    let start = position
    if next == "-" {
      position += 1
      return start..<position
    }
    guard isAtKeyword("NOT") else { return nil }
    position += 3
    skipSpaces()
    return start..<start + 3
  }

  private mutating func primary(isNegated: Bool) throws(QueryError) -> Condition? {
    let start = position
    if next == "(" { return try group() }
    if next == "\"" { return try value(try quoted(), of: scope, from: start, isNegated: isNegated) }
    let word = bareWord()
    guard scope == nil else { return try value(.bare(word), of: scope, from: start, isNegated: isNegated) }
    if PaperID(recognising: word) != nil { return .id(word) }
    guard let colon = word.firstIndex(of: ":"), let name = try fieldName(word[..<colon], from: start) else {
      return try value(.bare(word), of: nil, from: start, isNegated: isNegated)
    }
    let rest = word[word.index(after: colon)...]
    if !rest.isEmpty { return try value(.bare(String(rest)), of: name, from: start, isNegated: isNegated) }
    if next == "\"" { return try value(try quoted(), of: name, from: start, isNegated: isNegated) }
    if next == "(" && name != .sort { return try group(of: name) }
    throw QueryError(
      "Nothing after \(name.rawValue):", at: start..<position, expected: name.expectation,
      isIncomplete: isAtEnd)
  }

  private mutating func group(of name: FieldName? = nil) throws(QueryError) -> Condition {
    let open = position
    guard depth < Self.deepestGroup else {
      throw QueryError(
        "Too many parentheses within one another", at: here, expected: "at most \(Self.deepestGroup)")
    }
    let outer = scope
    depth += 1
    scope = name ?? outer
    position += 1
    let condition = try either()
    guard next == ")" else {
      throw QueryError(
        "This ( is not closed", at: open..<open + 1, expected: "a ) further on", isIncomplete: true)
    }
    position += 1
    guard let condition else { throw missing("between the parentheses", at: open..<position) }
    depth -= 1
    scope = outer
    return condition
  }

  /// Nil where the letters before a colon cannot be meant as a field, as in `10:30`.
  private func fieldName(_ name: Substring, from start: Int) throws(QueryError) -> FieldName? {
    if let field = FieldName(typed: name) { return field }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    throw QueryError(
      "There is no field \(name):", at: start..<start + name.count + 1,
      expected: "one of \(FieldName.list) or quotes about the words")
  }

  private func missing(_ place: String, at range: Range<Int>) -> QueryError {
    QueryError("Nothing \(place)", at: range, expected: "a word", isIncomplete: isAtEnd)
  }
}
