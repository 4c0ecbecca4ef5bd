/// Decodes UTF-8 and control bytes into keys, one scalar at a time.
///
/// A byte that does not belong becomes U+FFFD, and decoding goes on at once with the next one that can begin
/// a character: a broken byte never holds up the keys after it.
struct KeyDecoder: Sendable {
  /// The scalar so far, and how many bytes it lacks.
  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte must be; narrower after some first bytes, which shuts out overlong forms,
  /// surrogates and what lies beyond U+10FFFF.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  private var isAlt = false

  mutating func take(_ byte: UInt8, isAlt: Bool, into inputs: inout [Input]) {
    if missing > 0, allowed.contains(byte) { return takeContinuation(byte, into: &inputs) }
    end(into: &inputs)
    if byte < 0x80 {
      inputs.append(.key(Self.key(ascii: byte, isAlt: isAlt)))
      return
    }
    self.isAlt = isAlt
    begin(byte)
    if missing == 0 { emit("\u{FFFD}", into: &inputs) }
  }

  /// Gives up on a character that will not be finished.
  mutating func end(into inputs: inout [Input]) {
    guard missing > 0 else { return }
    missing = 0
    emit("\u{FFFD}", into: &inputs)
  }

  private mutating func begin(_ byte: UInt8) {
    allowed = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF: (missing, value) = (1, UInt32(byte & 0x1F))
    case 0xE0...0xEF: (missing, value) = (2, UInt32(byte & 0x0F))
    case 0xF0...0xF4: (missing, value) = (3, UInt32(byte & 0x07))
    default: missing = 0
    }
    switch byte {
    case 0xE0: allowed = 0xA0...0xBF
    case 0xED: allowed = 0x80...0x9F
    case 0xF0: allowed = 0x90...0xBF
    case 0xF4: allowed = 0x80...0x8F
    default: break
    }
  }

  private mutating func takeContinuation(_ byte: UInt8, into inputs: inout [Input]) {
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    allowed = 0x80...0xBF
    guard missing == 0, let scalar = Unicode.Scalar(value) else { return }
    // The controls U+0080 to U+009F are no text, and no key sends them.
    if scalar.value >= 0xA0 { emit(scalar, into: &inputs) }
  }

  private func emit(_ scalar: Unicode.Scalar, into inputs: inout [Input]) {
    inputs.append(.key(Key(.character(Character(scalar)), isAlt ? .alt : [])))
  }

  /// The key for one byte below 128.
  static func key(ascii byte: UInt8, isAlt: Bool) -> Key {
    var key =
      switch byte {
      case 0: Key(.character(" "), .control)
      case 8, 127: Key(.backspace)
      case 9: Key(.tab)
      case 10, 13: Key(.enter)
      case 27: Key(.escape)
      case 1...26: Key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
      case 28...31: Key(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
      default: Key(.character(Character(Unicode.Scalar(byte))))
      }
    if isAlt { key.modifiers.insert(.alt) }
    return key
  }
}
