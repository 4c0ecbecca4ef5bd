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
  private static func score(_ words: [(word: String, weight: Float)], _ worth: ImpactWorth, of paper: Paper) -> Float {
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
      return sum + next.weight * worth.of(Int(Ranking.impact(weighted)))
    }
  }

  @Test("are those of a look at every paper", arguments: [1, 63, 64, 128, 129, 700], [1, 2])
  func naive(count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let catalog = PaperCatalog(lines: lines(Self.papers(count, using: &random)))
    let named: [(word: String, weight: Float)] = [("a", 1), ("rare", 7), ("nowhere", 9), ("t", 0.5), ("h", -2), ("venue", 3)]
    let words = catalog.found(named)
    for worth in [ImpactWorth.whole, .root] {
      let scores = catalog.scores(ofProse: words, worth) ?? []
      #expect(scores.count == count)
      for (index, score) in scores.enumerated() {
        let expected = Self.score(named, worth, of: catalog.paper(at: Row(Int32(index))))
        #expect(abs(score - expected) < 1e-3, "row \(index)")
      }
    }
  }

  @Test("bring those rows first that a look at all scores brings first", arguments: [1, 64, 130, 700], [1, 10, 64, 1000])
  func best(count: Int, limit: Int) {
    var random = SeededGenerator(seed: UInt64(count + limit))
    let catalog = PaperCatalog(lines: lines(Self.papers(count, using: &random)))
    let named: [(word: String, weight: Float)] = [("a", 1), ("rare", 7), ("nowhere", 9), ("t", 0.5), ("h", 0.1)]
    let words = catalog.found(named)
    for worth in [ImpactWorth.whole, .root] {
      let scores = catalog.scores(ofProse: words, worth) ?? []
      for step in [1, 3] {
        let found = catalog.best(limit, ofProse: words, worth) { $0.index % step == 0 }
        let rows = scores.indices.filter { scores[$0] > 0 && $0 % step == 0 }
        let expected = rows.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit)
        #expect(found == expected.map { ScoredRow(row: Row(Int32($0)), score: scores[$0]) })
      }
    }
  }

  @Test("bring the same rows first where there are so many that each core looks at a share of them")
  func shares() throws {
    var random = SeededGenerator(seed: 8)
    let papers = (0..<9000).map { number in
      let word = "abcd".randomElement(using: &random).map(String.init) ?? "a"
      let abstract = [String](repeating: word, count: Int.random(in: 1...9, using: &random)).joined(separator: " ")
      return Paper(id: PaperID(key: "acl:\(number)"), title: "One or the other", abstract: abstract)
    }
    let catalog = PaperCatalog(lines: lines(papers))
    let words = catalog.found([("one", 1), ("other", 0.5), ("a", 2), ("b", 3)])
    let segment = try #require(catalog.segments.first)
    #expect(ProseSums(segment, of: words, .root).shares(cores: 2).count == 2)
    let scores = catalog.scores(ofProse: words, .root) ?? []
    let expected = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    for limit in [5, 300] {
      let found = catalog.best(limit, ofProse: words, .root) { $0.index > 2 }
      #expect(found?.map(\.row.index) == Array(expected.lazy.filter { $0 > 2 }.prefix(limit)))
    }
  }

  @Test("are the same in windows of any size, on one core or several", arguments: [1, 77, 128, 700])
  func windows(size: Int) throws {
    var random = SeededGenerator(seed: 3)
    let catalog = PaperCatalog(lines: lines(Self.papers(700, using: &random)))
    let segment = try #require(catalog.segments.first)
    let named: [(word: String, weight: Float)] = [("a", 1), ("rare", 7), ("b", 0.5), ("t", 2)]
    let words = catalog.found(named)
    let sums = ProseSums(segment, of: words, .root)
    var scores: [Float] = []
    for start in stride(from: 0, to: 700, by: size) {
      let isFinished = sums.forEachWindow(of: start..<min(start + size, 700), isCancelled: { false }) { window in
        window.forEach { row, score in
          #expect(row == scores.count)
          scores.append(score)
        }
      }
      #expect(isFinished)
    }
    #expect(scores == catalog.scores(ofProse: words, .root))
    for cores in [1, 2, 3] { #expect(sums.shares(cores: cores).flatMap(Array.init) == Array(0..<700)) }
  }

  @Test("are given up when nobody waits for them, and are none of no papers")
  func cancelling() {
    var random = SeededGenerator(seed: 5)
    let catalog = PaperCatalog(lines: lines(Self.papers(700, using: &random)))
    let many = catalog.found([(word: String, weight: Float)](repeating: ("a", 1), count: 400))
    #expect(catalog.scores(ofProse: many, .whole, isCancelled: { true }) == nil)
    #expect(catalog.scores(ofProse: many, .whole) != nil)
    #expect(PaperCatalog.empty.scores(ofProse: many, .whole) == [])
    #expect(catalog.best(3, ofProse: many, .root, isCancelled: { true }, where: { _ in true }) == nil)
    #expect(catalog.best(3, ofProse: many, .root, where: { _ in true })?.count == 3)
    #expect(PaperCatalog.empty.best(3, ofProse: many, .root, where: { _ in true }) == [])
  }

  @Test("read of a damaged index no more than there is", arguments: 0..<200)
  func damaged(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let single = [UInt8](repeating: 3, count: 500)
    var scores = [Float](repeating: 0, count: 500)
    let others = ImpactWorth.whole.othersByUnit
    bytes.withUnsafeBytes { bytes in
      single.withUnsafeBufferPointer { single in
        scores.withUnsafeMutableBufferPointer { scores in
          let room = PostingBlock()
          for count in [1, 20, 128, 129] {
            for window in [0..<500, 100..<300] {
              room.add(
                bytes, at: 0, count: count, after: -1, rowLimit: 500, single: single, in: 3, 1, others, to: scores, window)
            }
          }
        }
      }
    }
    #expect(scores.allSatisfy { $0 > -1e-3 })
  }
}

extension PaperCatalog {
  func found(_ words: [(word: String, weight: Float)]) -> [(word: FoundWord, weight: Float)] {
    zip(find(words: words.map(\.word)), words).map { ($0, $1.weight) }
  }
}
