import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Phrases")
struct PhraseTests {
  /// Papers that hold some words hundreds of times, in several fields, so that the places of a word in one paper take
  /// more bytes than their count has in one.
  private static func papers(using random: inout SeededGenerator) -> [Paper] {
    let words = ["the", "of", "we", "show", "that", "lens", "halo"]
    func text(_ count: Int) -> String {
      (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
    }
    return (0..<40).map { number in
      Paper(
        id: PaperID(key: "acl:\(number)"), title: text(1 + number % 9), abstract: text([0, 3, 40, 900][number % 4]),
        authors: number % 3 == 0 ? [text(2), text(150)] : [], venue: number % 5 == 0 ? text(2) : nil)
    }
  }

  @Test("of words that stand hundreds of times in a paper are found as by looking at every paper")
  func longTexts() throws {
    var random = SeededGenerator(seed: 5)
    let papers = Self.papers(using: &random)
    let catalog = PaperCatalog(lines: lines(papers))
    let naive = NaiveMatcher(papers: papers)
    let queries = [
      "\"we show that\"", "abstract:\"we show that\"", "title:\"the of\"", "\"of the of the\"", "\"lens halo lens\"",
      "\"halo of the lens\"", "author:\"show that the\"", "venue:\"we show\"", "\"the the the the\"", "that-we-sho",
      "title:\"halo lens halo\"", "abstract:\"lens lens lens lens lens\"", "\"show that the halo of\"",
    ]
    for query in queries {
      let query = try Query.parse(query)
      let expected = naive.find(query).map(\.key)
      let found = catalog.find(query, in: catalog.plainContext)
      #expect(found?.rows.map { catalog.id(at: $0).key } == expected, "\(query)")
      let ranked = try #require(naive.ranked(query)).map(\.key)
      let sorted = catalog.find(Query(query.condition, sort: Sort(.relevance)), in: catalog.plainContext)
      #expect(sorted?.rows.map { catalog.id(at: $0).key } == ranked, "\(query)")
    }
  }

  @Test("are found by several cores as by one")
  func shares() throws {
    var random = SeededGenerator(seed: 6)
    let papers = (0..<10).flatMap { part in
      Self.papers(using: &random).map { paper in
        Paper(id: PaperID(key: "\(paper.id.key)-\(part)"), title: paper.title, abstract: paper.abstract)
      }
    }
    let index = try #require(PaperCatalog(lines: lines(papers)).segments.first?.index)
    for phrase in [["we", "show", "that"], ["lens", "halo"], ["the", "the", "of", "the"], ["halo", "nowhere"]] {
      let words = phrase.enumerated().map { PhraseScan.Part(terms: index.terms($1), words: $0..<$0 + 1) }
      let pair = PhraseScan.Part(terms: index.terms(pair: phrase[0], phrase[1]), words: 0..<2)
      for parts in [words, words + (pair.terms.isEmpty ? [] : [pair])] {
        let alone = PhraseScan(index, in: .all, cores: 1) { false }.beginnings(parts)
        let together = PhraseScan(index, in: .all, cores: 3, leastShare: 1) { false }.beginnings(parts)
        #expect(alone == together && alone?.isEmpty == phrase.contains("nowhere"), "\(phrase)")
      }
    }
    let cancelled = PhraseScan(index, in: .all, cores: 3, leastShare: 1) { true }
    #expect(cancelled.beginnings([PhraseScan.Part(terms: index.terms("we"), words: 0..<1)]) == nil)
  }
}
