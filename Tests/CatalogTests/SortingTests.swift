import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The order of what is found")
struct SortingTests {
  private let catalog = PaperCatalog(
    lines: lines([
      Paper(
        id: PaperID(key: "acl:a"), title: "Zebra", published: PaperDate(packed: 2020_0101),
        updated: PaperDate(packed: 2024_0101), score: 3, added: Timestamp(milliseconds: 3000)),
      Paper(
        id: PaperID(key: "acl:b"), title: "\\'Etude", abstract: "zebra",
        published: PaperDate(packed: 2021_0000),
        score: 10),
      Paper(
        id: PaperID(key: "acl:c"), title: "apple", published: PaperDate(packed: 2021_0500),
        updated: PaperDate(packed: 2022_0101), added: Timestamp(milliseconds: 9000)),
      Paper(id: PaperID(key: "acl:d"), title: "Mango zebra zebra", score: -1),
    ]))

  @Test(
    "follows sort:, and what has no value is last both ways",
    arguments: [
      ("", "cbad"), ("sort:date", "cbad"), ("sort:-date", "abcd"), ("sort:title", "cbda"),
      ("-sort:title", "adbc"),
      ("sort:score", "badc"), ("sort:-score", "dabc"), ("sort:added", "cabd"), ("sort:-added", "acbd"),
      ("sort:updated", "acbd"), ("sort:-updated", "cabd"), ("zebra sort:title", "bda"),
      ("zebra sort:relevance", "dab"), ("zebra sort:-relevance", "bad"), ("sort:relevance", "cbad"),
      ("zebra -title:zebra sort:relevance", "b"),
    ])
  func orders(query: String, order: String) {
    #expect(catalog.ids(query) == order.map { "acl:\($0)" })
  }

  @Test("by relevance is a sort by falling relevance that keeps equals in place", arguments: [50, 5000, 9_000_000])
  func radix(greatest: UInt32) {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<3000).map { Row($0) }
    let scores = rows.map { _ in UInt32.random(in: 0...greatest, using: &random) }
    let expected = rows.sorted {
      scores[$0.index] != scores[$1.index] ? scores[$0.index] > scores[$1.index] : $0 < $1
    }
    #expect(Ranking.sorted(rows, by: scores) == expected)
  }

  @Test("by relevance is what looking at every paper gives", arguments: [3, 40, 700])
  func relevance(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let papers = RandomPapers.papers(count, using: &random)
    let catalog = PaperCatalog(lines: lines(papers))
    let naive = NaiveMatcher(papers: papers)
    for _ in 0..<80 {
      let query = Query(RandomQuery.condition(depth: 2, using: &random), sort: Sort(.relevance))
      guard let naive = naive.ranked(query) else { continue }
      let found = catalog.find(query, in: catalog.plainContext)
      #expect(found.map { $0.rows.map { catalog.id(at: $0) } } == naive, "\(query)")
    }
  }
}
