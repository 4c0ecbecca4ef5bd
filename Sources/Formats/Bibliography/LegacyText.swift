import Papers

/// Text of the bytes of older programs: UTF-8 where it is, else Windows-1252, which holds Latin-1.
enum LegacyText {
  /// What 0x80 to 0x9F stand for, which Latin-1 leaves to control characters.
  private static let extra = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    if CleanText.isPlainASCII(bytes) { return String(ascii: bytes) }
    do {
      return String(copying: try UTF8Span(validating: bytes.assumingMemoryBound(to: UInt8.self).span))
    } catch {
      return decodeAsWindows(bytes)
    }
  }

  static func decode(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    decode(UnsafeRawBufferPointer(rebasing: bytes))
  }

  static func decode(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { decode($0) } }

  private static func decodeAsWindows(_ bytes: UnsafeRawBufferPointer) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80..<0xA0).contains(byte) ? extra[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// Whether there is nothing but white space of any kind.
  static func isBlank(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = bytes.first(where: { !$0.isBlank }) else { return true }
    // Only other characters need a closer look.
    return first.isASCIIPrintable ? false : decode(bytes).allSatisfy(\.isWhitespace)
  }
}
