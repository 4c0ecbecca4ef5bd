import Papers
import Testing

@testable import Catalog

@Suite("A query")
struct QueryParsingTests {
  private static func word(_ text: String, _ field: TextField? = nil) -> Condition {
    .text(TextCondition(text, in: field))
  }

  private static func exact(_ text: String, _ field: TextField? = nil) -> Condition {
    .text(TextCondition(text, in: field, isExact: true))
  }

  private static func days(_ from: Int32?, _ through: Int32?) -> DateSpan {
    .days(from: from.map { PaperDate(packed: $0) }, through: through.map { PaperDate(packed: $0) })
  }

  static let good: [(String, Condition)] = [
    ("", .everything),
    ("   ", .everything),
    ("graph", word("graph")),
    ("graph neural", .all([word("graph"), word("neural")])),
    ("graph AND neural", .all([word("graph"), word("neural")])),
    ("graph and neural", .all([word("graph"), word("and"), word("neural")])),
    ("a OR b c", .any([word("a"), .all([word("b"), word("c")])])),
    ("a OR\"b\"", .any([word("a"), exact("b")])),
    ("(a OR b) c", .all([.any([word("a"), word("b")]), word("c")])),
    ("((a)) (b c)", .all([word("a"), word("b"), word("c")])),
    ("-a", .not(word("a"))),
    ("--a", word("a")),
    ("NOT a b", .all([.not(word("a")), word("b")])),
    ("NOT NOT -a", .not(word("a"))),
    ("-(a b)", .not(.all([word("a"), word("b")]))),
    ("or NOTE ORB", .all([word("or"), word("NOTE"), word("ORB")])),
    ("\"dark matter\"", exact("dark matter")),
    ("neural*", word("neural*")),
    ("self-supervised", word("self-supervised")),
    ("M\\\"obius", word("M\\\"obius")),
    ("\"M\\\"obius strip\"", exact("M\\\"obius strip")),
    ("10:30", word("10:30")),
    ("title:graph", word("graph", .title)),
    ("TITLE:graph", word("graph", .title)),
    ("authors:\"wei li\"", exact("wei li", .authors)),
    ("abstract:x venue:acl", .all([word("x", .abstract), word("acl", .venue)])),
    ("title:(a OR b c)", .any([word("a", .title), .all([word("b", .title), word("c", .title)])])),
    ("title:(a -\"b c\")", .all([word("a", .title), .not(exact("b c", .title))])),
    ("topic:cs.CL", .topic("cs.CL")),
    ("topic:\"machine learning\"", .topic("machine learning")),
    ("topic:(cs OR hep-th)", .any([.topic("cs"), .topic("hep-th")])),
    ("source:arxiv", .source("arxiv")),
    ("tag:\"a \\\"b\\\"\"", .tag("a \"b\"")),
    ("note:see", .note(TextCondition("see"))), ("note:\"page 3\"", .note(TextCondition("page 3", isExact: true))),
    ("note:(a OR b)", .any([.note(TextCondition("a")), .note(TextCondition("b"))])),
    ("id:2401.01234", .id("2401.01234")),
    ("2401.01234", .id("2401.01234")),
    ("https://arxiv.org/abs/2401.01234v2", .id("https://arxiv.org/abs/2401.01234v2")),
    ("10.1103/PhysRevE.52.1039", .id("10.1103/PhysRevE.52.1039")),
    ("is:unread -is:dismissed", .all([.marked(.unread), .not(.marked(.dismissed))])),
    ("is:Later", .marked(.later)),
    ("has:code has:note", .all([.has(.code), .has(.note)])),
    ("year:2019", .published(days(2019_0000, 2019_0000))),
    ("year:2019..2023", .published(days(2019_0000, 2023_0000))),
    ("year:2020..", .published(days(2020_0000, nil))),
    ("year:..2020", .published(days(nil, 2020_0000))),
    ("date:2024-03", .published(days(2024_0300, 2024_0300))),
    ("date:2024-3-9..2024-03-10", .published(days(2024_0309, 2024_0310))),
    ("date:2024-03-01..2024", .published(days(2024_0301, 2024_0000))),
    ("date:7d", .published(.last(7, .day))),
    ("added:2w", .added(.last(2, .week))),
    ("added:3m OR added:1y", .any([.added(.last(3, .month)), .added(.last(1, .year))])),
  ]

  @Test("means what is written", arguments: good)
  func parsing(text: String, condition: Condition) throws {
    let query = try Query.parse(text)
    #expect(query.condition == condition)
    #expect(query.sort == nil)
  }

  @Test(
    "may name an order",
    arguments: [
      ("sort:date", Sort(.date)), ("sort:-date", Sort(.date, isReversed: true)),
      ("-sort:title", Sort(.title, isReversed: true)), ("-sort:-title", Sort(.title)),
      ("sort:Score", Sort(.score)), ("sort:relevance", Sort(.relevance)),
      ("sort:added", Sort(.added)), ("sort:updated", Sort(.updated)),
    ])
  func sorting(text: String, sort: Sort) throws {
    #expect(try Query.parse(text) == Query(.everything, sort: sort))
    let word = Condition.text(TextCondition("x"))
    #expect(try Query.parse("x \(text)") == Query(word, sort: sort))
    #expect(try Query.parse("\(text) x") == Query(word, sort: sort))
  }

