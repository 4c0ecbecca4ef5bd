extension MathReader {
  /// Reads a command that arranges its arguments.
  mutating func readStructure(_ name: String) -> Bool {
    switch name {
    case "quad", "qquad", "enspace", "thinspace", "space", "medspace", "thickspace":
      result.addSpace()
      return true
    case "frac", "dfrac", "tfrac", "nicefrac", "sfrac", "cfrac": return readFraction()
    case "sqrt": return readRoot()
    case "not": return readNegation()
    case "pmod":
      guard let modulus = readArgument() else { return false }
      result.addSpace()
      result.add("(mod " + modulus + ")")
      return true
    case "operatorname": return readOperatorName()
    case "text", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal", "textup", "textsc", "textsl",
      "emph",
      "mbox", "hbox":
      return readText()
    case "unicode":
      guard let code = readRawArgument(), let text = Entity.character(number: code[...]) else { return false }
      result.add(text)
      return true
    case "href":
      guard readRawArgument() != nil, let text = readArgument() else { return false }
      result.add(text)
      return true
    default: return false
    }
  }

  /// `a/b`, with parentheses where the slash would part something else.
  private mutating func readFraction() -> Bool {
    guard let above = readArgument(), let below = readArgument(), !above.isEmpty, !below.isEmpty else {
      return false
    }
    let isProduct = above.unicodeScalars.allSatisfy(Self.isTight)
    let isSingle = Self.isOneAtom(below)
    result.addApart((isProduct ? above : "(" + above + ")") + "/" + (isSingle ? below : "(" + below + ")"))
    return true
  }

  private mutating func readRoot() -> Bool {
    var sign = "√"
    if source.isAt(position, "["), position < end {
      guard let close = source.bytes[position..<min(position + 20, end)].firstIndex(of: UInt8(ascii: "]")),
        let degree = MathReader.text(source, position + 1..<close, depth: depth + 1)
      else { return false }
      switch degree {
      case "2": break
      case "3": sign = "∛"
      case "4": sign = "∜"
      default:
        guard let raised = Script.above.text(degree) else { return false }
        sign = raised + sign
      }
      position = close + 1
    }
    guard let text = readArgument(), !text.isEmpty else { return false }
    result.addApart(sign + (Self.isOneAtom(text) ? text : "(" + text + ")"))
    return true
  }

  private mutating func readNegation() -> Bool {
    guard let text = readArgument(), let sign = text.unicodeScalars.first, text.unicodeScalars.count == 1
    else { return false }
    let negated: [Unicode.Scalar: String] = [
      "=": "≠", "∈": "∉", "∋": "∌", "≡": "≢", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉", "⊂": "⊄", "⊆": "⊈",
      "<": "≮", ">": "≯",
      "≤": "≰", "≥": "≱", "∣": "∤", "∥": "∦", "→": "↛", "⇒": "⇏", "∃": "∄", "⊢": "⊬",
    ]
    guard let text = negated[sign] else { return false }
    result.addRelation(text)
    return true
  }

  private mutating func readOperatorName() -> Bool {
    if source.isAt(position, "*") { position += 1 }
    guard let name = readArgument() else { return false }
    result.addWord(name)
    return true
  }

  /// Words within a formula, with the spaces at their ends.
  private mutating func readText() -> Bool {
    position = source.endOfSpaces(position)
    guard position < end, source.isAt(position, "{"), let close = source.partner(of: position), close < end
    else {
      return readArgument().map { result.add($0) } != nil
    }
    var reader = TextReader(source, position + 1..<close, depth: depth + 1)
    guard let text = reader.text(), !text.utf8.contains(UInt8(ascii: "\\")) else { return false }
    if text.utf8.first == 0x20 { result.addSpace() }
    result.add(CleanText.line(text))
    if text.utf8.last == 0x20 { result.addSpace() }
    position = close + 1
    return true
  }

  /// Whether a character binds what it stands between as closely as a product.
  private static func isTight(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "()′√.∂∇⁺⁻⁽⁾₊₋|".unicodeScalars.contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a text is one number, or one letter with its marks and scripts.
  private static func isOneAtom(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ isDigit($0) || $0 == 0x2E }) { return true }
    return text.unicodeScalars.dropFirst().allSatisfy { scalar in
      switch scalar.value {
      case 0xB2, 0xB3, 0xB9, 0x2032, 0x2070...0x209C, 0x1D2C...0x1D6A, 0x2B0...0x2B8, 0x2C7C, 0x2C7D: true
      default: scalar.properties.generalCategory == .nonspacingMark
      }
    }
  }
}
