/// How well what was typed fits a text that holds its letters in order, and where they are.
///
/// As in fzf, whose scoring this follows, the best of all ways is found to choose places for the letters, by
/// the method of Smith and Waterman with affine gaps: one row for each letter of the pattern, one column for
/// each of the text, and in each cell the best score of a way that ends with this letter here. A way comes
/// into a cell from the row above, either from the cell beside it, or over a gap from the best one further
/// left, which is carried along and loses a little at each step:
///
///            n  e  x  t  -  u  n  r  e  a  d
///        n   ●                 ·
///        u            ╲_gap_●                      "nu" = 2 letters, both at the start of a word, one gap
///
/// A letter at the start of a word is worth half a letter more, and so are letters side by side, since that
/// is what people type from. Cost: letters of the pattern times letters of the text.
package struct FuzzyMatch: Equatable, Sendable {
  package var score: Int
  /// The places of the matched letters, in characters, in order, each once.
  package var places: [Int]

  private static let letter = 16
  private static let wordStart = 8
  private static let consecutive = 8
  private static let gapStart = -3
  private static let gapExtension = -1
  private static let never = Int.min / 2
  /// Longer patterns are no abbreviations, and longer texts are cut.
  private static let longestPattern = 64
  private static let longestText = 300

  /// Nil when the letters are not there. Parts of the pattern between spaces may be anywhere, and all must be
  /// there; capitals are told from small letters only where the pattern has one.
  package init?(_ pattern: String, in text: String) {
    let letters = Array(text.prefix(Self.longestText))
    let isExact = pattern.contains(where: \.isUppercase)
    let compared = isExact ? letters : letters.map(Self.small)
    var places: Set<Int> = []
    score = 0
    for word in pattern.prefix(Self.longestPattern).split(separator: " ") {
      guard let found = Self.align(isExact ? Array(word) : word.map(Self.small), compared, letters) else { return nil }
      score += found.score
      places.formUnion(found.places)
    }
    self.places = places.sorted()
  }

  private static func small(_ character: Character) -> Character {
    let lower = character.lowercased()
    return lower.count == 1 ? lower.first ?? character : character
  }

  /// The best places for the letters of one word.
  private static func align(
    _ pattern: [Character], _ text: [Character], _ original: [Character]
  ) -> (score: Int, places: [Int])? {
    guard isSubsequence(pattern, of: text) else { return nil }
    let bonuses = original.indices.map { bonus(at: $0, in: original) }
    // Before the first letter every place is as good as any other.
    var above = [Int](repeating: 0, count: text.count)
    var origins: [[Int]] = []
    for (row, letter) in pattern.enumerated() {
      var scores = [Int](repeating: never, count: text.count)
      var origin = [Int](repeating: -1, count: text.count)
      var apart = (score: never, place: -1)
      for column in text.indices {
        if text[column] == letter {
          if row == 0 {
            scores[column] = Self.letter + 2 * bonuses[column]
          } else {
            let beside = column > 0 ? above[column - 1] + max(bonuses[column], consecutive) : never
            let far = apart.score + bonuses[column]
            scores[column] = max(beside, far) > never / 2 ? Self.letter + max(beside, far) : never
            origin[column] = beside >= far ? column - 1 : apart.place
          }
        }
        apart.score += gapExtension
        if row > 0, column > 0, above[column - 1] + gapStart > apart.score {
          apart = (above[column - 1] + gapStart, column - 1)
        }
      }
      above = scores
      origins.append(origin)
    }
    guard let end = above.indices.max(by: { above[$0] < above[$1] }), above[end] > never / 2 else { return nil }
    return (above[end], trace(origins, from: end))
  }

  private static func trace(_ origins: [[Int]], from end: Int) -> [Int] {
    var places = [end]
    for origin in origins.dropFirst().reversed() { places.append(origin[places[places.count - 1]]) }
    return places.reversed()
  }

  private static func isSubsequence(_ pattern: [Character], of text: [Character]) -> Bool {
    var rest = pattern[...]
    for character in text where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func bonus(at place: Int, in text: [Character]) -> Int {
    guard place > 0 else { return wordStart }
    let (before, here) = (text[place - 1], text[place])
    guard here.isLetter || here.isNumber else { return 0 }
    if !before.isLetter, !before.isNumber { return wordStart }
    return here.isUppercase && before.isLowercase ? wordStart - 1 : 0
  }
}
