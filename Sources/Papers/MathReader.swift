/// Reads TeX's mathematics and writes it in Unicode, or fails as a whole: a formula half turned is worse than
/// its source.
struct MathReader {
  /// How deep groups and arguments may lie in each other.
  static let depthLimit = 20

  let source: TeXSource
  let end: Int
  let depth: Int
  var position: Int
  var alphabet: Alphabet?
  /// Whether a digit stands before the formula.
  let isAfterDigit: Bool
  var result = MathText()

  init(
    _ source: TeXSource, _ range: Range<Int>, depth: Int = 0, alphabet: Alphabet? = nil,
    isAfterDigit: Bool = false
  ) {
    self.isAfterDigit = isAfterDigit
    self.source = source
    self.position = range.lowerBound
    self.end = range.upperBound
    self.depth = depth
    self.alphabet = alphabet
  }

  /// The formula in a range of the source; nil when a part of it has no clean form.
  static func text(
    _ source: TeXSource, _ range: Range<Int>, depth: Int = 0, alphabet: Alphabet? = nil
  ) -> String? {
    guard depth <= depthLimit else { return nil }
    var reader = MathReader(source, range, depth: depth, alphabet: alphabet)
    while reader.position < reader.end {
      guard reader.readItem() else { return nil }
    }
    return reader.result.text
  }

  /// Reads one character, command or group. False when it has no clean form.
  mutating func readItem() -> Bool {
    let byte = source.bytes[position]
    switch byte {
    case UInt8(ascii: "\\"): return readCommand()
    case UInt8(ascii: "{"):
      guard let group = readGroup() else { return false }
      result.add(group)
    case UInt8(ascii: "^"), UInt8(ascii: "_"):
      position += 1
      guard let argument = readArgument(),
        let script = (byte == UInt8(ascii: "^") ? Script.above : .below).text(argument)
      else { return false }
      result.attach(script)
    case UInt8(ascii: "'"):
      position += 1
      result.attach("′")
    case 0x20, 0x09, 0x0A, UInt8(ascii: "~"):
      position += 1
      result.addSpace()
    case UInt8(ascii: "}"), UInt8(ascii: "$"): return false
    case UInt8(ascii: "&"):
      guard let (text, next) = Entity.read(source.bytes, at: position), next <= end else { return false }
      position = next
      result.add(text)
    default:
      guard let (scalar, length) = source.scalar(at: position) else { return false }
      position += length
      result.add(String(alphabet?.letter(scalar) ?? scalar))
    }
    return true
  }

  /// Reads a group in braces.
  private mutating func readGroup() -> String? {
    guard let close = source.partner(of: position), close < end else { return nil }
    let text = MathReader.text(source, position + 1..<close, depth: depth + 1, alphabet: alphabet)
    position = close + 1
    return text
  }

  /// Reads what a command takes: a group, or the next character or command.
  mutating func readArgument(alphabet: Alphabet? = nil) -> String? {
    position = source.endOfSpaces(position)
    guard position < end, depth < MathReader.depthLimit else { return nil }
    var reader = MathReader(source, position..<end, depth: depth + 1, alphabet: alphabet ?? self.alphabet)
    let isRead = reader.readItem()
    position = reader.position
    return isRead ? reader.result.text : nil
  }

  /// Reads a group as it is written.
  mutating func readRawArgument() -> String? {
    position = source.endOfSpaces(position)
    guard position < end, source.isAt(position, "{"), let close = source.partner(of: position), close < end
    else { return nil }
    defer { position = close + 1 }
    return source.text(position + 1..<close)
  }
}
