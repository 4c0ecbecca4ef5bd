/// Where and why a text is not the JSON that was expected.
struct JSONError: Error, Hashable {
  /// The place in bytes.
  let offset: Int
  /// What was expected there, to follow "expected".
  let expected: String
}

/// Reads JSON from bytes from left to right, part by part, as the caller asks for them.
///
/// Strict (RFC 8259), except that it skips a byte order mark. Never recursive: what the caller does not ask
/// for is checked and passed over with a stack of its own, `deepest` levels at most.
struct JSONReader {
  struct Key {
    let name: String
    /// Where the key stands, quotes included.
    let range: Range<Int>
  }

  static let deepest = 512

  let bytes: [UInt8]
  let end: Int
  var offset: Int

  /// Reads the bytes of `range`, which is cut to what there is.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    let range = (range ?? bytes.indices).clamped(to: bytes.indices)
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
    if bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { offset += 3 }
  }

  /// The next byte after white space; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Passes over the character if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
    if !take(character) { throw error("'\(character)'") }
  }

  func error(_ expected: String) -> JSONError { JSONError(offset: offset, expected: expected) }

  /// Hands each member of an object to `member`, which must read its value.
  mutating func object(
    _ member: (inout JSONReader, Key) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect("{")
    if take("}") { return }
    repeat { try member(&self, key()) } while take(",")
    try expect("}")
  }

  /// Calls `element`, which must read one value, for each element of an array.
  mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    try expect("[")
    if take("]") { return }
    repeat { try element(&self) } while take(",")
    try expect("]")
  }

  /// A key and its colon.
  mutating func key() throws(JSONError) -> Key {
    _ = peek()
    let start = offset
    let name = try string()
    let range = start..<offset
    try expect(":")
    return Key(name: name, range: range)
  }

  mutating func bool() throws(JSONError) -> Bool {
    switch peek() {
    case UInt8(ascii: "t"): try literal("true"); return true
    case UInt8(ascii: "f"): try literal("false"); return false
    default: throw error("true or false")
    }
  }

  /// Any value, as it was written.
  mutating func anyValue() throws(JSONError) -> JSONText {
    _ = peek()
    let start = offset
    try skipValue()
    return text(of: start..<offset)
  }

  /// Checks a value of any kind and passes over it.
  mutating func skipValue() throws(JSONError) {
    var closers: [Unicode.Scalar] = []
    value: repeat {
      switch peek() {
      case UInt8(ascii: "{"):
        try push("}", on: &closers)
        if peek() != UInt8(ascii: "}") {
          try skipKey()
          continue value
        }
      case UInt8(ascii: "["):
        try push("]", on: &closers)
        if peek() != UInt8(ascii: "]") { continue value }
      default: try skipScalar()
      }
      while let closer = closers.last {
        if take(closer) {
          closers.removeLast()
        } else {
          try expect(",")
          if closer == "}" { try skipKey() }
          continue value
        }
      }
    } while !closers.isEmpty
  }

  /// Steps into an object or array.
  private mutating func push(
    _ closer: Unicode.Scalar, on closers: inout [Unicode.Scalar]
  ) throws(JSONError) {
    if closers.count == Self.deepest { throw error("at most \(Self.deepest) levels") }
    closers.append(closer)
    offset += 1
  }

  private mutating func skipKey() throws(JSONError) {
    _ = try scanString()
    try expect(":")
  }

  private mutating func skipScalar() throws(JSONError) {
    switch peek() {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    default: try skipNumber()
    }
  }

  private mutating func literal(_ word: StaticString) throws(JSONError) {
    let count = word.utf8CodeUnitCount
    let text = word.withUTF8Buffer { Array($0) }
    guard end - offset >= count, bytes[offset..<offset + count].elementsEqual(text) else {
      throw error("a value")
    }
    offset += count
  }

  private mutating func skipNumber() throws(JSONError) {
    if byte == UInt8(ascii: "-") { offset += 1 }
    let start = offset
    try skipDigits()
    if bytes[start] == UInt8(ascii: "0"), offset > start + 1 { throw error("a number without leading zero") }
    if byte == UInt8(ascii: ".") {
      offset += 1
      try skipDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = offset
    while let digit = byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) { offset += 1 }
    if offset == start { throw error("a value") }
  }

  /// The byte right here, white space included.
  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  /// The bytes of a checked value or key without the white space between its parts.
  func text(of range: Range<Int>) -> JSONText {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var isInString = false
    var isEscaped = false
    for byte in bytes[range.clamped(to: bytes.indices)] {
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else {
        if byte <= 0x20 { continue }
        isInString = byte == UInt8(ascii: "\"")
      }
      text.append(byte)
    }
    return JSONText(bytes: text)
  }
}
