/// Keys of a bibliography, each given once: `doe2024cats`, `doe2024catsa`, `doe2024catsb`. The same papers in
/// the same order have the same keys at every run.
package struct CitationKeys {
  private var given: Set<String> = []
  private var tries: [String: Int] = [:]

  package init() {}

  package mutating func unique(_ key: String) -> String {
    var candidate = key
    while !given.insert(candidate).inserted {
      let number = tries[key, default: 0]
      tries[key] = number + 1
      candidate = key + Self.letters(number)
    }
    return candidate
  }

  /// 0 is `a`, 25 `z`, 26 `aa`.
  private static func letters(_ number: Int) -> String {
    var (letters, rest) = ("", number)
    repeat {
      letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
