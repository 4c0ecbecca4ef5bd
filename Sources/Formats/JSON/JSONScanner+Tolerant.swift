/// Readers that take what people and programs really write where a text, a list or a number is meant.
///
/// A value of a shape that makes no sense is skipped and counts as absent. Only broken JSON is an error.
extension JSONScanner {
  /// A string without spaces at its ends, or a number or truth value as it is spelled; nil for null, an
  /// object or an array.
  mutating func textIfAny() throws(JSONError) -> String? {
    switch try kind() {
    case .string: return try stringBytes().trimmed.text
    case .number: return String(decoding: try numberBytes(), as: UTF8.self)
    case .bool: return try bool() ? "true" : "false"
    case .null, .object, .array:
      try skip()
      return nil
    }
  }

  /// A number, or a string that spells one; nil for all else.
  mutating func numberIfAny() throws(JSONError) -> Double? {
    guard try kind() == .string else {
      if try kind() == .number { return try number() }
      try skip()
      return nil
    }
    let text = try string()
    guard text.utf8.count <= 400, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Calls `body` before every element of an array, or once before a value that stands for itself.
  ///
  /// `body` has to read or skip exactly one value.
  mutating func eachElement(
    _ body: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard try kind() == .array else { return try body(&self) }
    try openArray()
    while try nextElement() { try body(&self) }
  }
}
