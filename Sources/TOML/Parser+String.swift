extension Parser {
  /// A name with dots between its parts: `a."b c".d`.
  mutating func keyPath() throws(SyntaxError) -> [String] {
    var path: [String] = []
    repeat {
      if !path.isEmpty { advance() }
      guard path.count < Self.deepest else { throw error("a name of too many parts") }
      skipSpaces()
      path.append(try key())
      skipSpaces()
    } while peek == UInt8(ascii: ".")
    return path
  }

  private mutating func key() throws(SyntaxError) -> String {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try string() }
    let start = index
    while let byte = peek, Self.isBareKeyByte(byte) { index += 1 }
    guard index > start else {
      throw error("expected a name: letters, digits, - and _, or anything in \"quotation marks\"")
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  static func isBareKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `"basic"` with escapes, or `'literal'` without.
  mutating func string() throws(SyntaxError) -> String {
    guard let quote = peek else { throw error("expected a string") }
    if bytes[index...].starts(with: [quote, quote, quote]) {
      throw error("a string over several lines has no meaning here")
    }
    advance()
    var text: [UInt8] = []
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try escape()
        continue
      }
      guard byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") else {
        let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        throw error(isLineEnd ? "a string without its end" : "a control character in a string")
      }
      text.append(byte)
      index += 1
    }
    guard peek == quote else { throw error("a string without its end") }
    advance()
    return String(decoding: text, as: UTF8.self)
  }

  /// The UTF-8 of the character that a backslash at the index stands for.
  private mutating func escape() throws(SyntaxError) -> [UInt8] {
    advance()
    guard let letter = peek else { throw error("a string without its end") }
    index += 1
    switch letter {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [letter]
    case UInt8(ascii: "u"): return try codePoint(digits: 4)
    case UInt8(ascii: "U"): return try codePoint(digits: 8)
    default: throw error("no such escape in a string; a backslash itself is written \\\\")
    }
  }

  private mutating func codePoint(digits count: Int) throws(SyntaxError) -> [UInt8] {
    let digits = bytes[index...].prefix(count)
    let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard digits.count == count, isHex, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw error("expected \(count) hexadecimal digits of a character after \\u") }
    index += count
    return Array(String(Character(scalar)).utf8)
  }
}
