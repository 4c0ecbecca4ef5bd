import TOMLKit

/// A value of a TOML file.
package enum Value: Equatable, Sendable {
  case string(String)
  case integer(Int)
  case float(Double)
  case boolean(Bool)
  case array([Value])
  /// Stands for an inline table; its values are entries of their own.
  case table

  /// What the value is, for messages: `a string`.
  package var kind: String {
    switch self {
    case .string: "a string"
    case .integer, .float: "a number"
    case .boolean: "true or false"
    case .array: "an array"
    case .table: "a table"
    }
  }

  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }
}

extension Value {
  /// `value`, which is no table and stands on `line`; refused is what has no meaning in any file of ours.
  init(_ value: some TOMLValueConvertible, line: Int) throws(SyntaxError) {
    if let string = value.string {
      self = .string(string)
    } else if let integer = value.int {
      self = .integer(integer)
    } else if let number = value.double {
      guard number.isFinite else {
        throw SyntaxError(line: line, reason: "infinity and NaN have no meaning here")
      }
      self = .float(number)
    } else if let boolean = value.bool {
      self = .boolean(boolean)
    } else if let array = value.array {
      var values: [Value] = []
      for value in array { values.append(try Value(value.tomlValue, line: line)) }
      self = .array(values)
    } else if value.table != nil {
      throw SyntaxError(line: line, reason: "a table in an array has no meaning here")
    } else {
      throw SyntaxError(line: line, reason: SyntaxError.noDates)
    }
  }
}
