import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Grouping the rows of an answer")
struct GroupingTests {
  /// What a paper is grouped by; nil for nothing.
  private static func value(_ paper: Paper, _ grouping: Grouping) -> String? {
    switch grouping {
    case .day: paper.published?.description
    case .topic: paper.topics.first
    case .venue: paper.venue.map { TeX.unicode($0) }
    case .source: paper.source.isEmpty ? nil : paper.source
    case .author: paper.authors.first.map { TeX.unicode($0) }
    }
  }

  /// The groups as the words of the promise have them: names, and identities in the order of the list.
  private static func naive(_ catalog: PaperCatalog, _ rows: RowList, _ grouping: Grouping, isRising: Bool) -> [(String?, [Row])] {
    var groups: [(name: String?, rows: [Row])] = []
    for row in rows {
      let name = value(catalog.paper(at: row), grouping)
      if let index = groups.firstIndex(where: { $0.name == name }) {
        groups[index].rows.append(row)
      } else {
        groups.append((name, [row]))
      }
    }
    let named = groups.enumerated().filter { $0.element.name != nil }.sorted { a, b in
      if grouping == .day { return isRising ? (a.element.name ?? "") < (b.element.name ?? "") : (a.element.name ?? "") > (b.element.name ?? "") }
      return a.element.rows.count != b.element.rows.count ? a.element.rows.count > b.element.rows.count : a.offset < b.offset
    }
    return named.map { ($0.element.name, $0.element.rows) } + groups.filter { $0.name == nil }.map { ($0.name, $0.rows) }
  }

  private static func check(_ catalog: PaperCatalog, _ grouping: Grouping) throws {
    for text in ["", "sort:title", "sort:-date", "graph", "the sort:relevance", "-graph sort:added", "nothing of that kind"] {
      let query = try Query.parse(text)
      let found = try #require(catalog.find(query, in: catalog.plainContext))
      let isRising = text.contains("-date")
      let (rows, groups) = try #require(catalog.grouped(found.rows, by: grouping, isRising: isRising))
      let wanted = naive(catalog, found.rows, grouping, isRising: isRising)
      #expect(groups.count == wanted.count, "\(text)")
      #expect(rows.count == found.rows.count)
      for (group, (name, members)) in wanted.enumerated() where group < groups.count {
        #expect(catalog.name(of: group, in: groups) == name, "\(text) \(group)")
        #expect(Array(rows[groups.places(of: group)]) == members, "\(text) \(group)")
        #expect(groups.places(of: group).allSatisfy { groups.group(at: $0) == group })
        #expect(groups.group(of: groups.value(of: group)) == group)
      }
      #expect(groups.places(of: groups.count).isEmpty && groups.places(of: -1).isEmpty)
    }
  }

  @Test("gives what putting them together one by one gives", arguments: Grouping.allCases)
  func groups(grouping: Grouping) throws {
    var random = SeededGenerator(seed: 11)
    try Self.check(PaperCatalog(lines: lines(RandomPapers.papers(300, using: &random))), grouping)
    try Self.check(PaperCatalog(lines: []), grouping)
  }

  @Test("is the same in a library of several segments", arguments: Grouping.allCases)
  func segments(grouping: Grouping) throws {
    var random = SeededGenerator(seed: 12)
    var library = GrowingLibrary()
    for part in 0..<3 {
      try library.append(library.nextPapers(60, numbered: part * 60, using: &random))
      try Self.check(try library.open(), grouping)
    }
  }

  @Test("leaves rows that stand by date where they are, and stops when nobody waits")
  func laziness() throws {
    var random = SeededGenerator(seed: 13)
    let catalog = PaperCatalog(lines: lines(RandomPapers.papers(200, using: &random)))
    let found = try #require(catalog.find(try Query.parse("-graph"), in: catalog.plainContext))
    let grouped = try #require(catalog.grouped(found.rows, by: .day))
    #expect(grouped.rows == found.rows)
    #expect(catalog.grouped(found.rows, by: .topic, isCancelled: { true }) == nil)
  }
}
