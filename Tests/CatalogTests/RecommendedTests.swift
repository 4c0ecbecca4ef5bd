import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The order by what was learned")
struct RecommendedTests {
  /// Numbered papers, the first the newest; the first half has the topic `known`, the others have four topics in turn.
  private static func library(_ count: Int) -> PaperCatalog {
    PaperCatalog(
      lines: lines((0..<count).map { number in
        Paper(
          id: PaperID(key: "acl:\(number + 10_000)"), title: "Paper \(number)",
          topics: [number < count / 2 ? "known" : "other\(number % 4)"], published: PaperDate(packed: 2021_0101))
      }))
  }

  private static func rows(_ query: String, _ catalog: PaperCatalog, _ scores: [Float]?, day: Int = 0, starred: [Int] = []) throws -> [Int] {
    var context = catalog.plainContext
    context.marks.wake(on: day)
    context.marks.scores = scores.map { RowScores($0) }
    for row in starred { context.marks.starred.insert(Row(Int32(row))) }
    let parsed = try Query.parse(query)
    return try #require(catalog.find(parsed, in: context)).rows.map(\.index)
  }

  @Test("is that of the scores, equals and all without scores newest first")
  func order() throws {
    let catalog = Self.library(6)
    let scores: [Float] = [-2, 5, 0, -0.0, 5, -7]
    #expect(try Self.rows("sort:recommended", catalog, scores) == [1, 4, 2, 3, 0, 5])
    #expect(try Self.rows("-sort:recommended", catalog, scores) == [5, 0, 3, 2, 4, 1])
    #expect(try Self.rows("topic:other sort:recommended", catalog, scores) == [4, 3, 5])
    #expect(try Self.rows("sort:recommended", catalog, nil) == [0, 1, 2, 3, 4, 5])
    #expect(try Self.rows("sort:recommended", catalog, [1, 2]) == [0, 1, 2, 3, 4, 5])
  }

  @Test("leaves out no paper and shows none twice, whatever the scores", arguments: [0, 1, 19, 20, 21, 500, 2500])
  func whole(count: Int) throws {
    let catalog = Self.library(count)
    var random = SeededGenerator(seed: UInt64(count))
    let wild: [Float] = [.nan, .infinity, -.infinity, 0, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    for _ in 0..<20 {
      let scores = (0..<count).map { _ in Bool.random(using: &random) ? Float.random(in: -1...1, using: &random) : wild.randomElement(using: &random) ?? 0 }
      let starred = (0..<count).filter { _ in Int.random(in: 0..<9, using: &random) == 0 }
      for query in ["sort:recommended", "-sort:recommended"] {
        let found = try Self.rows(query, catalog, scores, day: Int.random(in: 0..<9, using: &random), starred: starred)
        #expect(found.sorted() == Array(0..<count))
      }
    }
  }

  @Test("gives every tenth place to a topic of which nothing is starred, others in turn, the same all day")
  func exploring() throws {
    let catalog = Self.library(400)
    // The known topic comes first by far.
    let scores = (0..<400).map { Float(400 - $0) }
    let found = try Self.rows("sort:recommended", catalog, scores, day: 3, starred: [0, 1, 2])
    let tenths = stride(from: 9, to: 200, by: 10).map { found[$0] }
    #expect(tenths.allSatisfy { $0 >= 200 })
    #expect(Set(tenths.prefix(4).map { $0 % 4 }).count == 4)
    // Each is the likeliest of its topic that is left.
    #expect(Set(tenths.prefix(4)) == [200, 201, 202, 203])
    let others = found.enumerated().filter { $0.offset % 10 != 9 }.map(\.element)
    #expect(others == others.sorted())
    #expect(try Self.rows("sort:recommended", catalog, scores, day: 3, starred: [0, 1, 2]) == found)
    let days = try Set((0..<12).map { try Self.rows("sort:recommended", catalog, scores, day: $0, starred: [0]) })
    #expect(days.count > 1)
  }

  @Test("draws any papers where no topic is new")
  func anything() throws {
    let catalog = Self.library(200)
    let scores = (0..<200).map { Float(200 - $0) }
    let found = try Self.rows("topic:known sort:recommended", catalog, scores, starred: [0])
    #expect(found.count == 100)
    #expect(found[9] >= 50)
    #expect(Array(found.prefix(9)) == Array(0..<9))
  }

  @Test("is:recommended are those whose bar is more than half full")
  func likely() throws {
    let catalog = Self.library(40)
    let scores = (0..<40).map { Float($0 < 12 ? 10 : 0) }
    #expect(try Self.rows("is:recommended", catalog, scores) == Array(0..<12))
    #expect(try Self.rows("-is:recommended", catalog, scores).count == 28)
    #expect(try Self.rows("is:recommended", catalog, nil).isEmpty)
    let bars = RowScores(scores)
    #expect(bars.bar(at: Row(0)) == 8)
    #expect(bars.bar(at: Row(39)) == 1)
    #expect(bars.bar(at: Row(40)) == 0)
  }

  @Test("bars rise with the scores, from one part to eight, and equals are equal")
  func bars() {
    var random = SeededGenerator(seed: 8)
    let scores = RowScores((0..<1000).map { _ in Float.random(in: -3...9, using: &random) })
    let rows = (0..<1000).map { Row($0) }.sorted { scores.values[$0.index] < scores.values[$1.index] }
    let bars = rows.map { scores.bar(at: $0) }
    #expect(bars == bars.sorted())
    #expect(bars.first == 1)
    #expect(bars.last == 8)
    #expect(RowScores([]).bar(at: Row(0)) == 0)
    // What was learned from has the greatest scores by itself, and is no measure of the others.
    let known = RowSet(capacity: 5, [Row(0)])
    #expect(RowScores([100, 9, 4, 3, 1], learnedFrom: known).bar(at: Row(1)) == 8)
    #expect(RowScores([100, 9, 4, 3, 1]).bar(at: Row(1)) == 1)
    #expect(RowScores([2, 2, 2]).values.indices.allSatisfy { RowScores([2, 2, 2]).bar(at: Row(Int32($0))) == 1 })
  }
}
