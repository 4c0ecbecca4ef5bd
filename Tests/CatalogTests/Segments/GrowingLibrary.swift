import Foundation
import Papers
import TestSupport

@testable import Catalog

/// A library on the disk that grows as an import makes it grow: by lines at the end of its text.
struct GrowingLibrary {
  let folder = TemporaryFolder()
  /// By identity, as the last line has them.
  private(set) var papers: [PaperID: Paper] = [:]
  private(set) var text: [UInt8] = []

  /// Segments as soon as there is anything to divide.
  static let plan = SegmentPlan(smallText: 0, joinedAtOnce: 3000, largestShare: 8, restingShare: 0.5)

  var path: String { folder.path }

  /// Appends lines, some of which may be newer ones of papers that are there.
  mutating func append(_ new: [Paper]) throws {
    for paper in new { papers[paper.id] = paper }
    try append(lines(new))
  }

  mutating func append(_ bytes: [UInt8]) throws {
    text += bytes
    if text.count == bytes.count { folder.write([], PaperCatalog.textName) }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(PaperCatalog.textName)"))
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(bytes))
  }

  /// Takes papers out, for which the file is replaced by another one.
  mutating func remove(_ gone: Set<PaperID>) throws {
    papers = papers.filter { !gone.contains($0.key) }
    text = lines(papers.values.sorted { $0.id < $1.id })
    folder.write(text, "new")
    try FileManager.default.removeItem(atPath: "\(path)/\(PaperCatalog.textName)")
    try FileManager.default.moveItem(atPath: "\(path)/new", toPath: "\(path)/\(PaperCatalog.textName)")
  }

  func open() throws -> PaperCatalog { try PaperCatalog.open(folder: path, plan: Self.plan) }

  func join() throws { try PaperCatalog.joinSegments(folder: path, plan: Self.plan) }

  /// The same papers in one piece.
  var whole: PaperCatalog { PaperCatalog(lines: text) }

  var naive: NaiveMatcher { NaiveMatcher(papers: papers.values.sorted { $0.id < $1.id }) }

  /// Papers that are new, and some with other texts of those that are there.
  func nextPapers(_ count: Int, numbered first: Int, using random: inout SeededGenerator) -> [Paper] {
    var new = RandomPapers.papers(first + count, using: &random).suffix(count)
    for index in new.indices where Int.random(in: 0..<3, using: &random) == 0 {
      if let id = papers.keys.sorted().randomElement(using: &random) {
        var paper = new[index]
        paper = Paper(
          id: id, title: paper.title, abstract: paper.abstract, authors: paper.authors, topics: paper.topics,
          published: paper.published, updated: paper.updated, venue: paper.venue, links: paper.links,
          source: paper.source, score: paper.score, added: paper.added, aliases: paper.aliases)
        new[index] = paper
      }
    }
    return Array(new)
  }
}

/// Everything that a catalog can be asked, to be compared with what another one says.
struct CatalogFacts: Equatable {
  var ids: [String]
  var papers: [Paper]
  var topics: [String: Int]
  var topicsOfRows: [[String]]
  var words: [String]
  var wordCount: Int
  var rowsOfIDs: [Row?]
  var orders: [[PaperID]?]
  var facets: [[String]]
  var suggestions: [[String]]
  var links: [[Bool]]
  var scores: [Float]?
  var best: [ScoredRow]?
  var shared: [[Int]]

  init(_ catalog: PaperCatalog, ids asked: [PaperID]) throws {
    let rows = (0..<catalog.count).map { Row(Int32($0)) }
    ids = rows.map { catalog.id(at: $0).key }
    papers = rows.map { catalog.paper(at: $0) }
    topics = Dictionary(uniqueKeysWithValues: catalog.topics.filter { $0.count > 0 }.map { ($0.name, $0.count) })
    topicsOfRows = rows.map { catalog.topics(at: $0).map { catalog.topics[Int($0.number)].name } }
    words = catalog.words(withPrefix: "m", limit: 5) + catalog.words(withPrefix: "", limit: 12)
    wordCount = catalog.layout.leavesOutRows ? 0 : catalog.wordCount
    rowsOfIDs = asked.map { catalog.row(of: $0) }
    orders = try Sort.Key.allCases.flatMap { key in
      try [false, true].map { isReversed in
        let query = Query(try Query.parse("g OR the OR x").condition, sort: Sort(key, isReversed: isReversed))
        return catalog.find(query, in: catalog.plainContext)?.rows.map { catalog.id(at: $0) }
      }
    }
    let some = RowSet(capacity: catalog.count, rows.filter { $0.number % 3 != 1 })
    facets = Facet.allCases.map { facet in
      (catalog.counts(by: facet, of: some, limit: 7) ?? []).map { "\($0.name): \($0.count)" }
    }
    facets.append(catalog.topicCounts(of: some).map { "\(catalog.topics[Int($0.topic.number)].name): \($0.count)" })
    suggestions = try ["grahp", "nueral", "straip", "mattre dork"].map { text in
      catalog.suggestions(for: try Query.parse(text)).flatMap(\.nearest)
    }
    links = rows.map { [catalog.links(at: $0).code, catalog.links(at: $0).data] }
    let words = catalog.found([("graph", 2), ("the", 0.5), ("dark", 3), ("x", 1)])
    scores = catalog.scores(ofProse: words, .root)
    best = catalog.best(7, ofProse: words, .root) { $0.number % 3 != 1 }
    let traits = SharedTraits(of: rows.filter { $0.number % 9 == 4 }, in: catalog)
    shared = rows.map { row in
      let topics = traits.topics(at: row)
      return [topics.hasMain ? 1 : 0, topics.others, traits.authorCount(at: row)]
    }
  }
}
