import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Scores by words of title and abstract")
struct ProseScoreTests {
  /// Papers with few words, each in any of the fields and often several times, so that blocks of every kind are written.
  private static func papers(_ count: Int, using random: inout SeededGenerator) -> [Paper] {
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        Int.random(in: 0..<20, using: &random) == 0 ? "rare" : "abcdefgh".randomElement(using: &random).map(String.init) ?? "a"
      }.joined(separator: " ")
    }
    return (0..<count).map { number in
      var paper = Paper(id: PaperID(key: "acl:\(number)"), title: "T \(text(3))", abstract: text(number % 5 == 0 ? 400 : 6))
      if number % 3 == 0 { paper.authors = [text(2), text(40)].filter { !$0.isEmpty } }
      if number % 7 == 0 { paper.venue = "a venue of e" }
      return paper
    }
  }

  /// By a look at every word of every paper.
  private static func score(_ words: [(word: String, weight: Float)], _ worths: [Float], of paper: Paper) -> Float {
    let (title, abstract) = (FoldedWords.words(in: paper.title), FoldedWords.words(in: paper.abstract))
    let authors = paper.authors.flatMap { FoldedWords.words(in: $0) }
    let venue = FoldedWords.words(in: paper.venue ?? "")
    func count(_ word: String, _ words: [String]) -> Float { Float(words.count { $0 == word }) }
    return words.reduce(0) { sum, next in
      guard title.contains(next.word) || abstract.contains(next.word) else { return sum }
      let weighted =
        count(next.word, title) * Ranking.weight(of: .title) + count(next.word, authors) * Ranking.weight(of: .authors)
        + count(next.word, venue) * Ranking.weight(of: .venue)
        + count(next.word, abstract) * Ranking.abstractWeight(words: abstract.count)
      return sum + next.weight * worths[Int(Ranking.impact(weighted))]
    }
  }

  @Test("are those of a look at every paper", arguments: [1, 63, 64, 128, 129, 700], [1, 2])
  func naive(count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let catalog = PaperCatalog(lines: lines(Self.papers(count, using: &random)))
    let words: [(String, Float)] = [("a", 1), ("rare", 7), ("nowhere", 9), ("t", 0.5), ("h", -2), ("venue", 3)]
    for worths in [(0...15).map(Float.init), (0...15).map { Float($0).squareRoot() }] {
      let scores = catalog.scores(ofProse: words, worths: worths) ?? []
      #expect(scores.count == count)
      for (index, score) in scores.enumerated() {
        let expected = Self.score(words, worths, of: catalog.paper(at: Row(Int32(index))))
        #expect(abs(score - expected) < 1e-3, "row \(index)")
      }
    }
  }

  @Test("are given up when nobody waits for them, and are none of no papers")
  func cancelling() {
    var random = SeededGenerator(seed: 5)
    let catalog = PaperCatalog(lines: lines(Self.papers(700, using: &random)))
    let many = [(word: String, weight: Float)](repeating: ("a", 1), count: 400)
    #expect(catalog.scores(ofProse: many, isCancelled: { true }) == nil)
    #expect(catalog.scores(ofProse: many) != nil)
    #expect(PaperCatalog.empty.scores(ofProse: many) == [])
  }

  @Test("read of a damaged index no more than there is", arguments: 0..<200)
  func damaged(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let single = [UInt8](repeating: 3, count: 500)
    var scores = [Float](repeating: 0, count: 500)
    let products = ImpactProducts(1, (0...15).map(Float.init)).values
    bytes.withUnsafeBytes { bytes in
      single.withUnsafeBufferPointer { single in
        scores.withUnsafeMutableBufferPointer { scores in
          let room = PostingBlock()
          for count in [1, 20, 128, 129] {
            room.add(bytes, at: 0, count: count, after: -1, single: single, in: 3, products, to: scores)
          }
        }
      }
    }
    #expect(scores.allSatisfy { $0 >= 0 })
  }
}
