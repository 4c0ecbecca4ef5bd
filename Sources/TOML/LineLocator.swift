import TOMLKit

/// The lines on which the names of a TOML file stand, which the library does not tell.
///
/// It goes over the file once and looks at names alone: `[a.b]`, then `c.d =` at the beginning of a
/// value; the value is skipped, with all that stands in its strings, arrays, inline tables and
/// comments. Whether the file is TOML is the library's to say: of a file that is none, the lines are
/// right up to the first mistake.
///
/// Refused here is what would end the program in the library: nesting so deep that its stack could
/// overflow, and what it asserts never to meet (`[.a]`, `[}`, `1979-05-27 1`), for its assertions are
/// compiled in. So are NULs, at which its strings end.
struct LineLocator {
  /// Parts of a name, and arrays and inline tables in each other; more is a mistake or an attack.
  static let deepest = 16

  private var lines: [[String]: Int] = [:]
  private let bytes: [UInt8]
  private var index = 0
  private var current = 1

  init(_ bytes: [UInt8]) throws(SyntaxError) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    try scan()
  }

  /// The line of the longest beginning of `path` that is written down as such.
  func line(of path: [String]) -> Int {
    var path = path[...]
    while !path.isEmpty {
      if let line = lines[Array(path)] { return line }
      path.removeLast()
    }
    return 1
  }
}

extension LineLocator {
  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isNext(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private func error(_ reason: String) -> SyntaxError { SyntaxError(line: current, reason: reason) }

  private mutating func advance() throws(SyntaxError) {
    if peek == 0 { throw error("a NUL character has no meaning here") }
    if peek == UInt8(ascii: "\n") { current += 1 }
    if index < bytes.count { index += 1 }
  }

  private mutating func scan() throws(SyntaxError) {
    var table: [String] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): try advance()
      case UInt8(ascii: "#"): try skipComment()
      case UInt8(ascii: "["):
        for _ in 0..<2 where peek == UInt8(ascii: "[") { try advance() }
        table = try note(in: [])
        guard peek == UInt8(ascii: "]") else { throw error("expected ] after the name of a table") }
        for _ in 0..<2 where peek == UInt8(ascii: "]") { try advance() }
      default:
        _ = try note(in: table)
        try skipValue()
      }
    }
  }

  /// The path of the name that begins here, whose line is kept if it is the path's first.
  private mutating func note(in table: [String]) throws(SyntaxError) -> [String] {
    let line = current
    var path = table
    repeat {
      if path.count > table.count { try advance() }
      guard path.count - table.count < Self.deepest else { throw error("a name of too many parts") }
      try skipSpaces()
      path.append(try part())
      try skipSpaces()
    } while peek == UInt8(ascii: ".")
    if lines[path] == nil { lines[path] = line }
    return path
  }

  private mutating func part() throws(SyntaxError) -> String {
    let start = index
    guard peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") else {
      while let byte = peek, isBareKeyByte(byte) { try advance() }
      guard index > start else {
        throw error("expected a name: letters, digits, - and _, or anything in \"quotation marks\"")
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    try skipString()
    let written = bytes[start..<index]
    let text = String(decoding: written.dropFirst().dropLast(), as: UTF8.self)
    guard written.first == UInt8(ascii: "\""), written.contains(UInt8(ascii: "\\")) else { return text }
    // The library knows the escapes.
    let table = try? TOMLTable(string: String(decoding: written, as: UTF8.self) + " = 0")
    return table?.keys.first ?? text
  }
}

extension LineLocator {
  private mutating func skipSpaces() throws(SyntaxError) {
    while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { try advance() }
  }

  private mutating func skipComment() throws(SyntaxError) {
    while let byte = peek, byte != UInt8(ascii: "\n") { try advance() }
  }

  /// Skips to the end of the line, or of the line on which the last bracket closes.
  private mutating func skipValue() throws(SyntaxError) {
    var nesting = Nesting()
    // Where the last word ended, and where the last one that is a value did.
    var (wordEnd, valueEnd) = (-1, -1)
    while let byte = peek, byte != UInt8(ascii: "\n") || !nesting.closers.isEmpty {
      switch byte {
      case UInt8(ascii: "#"): try skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // To the library the word goes on, and might look like a date to it.
        if index == wordEnd { throw error("a quotation mark within a value") }
        try skipString()
      case _ where isBareKeyByte(byte):
        try skipWord(isValue: nesting.expectsValue)
        wordEnd = index
        if nesting.expectsValue { valueEnd = index }
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "="):
        if index == valueEnd { throw error("a \(Unicode.Scalar(byte)) within a value") }
        if let reason = nesting.mistake(after: byte) { throw error(reason) }
        try advance()
      default:
        if let reason = nesting.mistake(after: byte) { throw error(reason) }
        try advance()
      }
    }
  }

  /// Skips a name, a number or the like. Of values, text without quotation marks is refused here, for a
  /// better word than the library's, and dates, since the library asserts what is in them.
  private mutating func skipWord(isValue: Bool) throws(SyntaxError) {
    let start = index
    var isDate = false
    while let byte = peek, isBareKeyByte(byte) {
      // Numbers have a sign at the beginning and after their e.
      let isInside = index > start && !"eE".utf8.contains(bytes[index - 1])
      isDate = isDate || byte == UInt8(ascii: "-") && isInside
      try advance()
    }
    guard isValue else { return }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    if "-0123456789".utf8.contains(bytes[start]) {
      if isDate { throw error(SyntaxError.noDates) }
    } else if !["true", "false", "inf", "nan"].contains(word) {
      throw error("expected a value, not \(word.prefix(40)); text stands in \"quotation marks\"")
    }
  }

  /// Skips `"basic"`, `'literal'` and both over several lines; of a string without its end, the line
  /// or the rest of the file.
  private mutating func skipString() throws(SyntaxError) {
    guard let quote = peek else { return }
    let isLong = isNext(quote == UInt8(ascii: "'") ? "'''" : "\"\"\"")
    for _ in 0..<(isLong ? 3 : 1) { try advance() }
    while let byte = peek, isLong || byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try skipEscape()
      } else if byte != quote {
        try advance()
      } else if !isLong {
        return try advance()
      } else if isNext(quote == UInt8(ascii: "'") ? "'''" : "\"\"\"") {
        // Up to two quotation marks may stand before the closing three.
        for _ in 0..<5 where peek == quote { try advance() }
        return
      } else {
        try advance()
      }
    }
  }

  private mutating func skipEscape() throws(SyntaxError) {
    try advance()
    if isNext("u0000") || isNext("U00000000") { throw error("a NUL character has no meaning here") }
    try advance()
  }
}
