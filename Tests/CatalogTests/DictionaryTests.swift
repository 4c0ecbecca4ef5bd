import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The dictionary")
struct DictionaryTests {
  /// Words of every length, many of which begin alike for longer than a key and for longer than a block has words.
  private static func words(_ count: Int) -> [String] {
    var random = SeededGenerator(seed: 77)
    let stems = ["", "a", "inter", "internat", "internation", "internationalization", "ß", "мир", "z"]
    return (0..<count).map { _ in
      let stem = stems.randomElement(using: &random) ?? ""
      let letters = (0..<Int.random(in: 0...4, using: &random)).map { _ in "abzé9".randomElement(using: &random) ?? "x" }
      return Folding.fold(stem + String(letters))
    }.filter { !$0.isEmpty }
  }

  private static func catalog(of words: [String]) -> PaperCatalog {
    PaperCatalog(
      lines: lines(
        words.enumerated().map { number, word in Paper(id: PaperID(key: "acl:\(number)"), title: word) }))
  }

  private static func sorted(_ words: some Sequence<String>) -> [String] {
    Set(words).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test("has every word, in the order of their bytes")
  func everyWord() {
    let words = Self.words(6000)
    let catalog = Self.catalog(of: words)
    #expect(catalog.words(withPrefix: "", limit: .max) == Self.sorted(words))
    #expect(catalog.wordCount == Set(words).count)
  }

  @Test("finds each word and beginning as a look at all of them does", arguments: [1, 31, 32, 33, 64, 700, 6000])
  func found(count: Int) {
    let words = Self.words(count)
    let catalog = Self.catalog(of: words)
    let known = Set(words)
    let asked = known.prefix(60) + ["", "internationalizationab", "intern", "zzzz", "b", "é", "м", "internationalizationz"]
    for word in asked.map({ Folding.fold($0) }) {
      let expected = Self.sorted(words.filter { $0.hasPrefix(word) })
      #expect(catalog.words(withPrefix: word, limit: .max) == expected, "\(word)")
      guard !word.isEmpty else { continue }
      #expect(catalog.paperCount(ofWord: word) == words.count { $0 == word }, "\(word)")
    }
  }

  @Test("of no papers has no words")
  func empty() {
    #expect(PaperCatalog.empty.words(withPrefix: "", limit: 9).isEmpty)
    #expect(PaperCatalog.empty.wordCount == 0)
    #expect(PaperCatalog.empty.paperCount(ofWord: "a") == 0)
  }
}
