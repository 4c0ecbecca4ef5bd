extension MathReader {
  /// Reads a command and its arguments. False when it is unknown or has no clean form here.
  mutating func readCommand() -> Bool {
    let nameEnd = source.endOfLetters(position + 1)
    guard nameEnd > position + 1 else { return readSign() }
    let name = source.text(position + 1..<nameEnd)
    let isSpaced = nameEnd < end && source.bytes[nameEnd] == 0x20
    guard nameEnd <= end else { return false }
    position = nameEnd
    if name == "deg", result.isEmpty ? isAfterDigit : result.text.utf8.last.map(isDigit) == true {
      // Plain "90deg" is an angle; the function of that name never follows a digit.
      result.attach("°")
      return true
    }
    if let symbol = TeXSymbol.named(name) {
      add(symbol, isSpaced: isSpaced)
      return true
    }
    if let alphabet = Self.alphabets[name] { return readLetters(in: alphabet) }
    if let mark = Self.accents[name] { return readAccent(mark) }
    if Self.fonts.contains(name) { return readFont() }
    if Self.switches.contains(name) {
      skipSpaces()
      if ["cal", "frak", "Bbb", "Cal", "goth"].contains(name) { alphabet = Self.switchedAlphabets[name] }
      return true
    }
    return readStructure(name)
  }

  private mutating func add(_ symbol: TeXSymbol, isSpaced: Bool) {
    switch symbol.kind {
    case .ordinary:
      skipSpaces()
      result.add(symbol.text)
    case .relation: result.addRelation(symbol.text)
    case .operation:
      skipSpaces()
      result.addOperation(symbol.text, isSpaced: isSpaced)
    case .word: result.addWord(symbol.text)
    }
  }

  mutating func skipSpaces() { position = min(source.endOfSpaces(position), end) }

  /// Reads a command of one character that is no letter.
  private mutating func readSign() -> Bool {
    guard position + 1 < end else { return false }
    let sign = source.bytes[position + 1]
    switch sign {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x0A,
      UInt8(ascii: "\\"):
      result.addSpace()
    case UInt8(ascii: "!"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "@"): break
    case UInt8(ascii: "|"): result.add("‖")
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"),
      UInt8(ascii: "$"), UInt8(ascii: "#"):
      result.add(String(Unicode.Scalar(sign)))
    default:
      guard let (text, next) = TextAccent.read(source, at: position), next <= end else { return false }
      result.add(text)
      position = next
      return true
    }
    position += 2
    return true
  }

  private mutating func readLetters(in alphabet: Alphabet) -> Bool {
    guard let text = readArgument(alphabet: alphabet) else { return false }
    result.add(text)
    return true
  }

  private mutating func readFont() -> Bool {
    guard let text = readArgument() else { return false }
    result.add(text)
    return true
  }

  /// A mark over or under one character; a longer argument has no clean form.
  private mutating func readAccent(_ mark: Unicode.Scalar) -> Bool {
    guard let text = readArgument(), let base = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      base.properties.isAlphabetic || base.properties.numericType != nil
    else { return false }
    // The dot gives way to a mark above.
    let plain: Unicode.Scalar = base == "ı" ? "i" : base == "ȷ" ? "j" : base
    result.add(Accent.compose(plain, mark))
    return true
  }

  private static let alphabets: [String: Alphabet] = [
    "mathbb": .doubleStruck, "mathds": .doubleStruck, "Bbb": .doubleStruck, "mathcal": .script,
    "mathscr": .script,
    "EuScript": .script, "mathfrak": .fraktur, "frak": .fraktur,
  ]
  /// Alphabets that hold until the end of their group.
  private static let switchedAlphabets: [String: Alphabet] = [
    "cal": .script, "Cal": .script, "goth": .fraktur,
  ]
  private static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}", "tilde": "\u{303}",
    "widetilde": "\u{303}", "vec": "\u{20D7}", "overrightarrow": "\u{20D7}", "dot": "\u{307}",
    "ddot": "\u{308}",
    "check": "\u{30C}", "acute": "\u{301}", "grave": "\u{300}", "breve": "\u{306}", "mathring": "\u{30A}",
    "underline": "\u{332}",
  ]
  /// Type faces that say nothing that plain letters don't.
  private static let fonts: Set<String> = [
    "mathrm", "mathbf", "mathsf", "mathtt", "mathit", "mathnormal", "boldsymbol", "bm", "pmb", "mathbfit",
    "bold",
    "ensuremath", "mathop", "mathbin", "mathrel", "mathord", "mathclose", "mathopen", "displaymath",
  ]
  private static let switches: Set<String> = [
    "rm", "bf", "it", "sf", "tt", "sl", "sc", "em", "cal", "Cal", "goth", "boldmath", "displaystyle",
    "textstyle",
    "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "nonumber", "left", "right", "middle", "big",
    "Big",
    "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "Bigm",
    "xspace",
    "allowbreak", "relax", "normalfont", "mit", "protect", "strut", "mathstrut",
  ]
}
