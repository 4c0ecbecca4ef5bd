import TestSupport
/// Text that could harm a terminal, or spoil its columns.
enum HostileText {
  /// Scalars that no cell may hold.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  static let strings: [String] =
    controls + bidirectional + invisible + marks + emoji + scripts + ["", " ", "plain", "\u{E000}\u{F8FF}"]

  private static let controls: [String] =
    (0..<0x20).map { "a\(Unicode.Scalar(UInt8($0)))b" }
    + (0x7F..<0xA0).map { "a\(Unicode.Scalar(UInt8($0)))b" } + [
      "\r\n", "a\r\nb", "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;cm0=\u{1B}\\",
      "\u{1B}]8;;x\u{1B}\\y",
      "\u{1B}P1$r\u{1B}\\", "\u{1B}_G\u{1B}\\", "\u{9B}31m", "\u{9D}0;t\u{9C}", "\u{90}q\u{9C}", "\u{1B}",
      "\u{0}",
      "a\u{8}b", "\u{2028}", "a\u{2029}b", "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}",
      "\u{FFFD}",
    ]

  private static let bidirectional: [String] =
    [
      0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ].compactMap(Unicode.Scalar.init).flatMap { ["\($0)", "a\($0)b", "\($0)a", "e\u{301}\($0)\u{301}"] }

  private static let invisible: [String] =
    [
      0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2064, 0x206A, 0x3164,
      0xFE00,
      0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0x600, 0x110BD, 0x13430, 0x1BCA0, 0x1D173, 0xE0001,
      0xE0041,
      0xE007F, 0xE0100, 0xE01EF,
    ].compactMap(Unicode.Scalar.init).flatMap { ["\($0)", "a\($0)b", "\($0)\($0)漢"] }

  private static let marks: [String] = [
    "\u{301}", "a\u{301}", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "\u{20E3}", " \u{338}", "漢\u{3099}",
    "Z" + String(repeating: "\u{334}\u{489}\u{36F}", count: 50), "a\u{301}\u{200D}\u{302}",
    "\u{301}\u{302}\u{303}\u{304}\u{305}",
    "\n\u{301}", "\u{1B}\u{301}",
  ]

  private static let emoji: [String] = [
    "🦀", "❤\u{FE0F}", "❤", "👨‍👩‍👧‍👦", "👍🏽", "🏽", "🇩🇪", "🇩", "🇩🇪🇫", "🏳️‍🌈", "🏴‍☠️", "1️⃣", "#\u{20E3}", "👁️‍🗨️", "☠️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "©",
    "\u{1FAE9}",
  ]

  private static let scripts: [String] = [
    "漢字", "한글", "\u{1112}\u{1161}\u{11AB}", "\u{1161}", "ｶﾞ", "ガ", "नि", "क्षि", "स्त्र", "தமிழ்", "กำ", "العربية",
    "עברית", "ﷺ", "…",
    "─", "\u{A0}", "\u{3000}", "\u{2003}", "ൎa", "\u{600}1", "A\u{30A}ngström", "𝔘𝔫𝔦", "ﬁ",
  ]

  /// Scalars that random text is made of.
  static let scalars: [Unicode.Scalar] = strings.flatMap { Array($0.unicodeScalars.prefix(8)) }

  static func random(count: Int, using generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: text.append(scalars.randomElement(using: &generator) ?? "a")
      case 1: text.append("漢")
      default: text.append(Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &generator)))
      }
    }
    return String(text)
  }
}
