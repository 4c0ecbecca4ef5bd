import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The newest papers of an answer")
struct NewestTests {
  private static let queries = [
    "", "a", "ne", "title:graph", "topic:cs", "source:a", "year:2019..2023", "has:abstract OR is:starred", "-is:read author:a",
    "added:7d", "id:arxiv", "\"dark matter\"", "\"dark matter\" sort:date", "-\"the of\"", "the -\"neural graph\"", "title:\"graph neural\" OR \"of the\"",
    "self-supervi", "\"the of the\"", "(\"x ray\" OR topic:cs) -zz", "author:\"the of\"",
  ]

  @Test("are its first rows, in a library of several segments, too")
  func beginning() throws {
    var random = SeededGenerator(seed: 18)
    var library = GrowingLibrary()
    try library.append(RandomPapers.papers(1500, using: &random))
    for round in 0..<3 {
      for text in Self.queries {
        // Opened each time, since a catalog remembers what it was asked.
        let catalog = try library.open()
        let query = try Query.parse(text)
        var context = catalog.plainContext
        context.marks.read = RowSet(capacity: catalog.count) { $0 % 3 == 0 }
        for among in [0, 1, 100, 700, 1400, 5000] {
          let newest = try #require(catalog.findNewest(query, in: context, among: among, to: 5000, page: 0))
          let all = try #require(catalog.find(query, in: context)).rows
          #expect(Array(newest.rows) == all.filter { $0.index < newest.end }, "\(text) among \(among)")
          #expect(newest.end >= min(among, catalog.count) - 200)
        }
      }
      try library.append(library.nextPapers(60, numbered: 1500 + 100 * round, using: &random))
    }
  }

  @Test("do not spoil what the whole answer finds afterwards")
  func whole() throws {
    var random = SeededGenerator(seed: 19)
    let papers = RandomPapers.papers(800, using: &random)
    let naive = NaiveMatcher(papers: papers)
    let catalog = PaperCatalog(lines: lines(papers))
    for text in Self.queries {
      let query = try Query.parse(text)
      _ = catalog.findNewest(query, in: catalog.plainContext, among: 50, to: 50, page: 0)
      #expect(catalog.find(query, in: catalog.plainContext)?.rows.map { catalog.id(at: $0) } == naive.find(query), "\(text)")
    }
  }

  @Test(
    "are none where the answer stands in another order",
    arguments: ["sort:title \"dark matter\"", "sort:-date dark", "sort:relevance \"dark matter\"", "sort:recommended dark"])
  func otherOrder(text: String) throws {
    #expect(try find(text, among: 200, to: 200, page: 0) == nil)
  }

  @Test("are looked for farther down until there is a page of them, and are none where there is no page in a share of all")
  func page() throws {
    #expect(try find("a", among: 1, to: 300, page: 0)?.end == 1)
    #expect(try find("-zebra", among: 1, to: 300, page: 5)?.end == 8)
    #expect(try find("-zebra", among: 1, to: 300, page: 60)?.end == 64)
    #expect(try find("-zebra", among: 1, to: 300, page: 65) == nil)
    #expect(try find("qwertyuiop", among: 1, to: 300, page: 1) == nil)
  }

  @Test("are none of few papers, of which all are found as quickly, and none when cancelled")
  func few() throws {
    let catalog = Self.catalog()
    #expect(catalog.findNewest(try Query.parse("dark"), in: catalog.plainContext) == nil)
    #expect(try find("dark", among: 200, to: 200, page: 0, isCancelled: true) == nil)
  }

  private static func catalog() -> PaperCatalog {
    var random = SeededGenerator(seed: 20)
    return PaperCatalog(lines: lines(RandomPapers.papers(300, using: &random)))
  }

  private func find(
    _ text: String, among first: Int, to most: Int, page: Int, isCancelled: Bool = false
  ) throws -> NewestMatches? {
    let catalog = Self.catalog()
    let query = try Query.parse(text)
    return catalog.findNewest(query, in: catalog.plainContext, among: first, to: most, page: page) { isCancelled }
  }
}
