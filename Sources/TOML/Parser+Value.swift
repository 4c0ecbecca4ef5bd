extension Parser {
  mutating func value(depth: Int) throws(SyntaxError) -> Value {
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .string(try string())
    case UInt8(ascii: "["): try array(depth: depth + 1)
    case UInt8(ascii: "{"): throw error("a table in an array has no meaning here")
    default: try word()
    }
  }

  private mutating func array(depth: Int) throws(SyntaxError) -> Value {
    guard depth <= Self.deepest else { throw error("nested too deep") }
    let start = line
    var values: [Value] = []
    advance()
    skipBlankLines()
    while let byte = peek, byte != UInt8(ascii: "]") {
      values.append(try value(depth: depth))
      skipBlankLines()
      if peek == UInt8(ascii: ",") {
        advance()
        skipBlankLines()
      } else if peek != nil, peek != UInt8(ascii: "]") {
        throw error("expected , or ] in an array")
      }
    }
    guard peek != nil else { throw SyntaxError(line: start, reason: "an array without its ]") }
    advance()
    return .array(values)
  }

  /// `true`, `false` or a number.
  private mutating func word() throws(SyntaxError) -> Value {
    let start = index
    while let byte = peek, Self.isBareKeyByte(byte) || "+.".utf8.contains(byte) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    if word.isEmpty { throw error("expected a value: a \"string\", a number, true, false or an [array]") }
    if word == "true" { return .boolean(true) }
    if word == "false" { return .boolean(false) }
    guard let number = Self.number(word) else {
      throw error("expected a value, not \(word.prefix(40)); text stands in \"quotation marks\"")
    }
    return number
  }

  /// The integer or the float written in `word`, or nil: `12`, `-1_000`, `0xff`, `2.5e3`.
  static func number(_ word: String) -> Value? {
    let unsigned = word.hasPrefix("+") || word.hasPrefix("-") ? word.dropFirst() : word[...]
    let groups = unsigned.split(separator: "_", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
    let digits = groups.joined()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      let rest = digits.dropFirst(2)
      return rest.first == "-" || rest.first == "+" ? nil : Int(rest, radix: radix).map(Value.integer)
    }
    guard let first = digits.utf8.first, let last = digits.utf8.last, isDigit(first), isDigit(last) else {
      return nil
    }
    let hasLeadingZero = digits.utf8.count > 1 && digits.hasPrefix("0") && isDigit(Array(digits.utf8)[1])
    guard !hasLeadingZero else { return nil }
    let text = word.hasPrefix("-") ? "-" + digits : digits
    if let integer = Int(text) { return .integer(integer) }
    let isFloat = digits.utf8.allSatisfy(isFloatByte) && !digits.utf8.allSatisfy(isDigit)
    guard isFloat else { return nil }
    return Double(text).flatMap { $0.isFinite ? .float($0) : nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isFloatByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || ".eE+-".utf8.contains(byte)
  }
}
