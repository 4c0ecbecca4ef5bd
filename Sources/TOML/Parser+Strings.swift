extension Parser {
  /// Whether a text of several lines begins or ends here.
  var isAtLongString: Bool {
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    return bytes[index...].starts(with: [quote, quote, quote])
  }

  /// `"basic"` or `'literal'`
  mutating func string() throws(SyntaxError) -> String {
    let quote = peek
    var text: [UInt8] = []
    index += 1
    while peek != quote {
      guard !isAtLineEnd else { throw error("expected a quotation mark at the end of a text") }
      if peek == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try escape()
      } else {
        text.append(try textByte())
      }
    }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// `"""basic"""` or `'''literal'''`, without the end of the line on which it begins.
  mutating func longString() throws(SyntaxError) -> String {
    let (quote, start) = (peek, line)
    var text: [UInt8] = []
    index += 3
    _ = skipLineEnd()
    while peek != quote || !isAtLongString {
      guard index < bytes.count else {
        throw SyntaxError(line: start, reason: "expected three quotation marks at the end of a text")
      }
      if skipLineEnd() {
        text.append(UInt8(ascii: "\n"))
      } else if peek != UInt8(ascii: "\\") || quote != UInt8(ascii: "\"") {
        text.append(try textByte())
      } else if !skipFold() {
        text += try escape()
      }
    }
    // Up to two quotation marks may stand before the closing three.
    let quotes = bytes[index...].prefix(5).prefix { $0 == quote }
    text += quotes.dropLast(3)
    index += quotes.count
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a backslash at the end of a line stood here, with all spaces and ends of lines after it.
  private mutating func skipFold() -> Bool {
    let start = index
    index += 1
    skipSpaces()
    guard skipLineEnd() else {
      index = start
      return false
    }
    repeat { skipSpaces() } while skipLineEnd()
    return true
  }

  /// What a backslash and the characters after it stand for.
  private mutating func escape() throws(SyntaxError) -> [UInt8] {
    index += 1
    let meaning: UInt8
    switch peek {
    case UInt8(ascii: "\""): meaning = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): meaning = UInt8(ascii: "\\")
    case UInt8(ascii: "b"): meaning = 8
    case UInt8(ascii: "t"): meaning = 9
    case UInt8(ascii: "n"): meaning = 10
    case UInt8(ascii: "f"): meaning = 12
    case UInt8(ascii: "r"): meaning = 13
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: throw expected("b, t, n, f, r, u, U, \" or \\ after a \\")
    }
    index += 1
    return [meaning]
  }

  /// The character whose number stands after `u` or `U`.
  private mutating func scalar(digits count: Int) throws(SyntaxError) -> [UInt8] {
    index += 1
    let digits = bytes[index...].prefix(count).prefix { Character(Unicode.Scalar($0)).isHexDigit }
    let number = digits.count == count ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init) else {
      throw error("expected the \(count) hexadecimal digits of a character")
    }
    guard scalar != "\0" else { throw error("a NUL character has no meaning here") }
    index += count
    return Array(String(Character(scalar)).utf8)
  }
}
