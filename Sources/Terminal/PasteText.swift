/// Collects the text between `ESC [ 200 ~` and `ESC [ 201 ~`.
struct PasteText: Sendable {
  /// What comes after so many bytes is left out.
  static let longest = 1 << 20
  private static let end: [UInt8] = [0x1B] + Array("[201~".utf8)

  private var bytes: [UInt8] = []
  private var isCut = false
  /// How much of `end` the last bytes are.
  private var matched = 0

  /// Takes a byte; gives the clean text when it was the last one.
  mutating func take(_ byte: UInt8) -> String? {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count ? finish() : nil
    }
    for held in Self.end.prefix(matched) { append(held) }
    // ESC stands in the end mark only once, first.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { append(byte) }
    return nil
  }

  private mutating func append(_ byte: UInt8) {
    if bytes.count < Self.longest { bytes.append(byte) } else { isCut = true }
  }

  private mutating func finish() -> String {
    var text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    // The cut may have gone through a character.
    if isCut, text.last == "\u{FFFD}" { text.removeLast() }
    self = PasteText()
    return Self.clean(text)
  }

  /// Leaves out controls, but for line ends, which all become `\n`, and tabs, which become spaces.
  private static func clean(_ text: String.UnicodeScalarView) -> String {
    var clean = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text {
      switch scalar.value {
      case 0x0D: clean.append("\n")
      case 0x0A where isAfterReturn: break
      case 0x0A: clean.append("\n")
      case 0x09: clean.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: clean.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(clean)
  }
}
