/// What is wrong with a JSON text, and at which byte.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What would have been right at the place.
  package enum Expectation: String, Hashable, Sendable {
    case value = "a value"
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case key = "a key in quotes"
    case colon = "':' after the key"
    case commaOrBrace = "',' or '}'"
    case commaOrBracket = "',' or ']'"
    case closingQuote = "a closing quote"
    case escape = "an escape such as \\n or \\u00e9"
    case literal = "true, false or null"
    case number = "a number"
    case end = "the end of the value"
    case shallower = "at most 512 levels of nesting"
  }

  /// Bytes from the start of the text, counted from 1.
  package let column: Int
  package let expected: Expectation

  package var description: String { "byte \(column): expected \(expected.rawValue)" }
}