  static let bad: [(String, Range<Int>, Bool)] = [
    ("OR a", 0..<2, false), ("a OR", 2..<4, true), ("a OR OR b", 2..<4, false),
    ("AND a", 0..<3, false), ("a AND", 2..<5, true), ("a AND OR b", 2..<5, false),
    ("a -", 2..<3, true), ("a - b", 2..<3, false), ("NOT", 0..<3, true), ("(NOT )", 1..<4, false),
    ("(a", 0..<1, true), ("(", 0..<1, true), ("a (b (c)", 2..<3, true),
    ("a)", 1..<2, false), (")", 0..<1, false), ("()", 0..<2, true), ("a () b", 2..<4, false),
    ("\"a", 0..<1, true), ("title:\"a", 6..<7, true), ("\"\"", 0..<2, true), ("\"\" a", 0..<2, false),
    ("title:", 0..<6, true), ("title: a", 0..<6, false), ("x topic:", 2..<8, true),
    ("titel:a", 0..<6, false), ("title:(author:x)", -1..<0, false),
    ("is:odd", 0..<6, false), ("is:unr", 0..<6, true), ("is:unr x", 0..<6, false),
    ("has:pd", 0..<6, true), ("sort:dat", 0..<8, true), ("sort:-", 0..<6, true),
    ("sort:size", 0..<9, false), ("sort:date sort:title", 10..<20, false), ("(sort:date a)", 1..<10, false),
    ("year:20", 0..<7, true), ("year:2019-03", 0..<12, true), ("year:2023..2019", 0..<15, false),
    ("date:2024-13 x", 0..<12, false), ("date:2023-02-29 x", 0..<15, false),
    ("date:yesterday", 0..<14, false),
    ("date:..", 0..<7, true), ("added:x", 0..<7, false), ("date:-7d", 0..<8, false),
    ("date:99999999999999999999d", 0..<26, false), ("&", 0..<1, true), ("a & b", 2..<3, false),
    ("añb OR", 4..<6, true),
  ]

  @Test("with a mistake says where it is", arguments: bad.filter { $0.1.lowerBound >= 0 })
  func mistakes(text: String, range: Range<Int>, isIncomplete: Bool) {
    let error = #expect(throws: QueryError.self) { try Query.parse(text) }
    #expect(error?.range == range)
    #expect(error?.isIncomplete == isIncomplete)
    #expect(error?.message.isEmpty == false)
    #expect(error?.expected.isEmpty == false)
  }

  @Test("may be of any length and nesting without harm")
  func limits() throws {
    #expect(throws: QueryError.self) { try Query.parse(String(repeating: "(", count: 1_000_000)) }
    #expect(throws: QueryError.self) { try Query.parse(String(repeating: "(", count: 4000)) }
    #expect(throws: QueryError.self) { try Query.parse(String(repeating: "NOT ", count: 1000)) }
    #expect(throws: QueryError.self) { try Query.parse("a" + String(repeating: "\u{301}", count: 200_000)) }
    #expect(throws: QueryError.self) { try Query.parse(String(repeating: "x:", count: 2000)) }
    let nested = String(repeating: "(", count: 32) + "a" + String(repeating: ")", count: 32)
    #expect(try Query.parse(nested) == Query.parse("a"))
  }

  @Test("of random characters is understood or refused")
  func noise() {
    var random = SeededRandom(seed: 1)
    let pieces = [
      "a", "OR", "AND", "NOT", "-", "(", ")", "\"", "\\", ":", "title:", "is:", "sort:", "year:", "..", " ",
      " ",
      "é", "\u{301}", "2019", "7d", "\n", "👩‍👧", "id:", "*",
    ]
    for _ in 0..<5000 {
      let length = Int.random(in: 0..<12, using: &random)
      let text = (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      do throws(QueryError) {
        let query = try Query.parse(text)
        #expect((try? Query.parse(query.description)) == query, "\(text) printed as \(query)")
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.count, "\(text)")
        #expect(error.lines(for: text).count == 3)
      }
    }
  }

  @Test("with a mistake is shown with carets under it")
  func carets() throws {
    let text = "graph titel:x"
    let error = #expect(throws: QueryError.self) { try Query.parse(text) }
    let lines = error?.lines(for: text) ?? []
    #expect(lines.prefix(2) == ["graph titel:x", "      ^^^^^^"])
    #expect(lines.last?.hasPrefix("There is no field titel:; expected one of title: abstract:") == true)
    let long = String(repeating: "x ", count: 300) + "is:odd"
    let longError = #expect(throws: QueryError.self) { try Query.parse(long) }
    let cut = longError?.lines(for: long) ?? []
    #expect(cut.first?.count == 56)
    #expect(cut.dropFirst().first == String(repeating: " ", count: 50) + "^^^^^^")
  }

  @Test("can be narrowed by another")
  func joining() throws {
    let both = try Query.parse("a OR b sort:title").and(Query.parse("is:unread"))
    #expect(both == (try Query.parse("(a OR b) is:unread sort:title")))
    #expect(try Query.all.and(Query.parse("a b")) == Query.parse("a b"))
    #expect(try Query.parse("a sort:title").and(Query.parse("sort:score")).sort == Sort(.score))
  }

  @Test("tells its words for highlighting, but not those that must be absent")
  func terms() throws {
    let terms = try Query.parse("Erd\\H{o}s -graph (title:\"Dark Matter\" OR self-superv) is:unread").terms
    #expect(terms.map(\.words) == [["erdos"], ["dark", "matter"], ["self", "superv"]])
    #expect(terms.map(\.isPrefix) == [true, false, true])
    #expect(terms.map(\.field) == [nil, .title, nil])
  }
}
