import Papers
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
      ("zebra sort:relevance", "adb"), ("zebra sort:-relevance", "bda"), ("sort:relevance", "cbad"),
      ("zebra -title:zebra sort:relevance", "b"),
    ])
  func orders(query: String, order: String) {
    #expect(catalog.ids(query) == order.map { "acl:\($0)" })
  }

  @Test("by relevance is a sort by falling relevance that keeps equals in place")
  func radix() {
    var random = SeededRandom(seed: 3)
    let values = (0..<3000).map { _ in Float(Int.random(in: 0...50, using: &random)) * 0.37 }
    let set = RowSet(capacity: 3000, (0..<3000).filter { $0 % 3 != 0 }.map { Row(Int32($0)) })
    let expected = set.rows.sorted {
      values[$0.index] != values[$1.index] ? values[$0.index] > values[$1.index] : $0 < $1
    }
    #expect(Ranking.sorted(set, by: values) == expected)
  }
}
