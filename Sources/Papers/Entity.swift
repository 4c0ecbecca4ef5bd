/// Character references of HTML and XML: `&amp;`, `&#233;`, `&#xE9;`.
package enum Entity {
  /// Reads a reference: its character, and where the text goes on. Nil when none is there.
  ///
  /// A character that a clean text may not hold comes out as a space.
  static func read<Source: RandomAccessCollection<UInt8>>(
    _ bytes: Source, at start: Int
  ) -> (text: String, next: Int)? where Source.Index == Int {
    let limit = Swift.min(start + 12, bytes.endIndex)
    guard start + 1 < limit, let end = bytes[start + 1..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    if name.utf8.first == UInt8(ascii: "#") {
      return character(number: name.dropFirst()).map { ($0, end + 1) }
    }
    return (common(name) ?? names[name] ?? greek(name)).map { ($0, end + 1) }
  }

  /// Those of XML, which nearly all references are.
  private static func common(_ name: String) -> String? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default: nil
    }
  }

  /// The character of a number, `233` or `xE9`.
  static func character(number: Substring) -> String? {
    let isHexadecimal = number.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let digits = isHexadecimal ? number.dropFirst() : number
    guard let first = digits.utf8.first, hexValue(first) != nil,
      let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    switch CharacterFate(scalar) {
    case .kept, .mark: return String(scalar)
    default: return " "
    }
  }

  /// The Greek letters have the same names as in TeX.
  private static func greek(_ name: String) -> String? {
    guard let symbol = TeXSymbol.named(name), symbol.kind == .ordinary,
      let scalar = symbol.text.unicodeScalars.first,
      (0x391...0x3F5).contains(scalar.value)
    else { return nil }
    return symbol.text
  }

  private static let names: [String: String] = {
    var names: [String: String] = ["nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": ""]
    let words = table.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      names[String(words[index])] = String(words[index + 1])
    }
    return names
  }()

  private static let table = """
    cent ¢ pound £ yen ¥ euro € sect § copy © reg ® trade ™ deg ° plusmn ±
    sup1 ¹ sup2 ² sup3 ³ micro µ para ¶ middot · frac12 ½ frac14 ¼ frac34 ¾ times × divide ÷ laquo «
    raquo » ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” sbquo ‚ bdquo „ hellip … bull • dagger †
    Dagger ‡ prime ′ Prime ″ minus − le ≤ ge ≥ ne ≠ asymp ≈ equiv ≡ sim ∼ infin ∞ radic √ part ∂ sum ∑
    prod ∏ int ∫ isin ∈ notin ∉ cap ∩ cup ∪ sub ⊂ sup ⊃ sube ⊆ rarr → larr ← harr ↔ rArr ⇒ forall ∀ exist ∃
    nabla ∇ empty ∅ lang ⟨ rang ⟩ szlig ß AElig Æ aelig æ OElig Œ oelig œ Oslash Ø oslash ø Aring Å aring å
    ETH Ð eth ð THORN Þ thorn þ Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Ccedil Ç Egrave È Eacute É
    Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö
    Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý agrave à aacute á acirc â atilde ã auml ä ccedil ç egrave è
    eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ
    ouml ö ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ Scaron Š scaron š Zcaron Ž zcaron ž Lstrok Ł
    lstrok ł
    """
}
