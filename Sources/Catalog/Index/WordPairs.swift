/// Pairs of frequent words that follow one another, which are words of the index themselves, so that `"of the"`
/// is as quick as any word. A pair stands where its first word does: a longer phrase is looked for among the places
/// of pairs where it can be, which are far fewer than those of such words. A pair has no impact.
enum WordPairs {
  /// A word is frequent if one row in so many holds it.
  static let rowsPerFrequentWord = 6
  /// No word begins with it, so that no prefix finds a pair.
  static let mark = "\u{1}"

  static func key(_ first: String, _ second: String) -> String { mark + first + " " + second }
}
