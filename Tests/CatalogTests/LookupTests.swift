import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Looking up many papers")
struct LookupTests {
  private static let catalog: PaperCatalog = {
    let papers = (0..<200).map { number in
      #"{"id":"arxiv:24\#(number * 7 % 100).\#(10_000 + number * 13)","title":"T","aliases":["doi:10.1/\#(number)"]}"#
    }
    return PaperCatalog(lines: Array(papers.joined(separator: "\n").utf8))
  }()

  private static var ids: [PaperID] {
    let own = (0..<Int32(catalog.count)).map { catalog.id(at: Row($0)) }
    let others = (0..<200).map { PaperID(key: "doi:10.1/\($0)") }
    return own + others + ["", "a", "zzz", "doi:10.1/1x"].map { PaperID(key: $0) }
  }

  @Test("finds the same rows as one by one, in any order", arguments: ["sorted", "reversed", "as they are", "mixed"])
  func orders(order: String) {
    var ids = Self.ids
    switch order {
    case "sorted": ids.sort()
    case "reversed": ids.sort(by: >)
    case "mixed": ids = ids.indices.map { ids[$0 * 389 % ids.count] } + ids
    default: break
    }
    let found = Self.catalog.withRowFinder(for: ids.count) { finder in
      ids.compactMap { id in finder.row(of: id.key).map { (id, $0.row) } }
    }
    let expected = ids.compactMap { id in Self.catalog.row(of: id).map { (id, $0) } }
    #expect(found.count == expected.count && found.count >= 400)
    #expect(zip(found, expected).allSatisfy { $0 == $1 })
    var few = RowFinder(forFewOf: Self.catalog)
    Self.catalog.withRowFinder(for: ids.count) { finder in
      for id in ids {
        let found = finder.row(of: id.key)
        let alone = few.row(of: id.key)
        #expect(alone?.row == found?.row && alone?.isAlias == found?.isAlias, "\(id)")
        #expect(found?.row == Self.catalog.row(of: id))
        #expect(found?.isAlias != !id.key.hasPrefix("doi:"), "\(id)")
      }
    }
  }
}

@Suite("Papers by when they came")
struct AddedTests {
  @Test("are those that came after a moment, be they few or many, in a library of several segments, too")
  func after() throws {
    var random = SeededGenerator(seed: 77)
    var library = GrowingLibrary()
    try library.append(RandomPapers.papers(1200, using: &random))
    for round in 0..<3 {
      let catalog = try library.open()
      let papers = library.papers
      let moments = papers.values.compactMap(\.added?.milliseconds).sorted()
      let latest = try #require(moments.last)
      let middle = moments[moments.count / 2]
      for moment in [latest, latest - 1, moments[moments.count - 5], middle, middle + 1, 0, .min, .max] {
        let found = catalog.rows(addedAfter: Timestamp(milliseconds: moment))
        let expected = papers.values.filter { ($0.added?.milliseconds).map { $0 > moment } ?? false }
        #expect(Set(found.map { catalog.id(at: $0) }) == Set(expected.map(\.id)), "after \(moment)")
      }
      try library.append(library.nextPapers(60, numbered: 1200 + 100 * round, using: &random))
    }
  }
}
