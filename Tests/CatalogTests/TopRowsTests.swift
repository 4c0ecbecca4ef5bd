import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The first rows of a ranking")
struct TopRowsTests {
  @Test("are those that sorting all rows brings first, in a library of several segments, too")
  func sameRows() throws {
    var random = SeededGenerator(seed: 77)
    var library = GrowingLibrary()
    try library.append(RandomPapers.papers(2600, using: &random))
    for round in 0..<3 {
      let catalog = try library.open()
      for _ in 0..<60 {
        try expectSameFirstRows(of: RandomQuery.condition(depth: 2, using: &random), in: catalog, using: &random)
      }
      try library.append(library.nextPapers(40, numbered: 2600 + 100 * round, using: &random))
    }
  }

  @Test(
    "are the same for words and beginnings of every kind",
    arguments: [
      "the", "\"the\"", "\"of\" the", "n", "title:n", "ne", "gra", "title:gra", "author:the", "\"the of\"", "\"dark matter\"",
      "venue:\"of the\"", "dark OR matter OR zz", "x -the", "qwertyuiop OR -the", "topic:cs", "graph title:graph \"graph\"",
    ])
  func everyKind(text: String) throws {
    var random = SeededGenerator(seed: 12)
    let catalog = PaperCatalog(lines: lines(RandomPapers.papers(1500, using: &random)))
    try expectSameFirstRows(of: try Query.parse(text).condition, in: catalog, using: &random)
  }

  private func expectSameFirstRows(
    of condition: Condition, in catalog: PaperCatalog, using random: inout SeededGenerator
  ) throws {
    let query = Query(condition, sort: Sort(.relevance))
    let evaluation = Evaluation(catalog: catalog, context: catalog.plainContext) { false }
    let set = try evaluation.rows(condition)
    let all = try evaluation.ranked(set, by: query)
    for count in [0, 1, Int.random(in: 2...200, using: &random)] {
      #expect(try evaluation.firstRanked(count, of: set, by: query) == Array(all.prefix(count)), "\(query)")
    }
  }

  @Test("of beginnings that hundreds of frequent words have are the same")
  func manyLists() throws {
    var random = SeededGenerator(seed: 31)
    // Words of many blocks, so that some are read by blocks and the others at once.
    let papers = (0..<9000).map { number in
      let words = (0..<40).map { _ in "word\(Int.random(in: 0..<40, using: &random) % Int.random(in: 1...40, using: &random))" }
      return Paper(
        id: PaperID(key: "acl:\(number)"), title: words.prefix(2).joined(separator: " "),
        abstract: words.joined(separator: " "), authors: ["word\(number)"])
    }
    let catalog = PaperCatalog(lines: lines(papers))
    for text in ["word", "title:word", "author:word1", "word \"word0\""] {
      try expectSameFirstRows(of: try Query.parse(text).condition, in: catalog, using: &random)
    }
  }

  @Test("are found without most blocks of a word that nearly every paper has being unpacked")
  func fewWindows() throws {
    var random = SeededGenerator(seed: 5)
    let papers = (0..<20_000).map { number in
      let isBetter = number % 100 == 7
      return Paper(
        id: PaperID(key: "acl:\(number)"), title: isBetter ? "lens" : RandomPapers.text(1...2, using: &random),
        abstract: "a lens of glass")
    }
    let catalog = PaperCatalog(lines: lines(papers))
    let index = try #require(catalog.segments.first).index
    let top = TopRows(set: .all(capacity: catalog.count)) { false }
    var best = BestRows(limit: 10)
    var counting: [CountingSource] = []
    index.withAllLists(of: index.terms("lens"), .impacts) { lists in
      counting = lists.map { CountingSource(ListImpacts($0, in: .all, isPair: false)) }
      try? top.offer(to: &best, by: [TopRows.Term(rarity: 1, sources: counting)])
    }
    #expect(best.rows.count == 10)
    #expect(counting.reduce(0) { $0 + $1.asked } * 4 < TopRows.windowCount(catalog.count))
  }

  /// Counts for how many windows it is asked.
  private final class CountingSource: ImpactSource {
    private let source: ListImpacts
    private(set) var asked = 0

