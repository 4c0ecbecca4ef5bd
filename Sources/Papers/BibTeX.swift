/// Text as the values of BibTeX want it.
///
/// BibTeX counts braces whether or not a backslash stands before them, other programs leave those out, so no value may
/// hold one too many either way: braces of the text are written as commands, and a formula is kept only if its braces
/// are even.
enum BibTeX {
  /// A title or text with its formulas as they are, and, unless that is not wanted, with braces around what must
  /// keep its capitals.
  static func title(_ source: String, protectsCapitals: Bool = true) -> String {
    let isPlain = !protectsCapitals || source == source.uppercased()
    return segments(CleanText.line(source)).map { segment in
      if segment.isFormula { return segment.text }
      let text = spaced(TeX.unicode(segment.text), as: segment.text)
      return isPlain ? escaped(text) : protected(text)
    }.joined()
  }

  /// Names parted by `and`; groups in braces, so that they are not taken apart.
  static func authors(_ names: [String]) -> String {
    names.map { name in
      if AuthorName.isRest(name) { return "others" }
      let text = escaped(CleanText.line(TeX.unicode(name)))
      return AuthorName.isGroup(name) ? "{" + text + "}" : text
    }.joined(separator: " and ")
  }

  /// Text in which every character means itself.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_": result += "\\" + String(scalar)
      case "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address or identifier, which BibTeX styles print letter by letter: only what would break the entry or
  /// the line is percent-encoded.
  static func literal(_ text: String) -> String {
    var result = ""
    for scalar in CleanText.line(text).unicodeScalars {
      switch scalar {
      case "\\": result += "%5C"
      case "{": result += "%7B"
      case "}": result += "%7D"
      case " ": result += "%20"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Escaped text with braces around the words that have capitals after their first letter, and around single
  /// capitals other than the words `A` and `I`.
  private static func protected(_ text: String) -> String {
    var result = ""
    var word = String.UnicodeScalarView()
    func finish() {
      let hasCapital = word.dropFirst().contains { $0.properties.isUppercase }
      let isCapital =
        word.count == 1 && word.first.map { $0.properties.isUppercase && $0 != "A" && $0 != "I" } == true
      result += hasCapital || isCapital ? "{" + String(word) + "}" : String(word)
      word = .init()
    }
    for scalar in text.unicodeScalars {
      let isInWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isInWord || scalar.properties.generalCategory == .nonspacingMark {
        word.append(scalar)
      } else {
        finish()
        result += escaped(String(scalar))
      }
    }
    finish()
    return result
  }

  /// Converted text with the spaces at its ends that its source had.
  private static func spaced(_ text: String, as source: String) -> String {
    guard !text.isEmpty else { return source.isEmpty ? "" : " " }
    let first = source.utf8.first == 0x20 && text.utf8.first != 0x20 ? " " : ""
    let last = source.utf8.last == 0x20 && text.utf8.last != 0x20 ? " " : ""
    return first + text + last
  }

  /// A title cut into formulas with their dollars, and the words between them.
  private static func segments(_ text: String) -> [(text: String, isFormula: Bool)] {
    let bytes = Array(text.utf8)
    var result: [(text: String, isFormula: Bool)] = []
    var words = 0
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if bytes[position] == UInt8(ascii: "$"), let (next, isEven) = endOfFormula(bytes, from: position)
      {
        defer { position = next }
        // One with an uneven brace is turned into words, and its brace into a command.
        guard isEven else { continue }
        result.append((String(decoding: bytes[words..<position], as: UTF8.self), false))
        result.append((String(decoding: bytes[position..<next], as: UTF8.self), true))
        words = next
      } else {
        position += 1
      }
    }
    result.append((String(decoding: bytes[words...], as: UTF8.self), false))
    return result.filter { !$0.text.isEmpty }
  }

  /// Where the formula ends that begins with a dollar here, and whether its braces are even, for those who count braces
  /// behind a backslash and for those who do not; nil when it is none.
  private static func endOfFormula(_ bytes: [UInt8], from start: Int) -> (next: Int, isEven: Bool)? {
    var end = start + 1
    var (depth, plainDepth) = (0, 0)
    var isEven = true
    while end < bytes.count, bytes[end] != UInt8(ascii: "$") {
      let isEscaped = bytes[end] == UInt8(ascii: "\\")
      if isEscaped { end += 1 }
      guard end < bytes.count else { return nil }
      let step = bytes[end] == UInt8(ascii: "{") ? 1 : bytes[end] == UInt8(ascii: "}") ? -1 : 0
      depth += step
      if !isEscaped { plainDepth += step }
      if depth < 0 || plainDepth < 0 { isEven = false }
      end += 1
    }
    guard end < bytes.count, end > start + 1 else { return nil }
    let formula = String(decoding: bytes[start...end], as: UTF8.self)
    let hasSign = bytes[start...end].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "^") }
    return hasSign || TeX.unicode(formula) != formula ? (end + 1, isEven && depth == 0 && plainDepth == 0) : nil
  }
}
