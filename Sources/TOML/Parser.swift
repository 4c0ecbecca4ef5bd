/// Reads [TOML 1.0](https://toml.io/en/v1.0.0) from the first byte to the last, and stops at the first mistake.
///
///     [a."b c"]        a heading: the path of the names below it
///     d.e = [1, 'x']   an assignment: a name, and a value known by its first byte
///     f = { g = 1 }    an inline table: assignments again, below the name before them
///
/// Recursion is as deep as `deepest` allows.
struct Parser {
  /// Parts of a name, and arrays and inline tables in each other; more is a mistake or an attack.
  static let deepest = 16

  /// UTF-8.
  let bytes: [UInt8]
  var index = 0
  /// Counted from one.
  var line = 1
  private var entries: [Document.Entry] = []
  private var names = Names()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(SyntaxError) -> [Document.Entry] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    var table = Table(number: Names.root, path: [], depth: 0)
    while index < bytes.count {
      skipSpaces()
      if peek == UInt8(ascii: "[") {
        table = try heading()
      } else if peek != UInt8(ascii: "#"), !isAtLineEnd {
        try assignment(in: table, line: line)
      }
      try endLine()
    }
    return entries
  }

  /// A table that assignments go to.
  private struct Table {
    /// Its number in `names`.
    let number: Int
    let path: [String]
    /// The arrays and inline tables that it is in.
    let depth: Int
  }

  /// `[a.b]`
  private mutating func heading() throws(SyntaxError) -> Table {
    index += 1
    let isArray = peek == UInt8(ascii: "[")
    if isArray { index += 1 }
    let name = try name()
    guard !isArray else { throw error("a table in an array has no meaning here") }
    try take(UInt8(ascii: "]"), "] after the name of a table")
    return Table(number: try names.open(name, line: line), path: name, depth: 0)
  }

  /// `a.b = 1`, whose entries stand on `line`.
  private mutating func assignment(in table: Table, line: Int) throws(SyntaxError) {
    let name = try name()
    try take(UInt8(ascii: "="), "= after a name")
    skipSpaces()
    let path = table.path + name
    let number = try names.define(name, in: table.number, line: self.line)
    guard peek == UInt8(ascii: "{") else {
      entries.append(Document.Entry(path: path, value: try value(depth: table.depth), line: line))
      return
    }
    try inlineTable(Table(number: number, path: path, depth: try deeper(table.depth)), line: line)
    entries.append(Document.Entry(path: path, value: .table, line: line))
  }

  /// `{ a = 1, b.c = 2 }`
  private mutating func inlineTable(_ table: Table, line: Int) throws(SyntaxError) {
    index += 1
    skipSpaces()
    if peek != UInt8(ascii: "}") {
      try assignment(in: table, line: line)
      skipSpaces()
      while peek == UInt8(ascii: ",") {
        index += 1
        skipSpaces()
        try assignment(in: table, line: line)
        skipSpaces()
      }
    }
    try take(UInt8(ascii: "}"), "a comma or }")
  }

  /// The parts of `a . "b c"`, and the spaces after them.
  private mutating func name() throws(SyntaxError) -> [String] {
    var parts: [String] = []
    repeat {
      if !parts.isEmpty { index += 1 }
      guard parts.count < Self.deepest else { throw error("a name of too many parts") }
      skipSpaces()
      parts.append(try part())
      skipSpaces()
    } while peek == UInt8(ascii: ".")
    return parts
  }

  private mutating func part() throws(SyntaxError) -> String {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try string() }
    let start = index
    while let byte = peek, isBareKeyByte(byte) { index += 1 }
    guard index > start else {
      throw expected("a name: letters, digits, - and _, or anything in \"quotation marks\"")
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}

extension Parser {
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Whether the line ends here, or the file.
  var isAtLineEnd: Bool { index == bytes.count || lineEnd > 0 }

  /// The bytes of the line's end that stands here: LF or CR LF.
  private var lineEnd: Int {
    if peek == UInt8(ascii: "\n") { return 1 }
    return bytes[index...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) ? 2 : 0
  }

  mutating func skipSpaces() {
    while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\t") { index += 1 }
  }

  /// Whether a line ended here, behind whose end the reading goes on.
  mutating func skipLineEnd() -> Bool {
    let count = lineEnd
    index += count
    line += count > 0 ? 1 : 0
    return count > 0
  }

  /// Skips spaces, comments and ends of lines.
  mutating func skipBlanks() throws(SyntaxError) {
    repeat {
      skipSpaces()
      try skipComment()
    } while skipLineEnd()
  }

  private mutating func skipComment() throws(SyntaxError) {
    guard peek == UInt8(ascii: "#") else { return }
    while !isAtLineEnd { _ = try textByte() }
  }

  private mutating func endLine() throws(SyntaxError) {
    skipSpaces()
    try skipComment()
    guard isAtLineEnd else { throw expected("the end of the line") }
    _ = skipLineEnd()
  }

  /// The next byte of a text or a comment, in which no control characters may stand.
  mutating func textByte() throws(SyntaxError) -> UInt8 {
    let byte = bytes[index]
    guard byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") else {
      throw error("the control character \(byte) has no meaning here")
    }
    index += 1
    return byte
  }

  mutating func take(_ byte: UInt8, _ name: String) throws(SyntaxError) {
    guard peek == byte else { throw expected(name) }
    index += 1
  }

  func deeper(_ depth: Int) throws(SyntaxError) -> Int {
    guard depth < Self.deepest else { throw error("nested too deep") }
    return depth + 1
  }

  func error(_ reason: String) -> SyntaxError { SyntaxError(line: line, reason: reason) }

  /// That something else stands here than `wanted`.
  func expected(_ wanted: String) -> SyntaxError { error("expected \(wanted), not \(found)") }

  /// What stands here, for messages.
  private var found: String {
    if isAtLineEnd { return index == bytes.count ? "the end of the file" : "the end of the line" }
    let word = bytes[index...].prefix(40).prefix(while: isBareKeyByte)
    guard word.isEmpty else { return String(decoding: word, as: UTF8.self) }
    return printable(String(String(decoding: bytes[index...].prefix(4), as: UTF8.self).prefix(1)))
  }
}
