/// A query in the syntax of SQLite's FTS5, and what it is in ours.
///
/// What people type is made of words, prefixes, phrases, `OR`, `NOT` and words of one column, so that is what is
/// translated. Words that stand side by side bind closest there, and `NOT` binds closer than `OR`:
///
///     neural network*         "neural" network            a word is exact, a prefix is the rule here
///     title : graph*          title:graph
///     deep nets OR kernels    ("deep" "nets") OR ("kernels")
///     galaxy* NOT lens*       galaxy -lens
struct RivalQuery {
  let text: String
  /// Nil for what has no translation.
  let ours: String?

  init(_ text: String) {
    self.text = text
    ours = Self.translated(text)
  }

  private static let fields = [
    "title": "title", "abstract": "abstract", "authors": "author", "topics": "topic",
  ]

  private static func translated(_ text: String) -> String? {
    guard text.count(where: { $0 == "\"" }) % 2 == 0 else { return nil }
    var groups: [[String]] = [[]]
    var words = tokens(text)[...]
    var isExcluded = false
    while let word = words.popFirst() {
      switch word {
      case "OR": groups.append([])
      case "NOT": isExcluded = true
      case "AND", "NEAR": return nil
      default:
        var field = ""
        if words.first == ":" {
          guard let name = fields[word] else { return nil }
          field = name + ":"
          words.removeFirst()
        }
        guard let term = term(field.isEmpty ? word : words.popFirst() ?? "") else { return nil }
        groups[groups.count - 1].append((isExcluded ? "-" : "") + field + term)
        isExcluded = false
      }
    }
    guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
    if groups.count == 1 { return groups[0].joined(separator: " ") }
    return groups.map { "(" + $0.joined(separator: " ") + ")" }.joined(separator: " OR ")
  }

  /// A word, a prefix or a phrase.
  private static func term(_ word: String) -> String? {
    if word.hasPrefix("\"") { return word.count > 2 && word.hasSuffix("\"") ? word : nil }
    let isPrefix = word.hasSuffix("*")
    let letters = isPrefix ? String(word.dropLast()) : word
    guard !letters.isEmpty, letters.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    return isPrefix ? letters : "\"\(letters)\""
  }

  /// Parts between spaces; a phrase is one.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        tokens.append("\"\(part)\"")
      } else {
        tokens += part.split(separator: " ").map(String.init)
      }
    }
    return tokens
  }
}
