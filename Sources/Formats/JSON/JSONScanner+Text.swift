import Glibc

/// Strings, keys and numbers.
extension JSONScanner {
  /// The bytes between the quotes of a string, escapes still in them.
  struct RawString {
    let bytes: UnsafeRawBufferPointer
    let hasEscapes: Bool

    /// The text that the bytes stand for.
    var text: String {
      hasEscapes ? JSONEscapes.decode(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    /// The same without spaces at its ends, which cleaning would have to make a copy to remove.
    var trimmed: RawString {
      var (start, end) = (0, bytes.count)
      while start < end, bytes[start] == 0x20 { start += 1 }
      while start < end, bytes[end - 1] == 0x20 { end -= 1 }
      return RawString(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), hasEscapes: hasEscapes)
    }
  }

  /// A key of an object, to be compared with literals in a `switch`.
  package struct Key {
    private let raw: RawString

    init(_ raw: RawString) { self.raw = raw }

    package var text: String { raw.text }

    @inline(__always)
    package static func ~= (pattern: StaticString, key: Key) -> Bool {
      // Nearly all are told apart by their length.
      (key.raw.bytes.count == pattern.utf8CodeUnitCount || key.raw.hasEscapes) && key.isSame(as: pattern)
    }

    private func isSame(as pattern: StaticString) -> Bool {
      guard !raw.hasEscapes else { return raw.text == "\(pattern)" }
      let bytes = raw.bytes
      guard bytes.count == pattern.utf8CodeUnitCount else { return false }
      guard let base = bytes.baseAddress else { return true }
      return memcmp(base, pattern.utf8Start, bytes.count) == 0
    }
  }

  /// The next value, which has to be a string.
  package mutating func string() throws(JSONError) -> String {
    skipWhiteSpace()
    guard peek() == UInt8(ascii: "\"") else { throw error(.string) }
    return try stringBytes().text
  }

  /// The next value, which has to be a number; nil when it is too large for a `Double`.
  package mutating func number() throws(JSONError) -> Double? {
    skipWhiteSpace()
    let digits = try numberBytes()
    guard digits.count <= 400, let value = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    return value.isFinite ? value : nil
  }

  /// Reads a string whose opening quote is next.
  ///
  /// Quotes and backslashes are searched for with `memchr`, so plain text costs two passes at memory speed.
  /// Escapes are checked here, so that decoding cannot fail.
  mutating func stringBytes() throws(JSONError) -> RawString {
    offset += 1
    let start = offset
    var hasEscapes = false
    while let quote = find(UInt8(ascii: "\""), from: offset, to: bytes.count) {
      while let backslash = find(UInt8(ascii: "\\"), from: offset, to: quote) {
        hasEscapes = true
        offset = backslash
        try passEscape()
        if offset > quote { break }
      }
      if offset <= quote {
        offset = quote + 1
        return RawString(
          bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<quote]), hasEscapes: hasEscapes)
      }
    }
    offset = bytes.count
    throw error(.closingQuote)
  }

  /// Reads a number by the grammar and gives its bytes.
  mutating func numberBytes() throws(JSONError) -> UnsafeRawBufferPointer {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try passDigits() }
    if take(UInt8(ascii: ".")) { try passDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      try passDigits()
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
  }

  private mutating func passDigits() throws(JSONError) {
    let start = offset
    while let byte = peek(), JSONEscapes.isDigit(byte) { offset += 1 }
    guard offset > start else { throw error(.number) }
  }

  private mutating func passEscape() throws(JSONError) {
    let backslash = offset
    guard backslash + 1 < bytes.count else { throw error(.closingQuote) }
    if bytes[backslash + 1] == UInt8(ascii: "u") {
      guard JSONEscapes.codeUnit(in: bytes, at: backslash + 2) != nil else { throw error(.escape) }
      offset = backslash + 6
    } else {
      guard JSONEscapes.byte(for: bytes[backslash + 1]) != nil else { throw error(.escape) }
      offset = backslash + 2
    }
  }

  private func find(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), end - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
