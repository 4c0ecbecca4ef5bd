import Testing

@testable import Reader

@Suite("A fuzzy match")
struct FuzzyMatchTests {
  @Test(
    "is there when the letters are there in order",
    arguments: [
      ("nu", "next-unread", [0, 5]), ("NU", "next-unread", nil), ("nU", "nextUnread", [0, 4]), ("", "anything", []),
      ("un", "nu", nil), ("abc", "ab", nil), ("漢", "x漢字", [1]), ("ad ne", "next-unread", [0, 1, 9, 10]),
      ("cs lg", "topic cs.LG", [6, 7, 9, 10]), ("star", "starred star", [0, 1, 2, 3]),
      ("date", "half-page-down sort date", [20, 21, 22, 23]), ("é", "É", [0]), ("  ", "x", []),
    ] as [(String, String, [Int]?)])
  func places(pattern: String, text: String, places: [Int]?) {
    #expect(FuzzyMatch(pattern, in: text)?.places == places)
  }

  @Test(
    "is better at word starts and side by side than scattered",
    arguments: [
      ("nu", "next-unread", "navigate us"), ("pd", "page-down", "rapid"), ("the", "theme", "topic held"),
      ("ru", "redo undo", "arup"), ("help", "help", "half-page-up"), ("q", "quit", "sequence"),
    ])
  func better(pattern: String, winner: String, loser: String) throws {
    let first = try #require(FuzzyMatch(pattern, in: winner))
    if let second = FuzzyMatch(pattern, in: loser) { #expect(first.score >= second.score) }
  }

  @Test("finds the best way, as trying all of them does", arguments: 0..<200)
  func best(seed: Int) {
    var number = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func random(_ limit: Int) -> Int {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(number >> 33) % limit
    }
    let text = (0..<(3 + random(7))).map { _ in ["a", "b", "-"][random(3)] }.joined()
    let pattern = (0..<(1 + random(3))).map { _ in ["a", "b"][random(2)] }.joined()
    #expect(FuzzyMatch(pattern, in: text)?.score == Self.naive(Array(pattern), Array(text)))
  }

  /// The score of every choice of places, after the definition.
  private static func naive(_ pattern: [Character], _ text: [Character]) -> Int? {
    func start(_ place: Int) -> Int { text[place] != "-" && (place == 0 || text[place - 1] == "-") ? 8 : 0 }
    func go(_ row: Int, _ last: Int) -> Int? {
      guard row < pattern.count else { return 0 }
      return text.indices.dropFirst(last + 1).filter { text[$0] == pattern[row] }.compactMap { place in
        let own =
          row == 0 ? 2 * start(place)
          : place == last + 1 ? max(start(place), 8) : start(place) - 3 - (place - last - 2)
        return go(row + 1, place).map { $0 + 16 + own }
      }.max()
    }
    return go(0, -1)
  }

  @Test("takes no time worth speaking of, whatever is typed", .timeLimit(.minutes(1)))
  func long() {
    let text = String(repeating: "ab-", count: 100_000)
    for _ in 0..<20 { _ = FuzzyMatch(String(repeating: "ab", count: 10_000), in: text) }
  }
}