    init(_ source: ListImpacts) { self.source = source }

    func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>) { source.raiseBounds(bounds) }

    func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>) {
      asked += 1
      source.raise(values, in: rows)
    }
  }

  /// So many papers with a word in common that the first of them are found before the others.
  private static func manyPapers(seed: UInt64) -> [Paper] {
    var random = SeededGenerator(seed: seed)
    return RandomPapers.papers(4400, using: &random).map { paper in
      var paper = paper
      paper.abstract += " the"
      return paper
    }
  }

  @Test("are there before the others, which come in the same order when they are asked for")
  func restLater() throws {
    let papers = Self.manyPapers(seed: 9)
    let catalog = PaperCatalog(lines: lines(papers))
    let naive = NaiveMatcher(papers: papers)
    for text in ["the", "\"the\" OR graph OR \"dark matter\"", "-zz"] {
      let query = Query(try Query.parse(text).condition, sort: Sort(.relevance))
      let expected = try #require(naive.ranked(query))
      let matches = try #require(catalog.find(query, in: catalog.plainContext))
      #expect(matches.count == expected.count)
      #expect(matches.rows.prefix(100).map { catalog.id(at: $0) } == Array(expected.prefix(100)), "\(query)")
      let last = try #require(expected.last.flatMap { catalog.row(of: $0) })
      #expect(matches.rows.knows(last) == query.terms.isEmpty)
      #expect(matches.rows.firstIndex(of: last) == expected.count - 1)
      #expect(matches.rows.knows(last))
      #expect(matches.rows.map { catalog.id(at: $0) } == expected, "\(query)")
      #expect(matches.rows[expected.count / 2] == catalog.row(of: expected[expected.count / 2]))
    }
  }

  @Test("do not come when nobody waits for them any more")
  func cancelled() throws {
    let catalog = PaperCatalog(lines: lines(Self.manyPapers(seed: 2)))
    let query = try Query.parse("the sort:relevance")
    #expect(catalog.find(query, in: catalog.plainContext) { true } == nil)
    let matches = try #require(catalog.find(query, in: catalog.plainContext))
    let last = try #require(matches.set.last)
    matches.rows.finish { true }
    let isFirst = matches.rows.prefix(128).contains(last)
    #expect(matches.rows.knows(last) == isFirst)
    matches.rows.finish { false }
    #expect(matches.rows.knows(last))
  }
}

@Suite("The best of some rows")
struct BestRowsTests {
  @Test("are those of the greatest scores, of equals the first, in whatever order they were offered", arguments: [0, 1, 7, 500])
  func sorted(limit: Int) {
    var random = SeededGenerator(seed: UInt64(limit))
    for greatest: UInt32 in [0, 3, 1000, .max] {
      let offered = (0..<300).map { (row: $0 * 7, score: UInt32.random(in: 0...greatest, using: &random)) }
      var best = BestRows(limit: limit)
      for (row, score) in offered.shuffled(using: &random) {
        let before = best.rows.map(\.row)
        let isAdmitted = best.admits(score, from: row)
        best.offer(row, score: score)
        #expect((best.rows.map(\.row) != before) == isAdmitted)
      }
      let expected = offered.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(limit)
      #expect(best.rows.map(\.row.index) == expected.map(\.row))
      #expect(best.rows.map(\.score) == expected.map(\.score))
    }
  }

  @Test("of scores with fractions tell what must be reached once there is no room, and take in those of others")
  func fractions() {
    var (best, others) = (BestRows(limit: 3), BestRows(limit: 2))
    for (row, score) in [(5, 0.5), (2, 1.25), (9, 0.25)] as [(Int32, Float)] {
      #expect(best.least == 0)
      best.offer(Row(row), score)
    }
    #expect(best.least == 0.25)
    for (row, score) in [(1, 0.5), (7, 2), (8, 0.125)] as [(Int32, Float)] { others.offer(Row(row), score) }
    best.offer(others)
    #expect(best.scored == [ScoredRow(row: Row(7), score: 2), ScoredRow(row: Row(2), score: 1.25), ScoredRow(row: Row(1), score: 0.5)])
    #expect(best.least == 0.5)
  }
}
