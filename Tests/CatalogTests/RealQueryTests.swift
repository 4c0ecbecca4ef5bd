import Formats
import Foundation
import Papers
import TestSupport
import Testing

@testable import Catalog

/// Thousands of real papers lie beside the project for whoever has them; without them, made-up ones will do.
private enum ManyPapers {
  static let isLong = ProcessInfo.processInfo.environment["LECTERN_LONG_TESTS"] != nil
  static let count = isLong ? 4000 : 400
  static let queries = isLong ? 5000 : 240

  private static let packed =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/papers-100k.jsonl.xz").path

  /// Some, spread over all that there are.
  static func papers(using random: inout SeededGenerator) async throws -> [Paper] {
    guard FileManager.default.fileExists(atPath: packed), FileManager.default.isExecutableFile(atPath: "/usr/bin/xz")
    else { return RandomPapers.papers(count, using: &random) }
    let folder = TemporaryFolder()
    let step = isLong ? 20 : 23
    try shell("xz -dc '\(packed)' 2> /dev/null | awk 'NR % \(step) == 1 && ++n <= \(count) {print} n > \(count) {exit}' > '\(folder.path)/some.jsonl'")
    _ = try await LibraryImporter(folder: folder.path).run([.file(folder.path + "/some.jsonl")], now: .now())
    let text = folder.read(PaperCatalog.textName) ?? []
    return text.split(separator: 0x0A).compactMap { line in line.withUnsafeBytes { try? PaperLine.decode($0) } }
  }

  private static func shell(_ line: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    try process.run()
    process.waitUntilExit()
  }
}

/// Queries that find something: of words, beginnings and phrases that stand in some papers.
private struct LikelyQueries {
  let papers: [Paper]

  func query(using random: inout SeededGenerator) -> Query {
    let sort = Sort.Key.allCases.filter { $0 != .relevance && $0 != .title }.randomElement(using: &random)
    let isSorted = Int.random(in: 0..<8, using: &random) == 0
    return Query(condition(depth: 2, using: &random), sort: isSorted ? sort.map { Sort($0) } : nil)
  }

  private func condition(depth: Int, using random: inout SeededGenerator) -> Condition {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &random) {
    case 6, 7: return .allOf([condition(depth: depth - 1, using: &random), condition(depth: depth - 1, using: &random)])
    case 8: return .anyOf([condition(depth: depth - 1, using: &random), condition(depth: depth - 1, using: &random)])
    case 9: return condition(depth: depth - 1, using: &random).negated
    case 0: return RandomQuery.condition(depth: 0, using: &random)
    default: return text(using: &random)
    }
  }

  private func text(using random: inout SeededGenerator) -> Condition {
    guard let paper = papers.randomElement(using: &random) else { return .everything }
    let fields: [(TextField, String)] = [
      (.title, paper.title), (.abstract, paper.abstract), (.authors, paper.authors.randomElement(using: &random) ?? ""),
      (.venue, paper.venue ?? ""),
    ]
    let (field, text) = fields.randomElement(using: &random) ?? (.title, paper.title)
    let words = FoldedWords.words(in: text)
    guard !words.isEmpty else { return .has(.abstract) }
    let start = Int.random(in: words.indices, using: &random)
    let phrase = words[start...].prefix(Int.random(in: 1...4, using: &random)).joined(separator: " ")
    let isExact = Bool.random(using: &random)
    let kept = isExact ? phrase.count : Int.random(in: 1...phrase.count, using: &random)
    return .text(
      TextCondition(String(phrase.prefix(kept)), in: Bool.random(using: &random) ? field : nil, isExact: isExact))
  }
}

@Suite("Thousands of queries")
struct ManyQueriesTests {
  @Test("find in the index of a growing library what looking at every paper finds")
  func sameAnswers() async throws {
    var random = SeededGenerator(seed: 2024)
    let papers = try await ManyPapers.papers(using: &random)
    #expect(papers.count > ManyPapers.count / 2)
    var library = GrowingLibrary()
    var rest = papers.shuffled(using: &random)[...]
    var asked = 0
    while asked < ManyPapers.queries {
      // At first most of them, then a few at a time, some with the words of others.
      let part = Array(rest.prefix(library.papers.isEmpty ? papers.count * 3 / 4 : papers.count / 16))
      rest = rest.dropFirst(part.count)
      try library.append(part + changed(library, papers, using: &random))
      if asked > ManyPapers.queries / 2, rest.count % 3 == 0 { try library.join() }
      try ask(ManyPapers.queries / 6, library, asked, using: &random)
      asked += ManyPapers.queries / 6
    }
  }

  /// Newer lines of papers that are there, with the texts of others.
  private func changed(_ library: GrowingLibrary, _ papers: [Paper], using random: inout SeededGenerator) -> [Paper] {
    library.papers.keys.sorted().shuffled(using: &random).prefix(papers.count / 40).compactMap { id in
      guard let other = papers.randomElement(using: &random) else { return nil }
      return Paper(
        id: id, title: other.title, abstract: other.abstract, authors: other.authors, topics: other.topics,
        published: other.published, venue: other.venue, source: other.source, added: other.added)
    }
  }

  private func ask(_ count: Int, _ library: GrowingLibrary, _ number: Int, using random: inout SeededGenerator) throws {
    let catalog = try library.open()
    var naive = library.naive
    naive.starred = Set(naive.papers.map(\.id).filter { _ in Int.random(in: 0..<9, using: &random) == 0 })
    naive.read = Set(naive.papers.map(\.id).filter { _ in Bool.random(using: &random) })
    var context = catalog.plainContext
    context.marks.starred = RowSet(capacity: catalog.count, naive.starred.compactMap { catalog.row(of: $0) })
    context.marks.read = RowSet(capacity: catalog.count, naive.read.compactMap { catalog.row(of: $0) })
    let queries = LikelyQueries(papers: naive.papers)
    let evaluation = Evaluation(catalog: catalog, context: context) { false }
    for _ in 0..<count {
      let query = queries.query(using: &random)
      let first = Int.random(in: 1...catalog.count, using: &random)
      let newest = catalog.findNewest(query, in: context, among: first, to: first, page: 0)
      let matches = try #require(catalog.find(query, in: context))
      let expected = naive.find(query)
      #expect(matches.count == expected.count, "\(query)")
      if query.sort == nil {
        #expect(matches.rows.map { catalog.id(at: $0) } == expected, "\(query)")
        let newest = try #require(newest)
        #expect(newest.rows.elementsEqual(matches.rows.prefix { $0.index < newest.end }), "\(query) among \(first)")
      } else {
        #expect(Set(matches.rows.map { catalog.id(at: $0) }) == Set(expected), "\(query)")
      }
      let ranked = try evaluation.ranked(matches.set, by: query)
      #expect(try evaluation.firstRanked(40, of: matches.set, by: query) == Array(ranked.prefix(40)), "\(query)")
    }
    #expect(!catalog.isDamaged)
  }
}
