import Papers

/// The names in an `author` field, in the form "Given Family".
enum BibTeXNames {
  /// Names parted by `and` outside braces. Each is `Given von Family`, `von Family, Given`, `von Family, Jr,
  /// Given`, a group in braces, or biblatex's `family=Family, given=Given, prefix=von`.
  static func split(_ text: String) -> [String] {
    var names: [String] = []
    var words: [Substring] = []
    var depth = 0
    for word in CleanText.line(text).split(separator: " ") {
      if depth == 0, word.utf8.count == 3, word.lowercased() == "and" {
        names.append(name(words))
        words = []
      } else {
        words.append(word)
        depth = max(0, depth + braces(in: word))
      }
    }
    names.append(name(words))
    return names.filter { !$0.isEmpty }
  }

  private static func name(_ words: [Substring]) -> String {
    let text = CleanText.line(words.joined(separator: " "))
    if text == "others" { return "et al." }
    if text.hasPrefix("{"), closing(of: text) == text.utf8.indices.last { return String(text.dropFirst().dropLast()) }
    let parts = parts(of: text)
    if parts.contains(where: { $0.hasPrefix("family=") }) { return extended(parts) }
    switch parts.count {
    case 0: return ""
    case 1: return parts[0]
    case 2: return AuthorNames.joined([parts[0], parts[1]])
    default: return AuthorNames.joined([parts[0], parts[2], parts[1]])
    }
  }

  /// biblatex's name of named parts.
  private static func extended(_ parts: [String]) -> String {
    func part(_ name: String) -> String {
      parts.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1).filter { $0 != "\"" } ?? ""
    }
    return [part("given"), part("prefix"), part("family"), part("suffix")].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What stands between commas outside braces.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 } else if character == "}" { depth = max(0, depth - 1) }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map(CleanText.line).filter { !$0.isEmpty }
  }

  private static func braces(in word: Substring) -> Int {
    word.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
  }

  /// Where the brace closes with which a text begins.
  private static func closing(of text: String) -> String.Index? {
    var depth = 0
    for index in text.utf8.indices {
      if text.utf8[index] == UInt8(ascii: "{") { depth += 1 }
      if text.utf8[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
