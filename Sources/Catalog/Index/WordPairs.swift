/// Pairs of frequent words that follow one another, which are words of the index themselves, so that `"of the"`
/// is as quick as any word. They have no places: a longer phrase is still looked for among the places of its
/// words, in the rows that hold all its pairs.
enum WordPairs {
  /// A word is frequent if one row in so many holds it.
  static let rowsPerFrequentWord = 6
  /// No word begins with it, so that no prefix finds a pair.
  static let mark = "\u{1}"

  static func key(_ first: String, _ second: String) -> String { mark + first + " " + second }
}
