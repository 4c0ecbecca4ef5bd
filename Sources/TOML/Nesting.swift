/// The arrays and inline tables that are open at a place in a value.
struct Nesting {
  /// What closes them, the innermost last.
  private(set) var closers: [UInt8] = []
  /// Whether a word is a value here, or else a name in an inline table.
  private(set) var expectsValue = true
  /// Dots since the last sign of another kind: names in inline tables nest as those before them do.
  private var dots = 0

  /// Takes the next byte outside of words, strings and comments: what is wrong with it, or nil.
  mutating func mistake(after byte: UInt8) -> String? {
    dots = byte == UInt8(ascii: ".") ? dots + 1 : dots
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      closers.append(byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}"))
      (expectsValue, dots) = (byte == UInt8(ascii: "["), 0)
      return closers.count > LineLocator.deepest ? "nested too deep" : nil
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      guard closers.popLast() == byte else { return "a \(Unicode.Scalar(byte)) that closes nothing here" }
      (expectsValue, dots) = (true, 0)
    case UInt8(ascii: ","): (expectsValue, dots) = (closers.last != UInt8(ascii: "}"), 0)
    case UInt8(ascii: "="): (expectsValue, dots) = (true, 0)
    case UInt8(ascii: "."): return dots < LineLocator.deepest ? nil : "a name of too many parts"
    case UInt8(ascii: ":"): return SyntaxError.noDates
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "+"): break
    default: return "a character that may only stand in \"quotation marks\""
    }
    return nil
  }
}
