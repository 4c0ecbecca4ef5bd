/// What `CleanText` does with a character.
enum CharacterFate {
  case kept
  /// A combining mark: kept while its base carries few.
  case mark
  /// White space within a line.
  case space
  /// A break between lines.
  case lineBreak
  /// Kept within an emoji sequence only.
  case joining
  case dropped

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x300 {
      self = Self.low(value)
    } else if value >= 0x2000, value < 0x2070 {
      self = Self.punctuation(value)
    } else if Self.isOfKeptBlock(value) {
      self = .kept
    } else if Self.isHidden(value) {
      self = .dropped
    } else if value == 0xFE0F {
      self = .joining
    } else if value == 0x1680 || value == 0x3000 {
      self = .space
    } else {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: self = .mark
      default: self = .kept
      }
    }
  }

  /// Whether it is of the blocks that most of what is not Latin is of, in which all characters are kept: Greek and
  /// Cyrillic, raised digits and money, letterlike signs to mathematics, ideographs, letters of formulas.
  static func isOfKeptBlock(_ value: UInt32) -> Bool {
    switch value {
    case 0x0370..<0x0483, 0x2070..<0x20D0, 0x2100..<0x2CEF, 0x4E00..<0xA000, 0x1D400..<0x1D800: true
    default: false
    }
  }

  private static func low(_ value: UInt32) -> CharacterFate {
    switch value {
    case 0x20, 0x09, 0xA0: .space
    case 0x0A...0x0D, 0x85: .lineBreak
    case 0..<0x20, 0x7F..<0xA0, 0xAD: .dropped
    default: .kept
    }
  }

  /// The block of general punctuation, where spaces, directions and invisible operators live.
  private static func punctuation(_ value: UInt32) -> CharacterFate {
    switch value {
    case 0x2000...0x200A, 0x202F, 0x205F: .space
    case 0x2028, 0x2029: .lineBreak
    case 0x200D: .joining
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .dropped
    default: .kept
    }
  }

  /// Characters that show nothing, turn the direction of writing, or are none (Unicode's default ignorables,
  /// directional controls, annotation controls and noncharacters).
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164: true
    case 0xFDD0...0xFDEF, 0xFE00...0xFE0E, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
