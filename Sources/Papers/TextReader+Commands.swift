extension TextReader {
  /// Reads a command outside of a formula; an unknown one is copied with its arguments.
  mutating func readCommand() {
    let nameEnd = source.endOfLetters(position + 1)
    guard nameEnd > position + 1, nameEnd <= end else { return readSign() }
    let name = source.text(position + 1..<nameEnd)
    if let (text, next) = TextAccent.read(source, at: position), next <= end {
      return write(text, upTo: next)
    }
    if Self.faces.contains(name) {
      position = nameEnd
      return enterArgument()
    }
    if Self.switches.contains(name) {
      position = min(source.endOfSpaces(nameEnd), end)
      return
    }
    if let skipped = Self.labelled[name] { return readLabelled(nameEnd, skipsText: skipped) }
    if Self.letters.contains(name), let symbol = TeXSymbol.named(name) {
      // TeX takes the space after a command for its end.
      return write(symbol.text, upTo: source.endOfSpaces(nameEnd))
    }
    if name == "url", source.isAt(nameEnd, "{"), let close = source.partner(of: nameEnd), close < end {
      return write(source.text(nameEnd + 1..<close), upTo: close + 1)
    }
    readFormulaCommand(nameEnd)
  }

  /// Reads a command that belongs in a formula but stands in words, `10 \times 10` or `\mathbb{R}`.
  private mutating func readFormulaCommand(_ nameEnd: Int) {
    let isDegree = output.last.map(isDigit) ?? false
    var reader = MathReader(source, position..<end, depth: depth + 1, isAfterDigit: isDegree)
    guard position >= failedUntil, depth < MathReader.depthLimit, reader.readItem(), !reader.result.isEmpty
    else {
      failedUntil = max(failedUntil, reader.position)
      return copy(source.endOfArguments(nameEnd) - position)
    }
    // In words, a space after a symbol is one.
    let isBare = source.endOfSpaces(nameEnd) == reader.position
    write(reader.result.text, upTo: isBare ? nameEnd : reader.position)
  }

  /// Reads a command of one character that is no letter.
  private mutating func readSign() {
    guard position + 1 < end else { return copy(1) }
    let sign = source.bytes[position + 1]
    switch sign {
    case UInt8(ascii: "("): readFormula(to: "\\)")
    case UInt8(ascii: "["): readFormula(to: "\\]")
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      write(String(Unicode.Scalar(sign)), upTo: position + 2)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"), 0x20, 0x0A, 0x09:
      write(" ", upTo: position + 2)
    case UInt8(ascii: "!"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "@"): position += 2
    default:
      if let (text, next) = TextAccent.read(source, at: position), next <= end {
        write(text, upTo: next)
      } else {
        copy(sign < 0x80 ? 2 : 1)
      }
    }
  }

  private mutating func readFormula(to sign: String) {
    guard let close = find(sign, from: position + 2) else { return copy(2) }
    writeFormula(position + 2..<close, upTo: close + 2)
  }

  /// Reads a command whose first argument is not for reading, and whose second is, or neither.
  private mutating func readLabelled(_ nameEnd: Int, skipsText: Bool) {
    guard source.isAt(nameEnd, "{"), let close = source.partner(of: nameEnd), close < end else {
      return copy(nameEnd - position)
    }
    position = close + 1
    if !skipsText { enterArgument() }
  }

  /// Type faces, which leave their argument as it is.
  private static let faces: Set<String> = [
    "textbf", "textit", "emph", "texttt", "textsc", "textrm", "textsf", "textup", "textnormal", "textsl",
    "textmd",
    "text", "underline", "mbox", "hbox", "fbox", "uline", "enquote", "textsuperscript", "textsubscript",
    "textls",
  ]
  /// Type faces and spacing that hold until the end of their group.
  private static let switches: Set<String> = [
    "rm", "bf", "it", "em", "tt", "sc", "sf", "sl", "normalfont", "bfseries", "itshape", "scshape",
    "ttfamily",
    "sffamily", "rmfamily", "large", "Large", "small", "tiny", "footnotesize", "normalsize", "noindent",
    "centering",
    "xspace", "protect", "par", "newline", "smallskip", "medskip", "bigskip", "displaystyle", "boldmath",
    "unboldmath",
  ]
  /// Commands with an argument to skip, and whether that is all.
  private static let labelled: [String: Bool] = [
    "href": false, "textcolor": false, "texorpdfstring": false, "color": true, "hspace": true, "vspace": true,
    "label": true, "vskip": true, "foreignlanguage": false,
  ]
  /// Letters that TeX writes as commands, within words.
  private static let letters: Set<String> = [
    "o", "O", "l", "L", "ss", "ae", "AE", "oe", "OE", "aa", "AA", "i", "j", "dh", "DH", "th", "TH", "dj",
    "DJ", "ng",
    "NG",
  ]
}
