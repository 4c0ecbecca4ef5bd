import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Counting by facets")
struct FacetTests {
  private static func naive(_ papers: [Paper], _ facet: Facet) -> [String: Int] {
    var counts: [String: Int] = [:]
    for paper in papers {
      let values: Set<String> =
        switch facet {
        case .years: Set([paper.published.map { "\($0.year)" }].compactMap { $0 })
        case .venues: Set([paper.venue.map { TeX.unicode($0) }].compactMap { $0 })
        case .authors: Set(paper.authors.map { TeX.unicode($0) })
        }
      for value in values { counts[value, default: 0] += 1 }
    }
    return counts
  }

  @Test("by topic is the same for few rows, for many and for nearly all", arguments: [0, 1, 2, 5, 700, 2900, 2999, 3000])
  func topics(count: Int) {
    var random = SeededGenerator(seed: 6)
    let catalog = PaperCatalog(lines: lines(RandomPapers.papers(3000, using: &random)))
    let rows = (0..<Int32(3000)).shuffled(using: &random).prefix(count).map { Row($0) }
    var expected: [String: Int] = [:]
    for row in rows {
      for topic in catalog.topics(at: row) { expected[catalog.topics[Int(topic.number)].name, default: 0] += 1 }
    }
    let found = catalog.topicCounts(of: RowSet(capacity: 3000, rows))
    #expect(Dictionary(uniqueKeysWithValues: found.map { (catalog.topics[Int($0.topic.number)].name, $0.count) }) == expected)
  }

  @Test("gives what counting the papers one by one gives", arguments: Facet.allCases)
  func counts(facet: Facet) throws {
    var random = SeededGenerator(seed: 4)
    let papers = RandomPapers.papers(300, using: &random)
    let catalog = PaperCatalog(lines: lines(papers))
    for text in ["", "graph", "title:the -gravity", "nothing of that kind"] {
      let query = try Query.parse(text)
      let found = try #require(catalog.set(query, in: catalog.plainContext))
      let wanted = Self.naive(papers.filter { paper in NaiveMatcher(papers: papers).holds(query.condition, paper) }, facet)
      let counts = try #require(catalog.counts(by: facet, of: found))
      #expect(Dictionary(uniqueKeysWithValues: counts.map { ($0.name, $0.count) }) == wanted)
      let order =
        facet == .years
        ? counts.map(\.name).sorted(by: >)
        : wanted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      #expect(counts.map(\.name) == order)
      let few = try #require(catalog.counts(by: facet, of: found, limit: 3))
      if facet != .years { #expect(few.map(\.name) == Array(order.prefix(3))) }
    }
  }
}

@Suite("Did you mean")
struct SpellingTests {
  /// The distance as the textbook has it.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 1...max(1, a.count) where i <= a.count {
      var row = [i]
      for j in 1...max(1, b.count) where j <= b.count {
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  @Test("finds every word that is near, and no other", arguments: [1, 2])
  func table(most: Int) {
    var random = SeededGenerator(seed: 12)
    let words = Set(
      (0..<3000).map { _ in (0..<Int.random(in: 1...7, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) } }
    ).sorted { $0.lexicographicallyPrecedes($1) }
    for target in words.shuffled(using: &random).prefix(40) {
      var table = SpellingTable(target, most: most)
      for word in words {
        let distance = Self.distance(word, target)
        let found = word.withUnsafeBufferPointer { table.distance(to: $0) }
        #expect(found == (distance <= most ? distance : nil), "\(word) \(target)")
      }
    }
  }

  @Test("offers words only where a word finds nothing, the nearest and most frequent first")
  func suggestions() throws {
    let titles = ["neural nets", "neural maps", "neutral currents", "neural currents", "natural neutral units"]
    let papers = titles.enumerated().map { Paper(id: PaperID(key: "acl:\($0)"), title: $1) }
    let catalog = PaperCatalog(lines: lines(papers))
    #expect(catalog.suggestions(for: try Query.parse("nueral")).first?.nearest == ["neural", "neutral"])
    #expect(catalog.suggestions(for: try Query.parse("neural nets")).isEmpty)
    #expect(catalog.suggestions(for: try Query.parse("neur")).isEmpty)
    #expect(catalog.suggestions(for: try Query.parse("qwertyuiop")).isEmpty)
    #expect(catalog.suggestions(for: try Query.parse("maps curents")).map(\.word) == ["curents"])
  }
}
