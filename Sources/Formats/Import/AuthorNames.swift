import Papers

/// Author lists as sources write them, brought into the form "Given Family".
enum AuthorNames {
  /// The names in one text: parted by semicolons, or else by commas and "and".
  ///
  /// What stands in parentheses (affiliations) goes; braces keep what is in them together; a suffix such as
  /// "Jr." stays with its name.
  static func split(_ text: String) -> [String] {
    let plain = withoutParentheses(text)
    if plain.utf8.contains(UInt8(ascii: ";")) {
      return plain.split(separator: ";").map { givenFirst(String($0)) }.filter { !$0.isEmpty }
    }
    var names: [String] = []
    for part in parts(of: plain) {
      if isSuffix(part), let last = names.indices.last {
        names[last] += " " + part
      } else if part != "et al." && part != "et al" && part != "others" {
        names.append(part)
      }
    }
    return names
  }

  /// "Lovelace, Ada" as "Ada Lovelace"; anything else with its outer spaces gone.
  static func givenFirst(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: ",")) else { return trimmed(name[...]) }
    let halves = name.split(separator: ",", omittingEmptySubsequences: true).map(trimmed)
    guard halves.count == 2, !isSuffix(halves[1]), !halves[1].isEmpty else { return trimmed(name[...]) }
    return halves[1] + " " + halves[0]
  }

  /// "Lovelace, Ada" or "Lovelace, Ada, Jr." as "Ada Lovelace Jr."; a name without a comma as it is.
  static func ofFamilyFirst(_ name: String) -> String {
    let line = CleanText.line(name)
    let parts = line.split(separator: ",").map { String($0) }
    return joined(parts.count > 1 ? parts : [line])
  }

  /// A name from its parts in arXiv's order: family, given, suffix.
  static func joined(_ parts: [String]) -> String {
    let parts = parts.prefix(3).map { trimmed($0[...]) }
    let family = parts.first ?? ""
    let given = parts.count > 1 ? parts[1] : ""
    let suffix = parts.count > 2 ? parts[2] : ""
    return [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Parts between commas and "and" outside braces, trimmed, none of them empty.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var words: [Substring] = []
    var depth = 0
    func close() {
      let part = trimmed(words.joined(separator: " ")[...])
      if !part.isEmpty { parts.append(part) }
      words = []
    }
    for piece in text.split(separator: " ") {
      if depth == 0, piece == "and" || piece == "&" {
        close()
        continue
      }
      for (index, part) in splitAtCommas(piece, depth: &depth).enumerated() {
        if index > 0 { close() }
        if !part.isEmpty { words.append(part) }
      }
    }
    close()
    return parts
  }

  private static func splitAtCommas(_ piece: Substring, depth: inout Int) -> [Substring] {
    var parts: [Substring] = []
    var start = piece.startIndex
    for index in piece.utf8.indices {
      switch piece.utf8[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: ",") where depth == 0:
        parts.append(piece[start..<index])
        start = piece.utf8.index(after: index)
      default: break
      }
    }
    parts.append(piece[start...])
    return parts
  }

  private static func withoutParentheses(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return text }
    var result = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(scalar) }
      }
    }
    return String(result)
  }

  static func isSuffix(_ part: String) -> Bool {
    ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"].contains(part)
  }

  /// Without the spaces at its ends; names are clean, so there is no other white space.
  private static func trimmed(_ text: Substring) -> String {
    var utf8 = text.utf8
    while utf8.first == 0x20 { utf8.removeFirst() }
    while utf8.last == 0x20 { utf8.removeLast() }
    return String(Substring(utf8))
  }
}
