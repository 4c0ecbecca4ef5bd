/// Reads a TOML file byte by byte. The bytes must be UTF-8.
struct Parser {
  /// Arrays and inline tables in each other; more is a mistake or an attack.
  static let deepest = 16

  let bytes: [UInt8]
  var index = 0
  var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func parse(into document: inout Document) throws(SyntaxError) {
    var table: [String] = []
    var headers: Set<[String]> = []
    skipBlankLines()
    while let byte = peek {
      if byte == UInt8(ascii: "[") {
        table = try header()
        try document.claimParents(of: table + [""], line: line)
        guard headers.insert(table).inserted else { throw error("[\(dotted(table))] is opened twice") }
      } else {
        try assignment(in: table, to: &document, depth: 0)
      }
      try endOfLine()
      skipBlankLines()
    }
  }

  /// `[a.b]`, without the end of its line.
  private mutating func header() throws(SyntaxError) -> [String] {
    advance()
    if peek == UInt8(ascii: "[") { throw error("arrays of tables have no meaning here") }
    let path = try keyPath()
    try expect("]", after: "the name of a table")
    return path
  }

  /// `a.b = value`, without the end of its line.
  mutating func assignment(
    in table: [String], to document: inout Document, depth: Int
  ) throws(SyntaxError) {
    let start = line
    let path = try table + keyPath()
    try expect("=", after: dotted(path))
    try document.claim(path, line: start)
    skipSpaces()
    let value =
      peek == UInt8(ascii: "{")
      ? try inlineTable(at: path, to: &document, depth: depth + 1) : try value(depth: depth)
    document.append(value, at: path, line: start)
  }

  private mutating func inlineTable(
    at path: [String], to document: inout Document, depth: Int
  ) throws(SyntaxError) -> Value {
    guard depth <= Self.deepest else { throw error("nested too deep") }
    advance()
    skipSpaces()
    while peek != UInt8(ascii: "}") {
      try assignment(in: path, to: &document, depth: depth)
      skipSpaces()
      if peek == UInt8(ascii: ",") {
        advance()
        skipSpaces()
      } else if peek != UInt8(ascii: "}") {
        throw error("expected , or } in the table \(dotted(path))")
      }
    }
    advance()
    return .table
  }
}

extension Parser {
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func advance() {
    if peek == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  func error(_ reason: String) -> SyntaxError { SyntaxError(line: line, reason: reason) }

  mutating func skipSpaces() {
    while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
  }

  mutating func skipComment() {
    guard peek == UInt8(ascii: "#") else { return }
    while let byte = peek, byte != UInt8(ascii: "\n") { index += 1 }
  }

  /// Skips white space, line ends and comments.
  mutating func skipBlankLines() {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  mutating func expect(_ sign: Unicode.Scalar, after place: String) throws(SyntaxError) {
    skipSpaces()
    guard peek == UInt8(ascii: sign) else { throw error("expected \(sign) after \(place)") }
    advance()
  }

  private mutating func endOfLine() throws(SyntaxError) {
    skipSpaces()
    skipComment()
    if peek == UInt8(ascii: "\r") { advance() }
    guard peek == nil || peek == UInt8(ascii: "\n") else {
      throw error("expected the end of the line after a value")
    }
  }
}
