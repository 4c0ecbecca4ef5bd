import Glibc

/// Reads one JSON text from UTF-8 bytes, value by value, without building a tree.
///
/// The caller walks: it opens an object, takes the keys that it wants, and skips the rest.
///
///     try json.openObject()
///     while let key = try json.nextKey() {
///       switch key {
///       case "title": title = try json.string()
///       default: try json.skip()
///       }
///     }
///
/// After a key or an element exactly one value has to be read or skipped. Structure is held to the grammar;
/// text is forgiven: bytes that are not UTF-8 and halves of surrogate pairs become U+FFFD, and control
/// characters pass, so that one bad character costs one character and not the record.
///
/// The bytes must outlive the scanner. Nesting deeper than `depthLimit` is an error, so recursion over the
/// input is bounded.
package struct JSONScanner {
  package static let depthLimit = 512

  /// The sort of value that comes next.
  package enum Kind: Hashable, Sendable {
    case object, array, string, number, bool, null
  }

  let bytes: UnsafeRawBufferPointer
  /// Bytes read so far.
  package internal(set) var offset = 0
  private var depth = 0
  /// Whether the last thing read was an opening bracket, so that no comma is due.
  private var isFresh = false

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The kind of the next value, by its first byte.
  package mutating func kind() throws(JSONError) -> Kind {
    skipWhiteSpace()
    guard let first = peek() else { throw error(.value) }
    switch first {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw error(.value)
    }
  }

  package mutating func openObject() throws(JSONError) {
    try open(UInt8(ascii: "{"), or: .object)
  }

  package mutating func openArray() throws(JSONError) {
    try open(UInt8(ascii: "["), or: .array)
  }

  /// The next key of the open object, its colon read too; nil when the object ends here.
  package mutating func nextKey() throws(JSONError) -> Key? {
    guard try proceed(unless: UInt8(ascii: "}"), or: .commaOrBrace) else { return nil }
    guard peek() == UInt8(ascii: "\"") else { throw error(.key) }
    let key = try Key(stringBytes())
    skipWhiteSpace()
    guard take(UInt8(ascii: ":")) else { throw error(.colon) }
    return key
  }

  /// Whether the open array has one more element; false when it ends here.
  package mutating func nextElement() throws(JSONError) -> Bool {
    try proceed(unless: UInt8(ascii: "]"), or: .commaOrBracket)
  }

  /// Passes over the next value, whatever it is.
  package mutating func skip() throws(JSONError) {
    switch try kind() {
    case .object:
      try openObject()
      while try nextKey() != nil { try skip() }
    case .array:
      try openArray()
      while try nextElement() { try skip() }
    case .string: _ = try stringBytes()
    case .number: _ = try numberBytes()
    case .bool: _ = try bool()
    case .null: try null()
    }
  }

  /// Makes sure that nothing but white space is left.
  package mutating func end() throws(JSONError) {
    skipWhiteSpace()
    guard offset == bytes.count else { throw error(.end) }
  }

  package mutating func bool() throws(JSONError) -> Bool {
    skipWhiteSpace()
    if takeLiteral("true") { return true }
    if takeLiteral("false") { return false }
    throw error(.literal)
  }

  package mutating func null() throws(JSONError) {
    skipWhiteSpace()
    guard takeLiteral("null") else { throw error(.literal) }
  }
}

extension JSONScanner {
  private mutating func open(
    _ bracket: UInt8, or expectation: JSONError.Expectation
  ) throws(JSONError) {
    skipWhiteSpace()
    guard peek() == bracket else { throw error(expectation) }
    guard depth < Self.depthLimit else { throw error(.shallower) }
    offset += 1
    depth += 1
    isFresh = true
  }

  /// Reads up to the start of the next member: past the comma that is due, or past the closing bracket.
  private mutating func proceed(
    unless closing: UInt8, or expectation: JSONError.Expectation
  ) throws(JSONError) -> Bool {
    skipWhiteSpace()
    defer { isFresh = false }
    if take(closing) {
      depth -= 1
      return false
    }
    if !isFresh {
      guard take(UInt8(ascii: ",")) else { throw error(expectation) }
      skipWhiteSpace()
    }
    return true
  }

  private mutating func takeLiteral(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard let base = bytes.baseAddress, bytes.count - offset >= length else { return false }
    guard memcmp(base + offset, literal.utf8Start, length) == 0 else { return false }
    offset += length
    return true
  }

  func peek() -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipWhiteSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  func error(_ expected: JSONError.Expectation) -> JSONError {
    JSONError(column: offset + 1, expected: expected)
  }
}
