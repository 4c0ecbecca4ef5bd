import Papers

/// Reads one entry of a BibTeX file from its bytes.
///
///     entry  = '@' type ( '{' | '(' ) key { ',' name '=' value } [','] ( '}' | ')' )
///     value  = piece { '#' piece }
///     piece  = '{' balanced '}' | '"' balanced '"' | number | macro
///
/// Nothing recurses, however deep braces stand. Braces after a backslash belong to the text and are not
/// counted.
struct BibTeXScanner {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private let line: Int
  /// The bracket that ends the entry.
  private var closing = UInt8(ascii: "}")

  private static let months = [
    "jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6", "jul": "7", "aug": "8", "sep": "9",
    "oct": "10", "nov": "11", "dec": "12",
  ]

  init(_ bytes: UnsafeRawBufferPointer, line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// The entry; values that name macros are put together with their texts.
  mutating func entry(macros: [String: String]) throws(BibTeXError) -> BibTeXEntry {
    position = 1
    let type = name().lowercased()
    skipBlanks()
    if next == UInt8(ascii: "(") { closing = UInt8(ascii: ")") }
    position += 1
    if type == "comment" || type == "preamble" { return BibTeXEntry(type: type, key: "", line: line) }
    var entry = BibTeXEntry(type: type, key: type == "string" ? "" : try key(), line: line)
    while try readField(into: &entry, macros) {}
    return entry
  }

  private mutating func key() throws(BibTeXError) -> String {
    skipBlanks()
    let start = position
    while let byte = next, byte != UInt8(ascii: ","), byte != closing { position += 1 }
    // An entry without any field is of no use, but it is whole.
    guard next != nil else { throw .noFields }
    return CleanText.line(text(start..<position))
  }

  /// Reads `, name = value`; false at the end of the entry.
  private mutating func readField(
    into entry: inout BibTeXEntry, _ macros: [String: String]
  ) throws(BibTeXError) -> Bool {
    while let byte = next, byte.isBlank || byte == UInt8(ascii: ",") { position += 1 }
    guard let first = next else { throw .noClosing }
    if first == closing { return false }
    let name = fieldName()
    skipBlanks()
    guard next == UInt8(ascii: "=") else { throw .noEquals(field: name) }
    position += 1
    let value = try value(of: name, macros)
    let isLower = name.utf8.allSatisfy { $0 < 0x80 && $0.lowercasedASCII == $0 }
    entry.add(value, to: isLower ? name : name.lowercased())
    return true
  }

  private mutating func value(of field: String, _ macros: [String: String]) throws(BibTeXError) -> String {
    var value = try piece(of: field, macros)
    skipBlanks()
    while take(UInt8(ascii: "#")) {
      value += try piece(of: field, macros)
      skipBlanks()
    }
    return value
  }

  private mutating func piece(of field: String, _ macros: [String: String]) throws(BibTeXError) -> String {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try balanced(until: UInt8(ascii: "}"), field)
    case UInt8(ascii: "\""): return try balanced(until: UInt8(ascii: "\""), field)
    case let byte? where byte != closing && byte != UInt8(ascii: ","):
      let word = bareWord()
      guard !word.isEmpty else { throw .noValue(field: field) }
      return macros[word.lowercased()] ?? Self.months[word.lowercased()] ?? word
    default: throw .noValue(field: field)
    }
  }

  /// A value in braces, or in quotes within which braces are balanced.
  private mutating func balanced(until end: UInt8, _ field: String) throws(BibTeXError) -> String {
    let bytes = bytes
    let start = position + 1
    var place = start
    var depth = 0
    while place < bytes.count, depth > 0 || bytes[place] != end {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      guard depth >= 0 else { throw .unclosed(field: field) }
      place += 1
    }
    guard place < bytes.count else { throw .unclosed(field: field) }
    position = place + 1
    return text(start..<place)
  }

  private mutating func bareWord() -> String {
    let start = position
    while let byte = next, !byte.isBlank, byte != UInt8(ascii: ","), byte != UInt8(ascii: "#"), byte != closing {
      position += 1
    }
    return CleanText.line(text(start..<position))
  }

  private mutating func name() -> String {
    let start = position
    while let byte = next, byte.isLetter { position += 1 }
    return text(start..<position)
  }

  private mutating func fieldName() -> String {
    let start = position
    while let byte = next, !byte.isBlank, byte != UInt8(ascii: "="), byte != UInt8(ascii: ","), byte != closing {
      position += 1
    }
    let name = bytes[start..<position]
    if name.count <= 40, name.allSatisfy(\.isASCIIPrintable) { return LegacyText.decode(name) }
    return CleanText.line(String(text(start..<position).prefix(40)))
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte.isBlank { position += 1 }
  }

  private func text(_ range: Range<Int>) -> String { LegacyText.decode(bytes[range]) }
}
