extension Key {
  /// A key from its scalar, as terminals report it when asked for more than bytes.
  ///
  /// - Parameters:
  ///   - scalar: what the key types without shift; from U+E000 on, a key that types nothing.
  ///   - shifted: what it types with shift, where the terminal says.
  ///   - parameter: the modifiers' bits and one.
  init?(scalar: UInt32, shifted: UInt32?, modifiers parameter: UInt32, isAlt: Bool) {
    let isForDesktop = Modifiers.bits(of: parameter) & 0b11_1000 != 0
    guard !isForDesktop, let modifiers = Modifiers(parameter: parameter, isAlt: isAlt) else { return nil }
    if let code = Self.kittyCode(scalar) {
      if case .character = code { self.init(code, modifiers.subtracting(.shift)) } else { self.init(code, modifiers) }
      return
    }
    guard let scalar = Unicode.Scalar(scalar), !Self.isPrivate(scalar) else { return nil }
    if scalar.isASCII, scalar.value < 0x20 || scalar.value == 0x7F {
      self = KeyDecoder.key(ascii: UInt8(scalar.value), isAlt: false)
      self.modifiers.formUnion(modifiers)
      if case .character = code { self.modifiers.remove(.shift) }
      return
    }
    guard !(0x80..<0xA0).contains(scalar.value) else { return nil }
    var text = Character(scalar)
    if modifiers.contains(.control) {
      // The terminal's old way sends the same byte for both cases.
      text = Self.single(text.lowercased()) ?? text
    } else if modifiers.contains(.shift) {
      text = shifted.flatMap(Unicode.Scalar.init).map { Character($0) } ?? Self.single(text.uppercased()) ?? text
    }
    self.init(.character(text), modifiers.subtracting(.shift))
  }

  private static func single(_ text: String) -> Character? { text.count == 1 ? text.first : nil }

  /// kitty keeps the numbers of keys that type nothing where Unicode gives none away.
  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xF8FF).contains(scalar.value) }

  /// The keypad and the higher function keys in kitty's numbers.
  private static func kittyCode(_ number: UInt32) -> Code? {
    let navigation: [Code] = [.left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete]
    switch number {
    case 57376...57398: return .function(Int(number - 57376) + 13)
    case 57399...57408: return Unicode.Scalar(number - 57399 + 0x30).map { .character(Character($0)) }
    case 57409: return .character(".")
    case 57410: return .character("/")
    case 57411: return .character("*")
    case 57412: return .character("-")
    case 57413: return .character("+")
    case 57414: return .enter
    case 57415: return .character("=")
    case 57416: return .character(",")
    case 57417...57426: return navigation[Int(number - 57417)]
    default: return nil
    }
  }
}

extension Key.Modifiers {
  /// From the number in a sequence: one, and 1 for shift, 2 for alt, 4 for control, 8 for meta.
  /// Nil when it is no such number.
  init?(parameter: UInt32, isAlt: Bool) {
    guard (1...256).contains(parameter) else { return nil }
    let bits = Self.bits(of: parameter)
    var modifiers: Key.Modifiers = isAlt ? .alt : []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 0b1010 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    self = modifiers
  }

  static func bits(of parameter: UInt32) -> UInt32 { parameter > 0 ? parameter - 1 : 0 }
}
