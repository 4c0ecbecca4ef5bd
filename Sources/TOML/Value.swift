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
