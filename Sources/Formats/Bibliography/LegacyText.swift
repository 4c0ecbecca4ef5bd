/// Text of the bytes of older programs: UTF-8 where it is, else Windows-1252, which holds Latin-1.
enum LegacyText {
  /// What 0x80 to 0x9F stand for, which Latin-1 leaves to control characters.
  private static let extra = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  static func decode(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80..<0xA0).contains(byte) ? extra[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }
}
