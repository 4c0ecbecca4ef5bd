import Papers

/// A mistake in the text of a query.
package struct QueryError: Error, Hashable, Sendable {
  /// What is wrong, without a full stop.
  package var message: String
  /// Where, in characters of the query's text. May be empty, at the end of the text.
  package var range: Range<Int>
  /// What could stand there.
  package var expected: String
  /// Whether more typing at the end may still make it right.
  package var isIncomplete: Bool

  package init(_ message: String, at range: Range<Int>, expected: String, isIncomplete: Bool = false) {
    self.message = message
    self.range = range
    self.expected = expected
    self.isIncomplete = isIncomplete
  }

  /// Three lines for the command line: the query, a caret under the place, and the message.
  ///
  /// A long query is cut to the part about the mistake.
  package func lines(for query: String) -> [String] {
    let characters = query.prefix(QueryParser.longestQuery + 1).map { isShowable($0) ? $0 : " " }
    let start = max(0, min(range.lowerBound, characters.count) - 50)
    let shown = characters[start..<min(characters.count, start + 100)]
    let offset = min(max(range.lowerBound - start, 0), shown.count)
    let width = max(1, min(range.upperBound - start, shown.count) - offset)
    return [
      String(shown),
      String(repeating: " ", count: offset) + String(repeating: "^", count: width),
      description,
    ]
  }

  private func isShowable(_ character: Character) -> Bool {
    let text = String(character)
    return !character.isNewline && CleanText.visible(text) == text
  }
}

extension QueryError: CustomStringConvertible {
  package var description: String { "\(message); expected \(expected)" }
}
