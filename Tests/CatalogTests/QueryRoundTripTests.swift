import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("The description of a query")
struct QueryRoundTripTests {
  @Test("parses back to the same query")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let sort = Sort.Key.allCases.randomElement(using: &random).map {
        Sort($0, isReversed: Bool.random(using: &random))
      }
      let query = Query(
        RandomQuery.condition(depth: 4, using: &random), sort: Bool.random(using: &random) ? sort : nil)
      #expect(try Query.parse(query.description) == query, "\(query)")
    }
  }

  @Test("has a value in quotes when a mark that stands alone would part it", arguments: ["tag:\"t\u{7F}\u{06E3}\" de"])
  func loneMark(text: String) throws {
    let query = try Query.parse(text)
    #expect(query.description == text)
    #expect(try Query.parse(query.description) == query)
  }
}

/// Conditions of every kind, in normal form.
enum RandomQuery {
  static let words = ["graph", "gra", "Neural", "möb", "dark", "matter", "the", "of", "self-sup", "x", "zz"]
  static let phrases = ["dark matter", "of the", "graph", "neural graph", "M\\\"obius strip", "the of the"]

  static func condition(depth: Int, using random: inout SeededGenerator) -> Condition {
    let kind = Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random)
    switch kind {
    case 6: return .allOf(parts(depth, &random))
    case 7: return .anyOf(parts(depth, &random))
    case 8: return condition(depth: depth - 1, using: &random).negated
    case 5: return column(using: &random)
    default: return .text(text(using: &random))
    }
  }

  private static func parts(_ depth: Int, _ random: inout SeededGenerator) -> [Condition] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in condition(depth: depth - 1, using: &random) }
  }

  private static func text(using random: inout SeededGenerator) -> TextCondition {
    let field = Bool.random(using: &random) ? TextField.allCases.randomElement(using: &random) : nil
    let isExact = Bool.random(using: &random)
    let text = (isExact ? phrases : words).randomElement(using: &random) ?? ""
    // A field of topics has no spelling of its own: `topic:` is a column.
    return TextCondition(text, in: field == .topics ? nil : field, isExact: isExact)
  }

  private static func column(using random: inout SeededGenerator) -> Condition {
    let year = PaperDate(packed: Int32.random(in: 2019...2023, using: &random) * 10_000)
    let month = PaperDate(packed: year.packed + Int32.random(in: 1...12, using: &random) * 100)
    let all: [Condition] = [
      .topic("cs"), .topic("cs.CL"), .topic("hep"), .topic("machine learning"), .topic("c"), .source("arxiv"),
      .id("2001.0000"), .id("arxiv:2001.00001"), .id("10.5555/3"), .tag("to \"do\" \\ list"), .tag("x"),
      .note(TextCondition("graph")), .note(TextCondition("a b", isExact: true)),
      .published(.days(from: year, through: year)), .published(.days(from: month, through: nil)),
      .published(.days(from: nil, through: month)), .published(.last(40, .week)), .added(.last(300, .day)),
      .added(.days(from: month, through: nil)), .added(.last(14, .month)), .has(.abstract), .has(.pdf),
      .has(.code), .has(.data), .has(.note), .marked(.unread), .marked(.read), .marked(.starred), .marked(.later),
      .marked(.dismissed), .published(.last(2, .year)),
    ]
    return all.randomElement(using: &random) ?? .everything
  }
}
