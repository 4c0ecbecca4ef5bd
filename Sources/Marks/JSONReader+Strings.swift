import Papers

extension JSONReader {
  mutating func string() throws(JSONError) -> String {
    let scanned = try scanString()
    let content = bytes[scanned.content]
    if scanned.hasEscapes { return String(decoding: Self.unescaped(content), as: UTF8.self) }
    return String(decoding: content, as: UTF8.self)
  }

  /// A moment in any form of ISO 8601.
  mutating func time() throws(JSONError) -> Timestamp {
    _ = peek()
    let start = offset
    let content = try scanString().content
    if let time = StateTime.read(bytes[content]) { return time }
    throw JSONError(offset: start, expected: "a time such as 2026-11-23T08:00:00.123Z")
  }

  /// Checks a string and passes over it: UTF-8, no raw control characters, only known escapes.
  mutating func scanString() throws(JSONError) -> (content: Range<Int>, hasEscapes: Bool) {
    try expect("\"")
    let start = offset
    var hasEscapes = false
    var all: UInt8 = 0
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let content = start..<offset
        if all >= 0x80, String(validating: bytes[content], as: UTF8.self) == nil { throw error("UTF-8") }
        offset += 1
        return (content, hasEscapes)
      }
      if byte < 0x20 { throw error("no control character in a string") }
      all |= byte
      offset += 1
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try skipEscape()
      }
    }
    throw error("'\"'")
  }

  /// Passes over what follows a backslash.
  private mutating func skipEscape() throws(JSONError) {
    guard let byte else { throw error("the rest of an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "u"):
      guard end - offset >= 4, Self.codeUnit(bytes[offset..<offset + 4]) != nil else {
        throw error("four hexadecimal digits")
      }
      offset += 4
    default:
      if Self.escapes[byte] == nil { throw error("a known escape") }
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private static func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    var unit: UInt16 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }

  /// The content of a checked string. Half a surrogate pair becomes U+FFFD.
  private static func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(content.count)
    var units: [UInt16] = []
    var rest = content
    func flush() {
      output.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        if !units.isEmpty { flush() }
        output.append(byte)
        continue
      }
      if kind == UInt8(ascii: "u") {
        if let unit = codeUnit(rest.prefix(4)) { units.append(unit) }
        rest = rest.dropFirst(4)
      } else {
        if !units.isEmpty { flush() }
        output.append(escapes[kind] ?? kind)
      }
    }
    if !units.isEmpty { flush() }
    return output
  }
}
