import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The newest papers of an answer")
struct NewestTests {
  private static let queries = [
    "\"dark matter\"", "\"dark matter\" sort:date", "-\"the of\"", "the -\"neural graph\"", "title:\"graph neural\" OR \"of the\"",
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
        for among in [0, 1, 100, 700, 1400, 5000] {
          let newest = try #require(catalog.findNewest(query, in: catalog.plainContext, among: among, page: 0))
          let all = try #require(catalog.find(query, in: catalog.plainContext)).rows
          #expect(Array(newest.rows) == all.filter(newest.knows), "\(text) among \(among)")
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
      _ = catalog.findNewest(query, in: catalog.plainContext, among: 50, page: 0)
      #expect(catalog.find(query, in: catalog.plainContext)?.rows.map { catalog.id(at: $0) } == naive.find(query), "\(text)")
    }
  }

  @Test(
    "are none where the whole answer is as quick, stands in another order, or has no page of them",
    arguments: ["dark", "\"dark\" matter", "sort:title \"dark matter\"", "sort:-date \"dark matter\"", "sort:relevance \"dark matter\"", "is:unread"])
  func none(text: String) throws {
    var random = SeededGenerator(seed: 20)
    let catalog = PaperCatalog(lines: lines(RandomPapers.papers(300, using: &random)))
    #expect(catalog.findNewest(try Query.parse(text), in: catalog.plainContext, among: 200, page: 0) == nil)
    let phrase = try Query.parse("\"dark matter\"")
    #expect(catalog.findNewest(phrase, in: catalog.plainContext, among: 200, page: 0) != nil)
    #expect(catalog.findNewest(phrase, in: catalog.plainContext, among: 200, page: 201) == nil)
    #expect(catalog.findNewest(phrase, in: catalog.plainContext, among: 200, page: 0) { true } == nil)
    #expect(catalog.findNewest(phrase, in: catalog.plainContext) == nil)
  }
}
