/// The alphabets of mathematics that mean something of their own.
enum Alphabet {
  case doubleStruck, script, fraktur

  /// The character in this alphabet; itself when the alphabet doesn't have it.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = exceptions[scalar] { return exception }
    let value = scalar.value
    let number: UInt32? =
      switch value {
      case 0x41...0x5A: capitals + value - 0x41
      case 0x61...0x7A: capitals + 26 + value - 0x61
      case 0x30...0x39: self == .doubleStruck ? 0x1D7D8 + value - 0x30 : nil
      default: nil
      }
    return number.flatMap(Unicode.Scalar.init) ?? scalar
  }

  private var capitals: UInt32 {
    switch self {
    case .doubleStruck: 0x1D538
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    }
  }

  /// Letters that Unicode had before it had the alphabets.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    }
  }
}
