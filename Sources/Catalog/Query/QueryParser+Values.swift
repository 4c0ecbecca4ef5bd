import Papers

extension QueryParser {
  /// The condition that a value of a field means, nil for `sort:`; `start` is where the term begins.
  mutating func value(
    _ value: TypedValue, of field: FieldName?, from start: Int, isNegated: Bool
  ) throws(QueryError) -> Condition? {
    let place = start..<position
    guard let field else { return try text(value, in: nil, at: place) }
    if let textField = field.textField { return try text(value, in: textField, at: place) }
    if field == .note, case .text(let words) = try text(value, in: nil, at: place) { return .note(words) }
    let name = plain(value)
    guard !name.allSatisfy(\.isWhitespace) else {
      throw QueryError(
        "Nothing after \(field.rawValue):", at: place, expected: field.expectation, isIncomplete: isAtEnd)
    }
    switch field {
    case .topic: return .topic(name)
    case .source: return .source(name)
    case .id: return .id(name)
    case .tag: return .tag(name)
    case .year, .date: return .published(try dateSpan(name, of: field, at: place))
    case .added: return .added(try dateSpan(name, of: field, at: place))
    case .is: return .marked(try oneOf(Condition.MarkName.self, name, of: field, at: place))
    case .has: return .has(try oneOf(Condition.Feature.self, name, of: field, at: place))
    default: return try sortOrder(name, isNegated: isNegated, at: place)
    }
  }

  private func text(
    _ value: TypedValue, in field: TextField?, at place: Range<Int>
  ) throws(QueryError) -> Condition {
    var isExact = false
    if case .quoted = value { isExact = true }
    let condition = TextCondition(value.text, in: field, isExact: isExact)
    guard !SearchTerm(condition).words.isEmpty else {
      throw QueryError(
        "There is no letter or digit to look for", at: place, expected: "a word",
        isIncomplete: position >= characters.count)
    }
    return .text(condition)
  }

  /// The text of a value that is not looked for as words; within quotes a backslash makes the next one plain.
  private func plain(_ value: TypedValue) -> String {
    guard case .quoted(let text) = value else { return value.text }
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }

  private func oneOf<Value>(
    _ values: Value.Type, _ name: String, of field: FieldName, at place: Range<Int>
  ) throws(QueryError) -> Value
  where Value: CaseIterable & RawRepresentable<String> {
    let typed = name.lowercased()
    if let value = Value(rawValue: typed) { return value }
    throw QueryError(
      "\(field.rawValue): has no value \(name)", at: place, expected: field.expectation,
      isIncomplete: isAtEnd && Value.allCases.contains { $0.rawValue.hasPrefix(typed) })
  }

  /// Takes the order down; it holds for the whole query, so there can be only one, outside of parentheses.
  private mutating func sortOrder(
    _ name: String, isNegated: Bool, at place: Range<Int>
  ) throws(QueryError) -> Condition? {
    guard depth == 0 else {
      throw QueryError("sort: holds for the whole query", at: place, expected: "it outside of parentheses")
    }
    guard sort == nil else {
      throw QueryError("There are two sort:", at: place, expected: "one order for the whole query")
    }
    let isReversed = name.hasPrefix("-")
    let key =
      name == "-" && isAtEnd
      ? nil : try oneOf(Sort.Key.self, isReversed ? String(name.dropFirst()) : name, of: .sort, at: place)
    guard let key else {
      throw QueryError(
        "Nothing after sort:-", at: place, expected: FieldName.sort.expectation, isIncomplete: true)
    }
    sort = Sort(key, isReversed: isReversed != isNegated)
    return nil
  }
}
