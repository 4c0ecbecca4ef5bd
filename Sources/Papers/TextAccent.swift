/// TeX's accents in words: `\'e`, `\"{o}`, `\v{c}`, `\c c`, `\'{\i}`.
enum TextAccent {
  /// Reads an accent command and its letter: the accented letter, and where the text goes on.
  static func read(_ source: TeXSource, at start: Int) -> (text: String, next: Int)? {
    read(source, at: start, depth: 0).map { (Accent.compose($0.base, $0.mark), $0.next) }
  }

  private static let marks: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "`"): "\u{300}", UInt8(ascii: "'"): "\u{301}", UInt8(ascii: "^"): "\u{302}",
    UInt8(ascii: "~"): "\u{303}", UInt8(ascii: "="): "\u{304}", UInt8(ascii: "u"): "\u{306}",
    UInt8(ascii: "."): "\u{307}", UInt8(ascii: "\""): "\u{308}", UInt8(ascii: "r"): "\u{30A}",
    UInt8(ascii: "H"): "\u{30B}", UInt8(ascii: "v"): "\u{30C}", UInt8(ascii: "d"): "\u{323}",
    UInt8(ascii: "c"): "\u{327}", UInt8(ascii: "k"): "\u{328}", UInt8(ascii: "b"): "\u{331}",
  ]

  private static func read(
    _ source: TeXSource, at start: Int, depth: Int
  ) -> (base: Unicode.Scalar, mark: Unicode.Scalar, next: Int)? {
    guard depth < 3, let sign = source.byte(at: start + 1), let mark = marks[sign] else { return nil }
    if isLetter(sign), source.endOfLetters(start + 1) > start + 2 { return nil }
    var position = source.endOfSpaces(start + 2)
    guard position - start <= 4 else { return nil }
    let group = source.isAt(position, "{") ? source.partner(of: position) : nil
    if group != nil { position = source.endOfSpaces(position + 1) }
    guard let (base, next) = letter(source, at: position, depth: depth) else { return nil }
    guard let group else { return (base, mark, next) }
    guard source.endOfSpaces(next) == group else { return nil }
    return (base, mark, group + 1)
  }

  /// The letter under an accent: plain, without its dot, or with another accent.
  private static func letter(
    _ source: TeXSource, at position: Int, depth: Int
  ) -> (base: Unicode.Scalar, next: Int)? {
    guard source.isAt(position, "\\") else {
      guard let (scalar, length) = source.scalar(at: position), scalar.properties.isAlphabetic else {
        return nil
      }
      return (scalar, position + length)
    }
    let end = source.endOfLetters(position + 1)
    if let symbol = TeXSymbol.named(source.text(position + 1..<end)),
      let letter = symbol.text.unicodeScalars.first,
      letter.properties.isAlphabetic, symbol.kind == .ordinary
    {
      return (letter == "ı" ? "i" : letter == "ȷ" ? "j" : letter, end)
    }
    guard let inner = read(source, at: position, depth: depth + 1) else { return nil }
    let composed = Accent.compose(inner.base, inner.mark).unicodeScalars
    return composed.count == 1 ? composed.first.map { ($0, inner.next) } : nil
  }
}
