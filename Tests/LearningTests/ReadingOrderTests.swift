import Catalog
import Marks
import Papers
import Testing

@testable import Learning

@Suite("The order of likeness to what was read last")
struct ReadingOrderTests {
  private let library = catalog([
    paper(1, "Reward hacking in games", "Agents learn to hack the reward of a game."),
    paper(2, "Hacking rewards of agents", "An agent that can hack its reward will."),
    paper(3, "A survey of games", "Games that people play, with a board."),
    paper(4, "Neutron stars", "Stars made of the densest matter."),
    paper(5, "Dark stars", "Matter of stars that went dark."),
    paper(6, "Unlike", "Nothing in common."),
  ])

  private func table(_ read: [(number: Int, minute: Int64)]) -> MarkTable {
    var table = MarkTable()
    for (number, minute) in read {
      table.set(.read, true, for: [PaperID(key: "test:\(number)")], at: Timestamp(milliseconds: minute * 60_000), name: "")
    }
    return table
  }

  private func order(_ table: MarkTable, _ numbers: [Int]) -> [String] {
    let rows = RowSet(capacity: library.count, numbers.map { library.row($0) })
    return library.titles(ReadingOrder(library, after: table).rows(rows) ?? [])
  }

  @Test("puts the most like first, and what shares no word last")
  func likeness() {
    #expect(order(table([(1, 1)]), [2, 3, 5, 6]) == ["Hacking rewards of agents", "A survey of games", "Dark stars", "Unlike"])
    #expect(order(table([(4, 1)]), [2, 5, 6]).first == "Dark stars")
  }

  @Test("has every paper once, those that were read last at the end, as those are that are like nothing")
  func whole() {
    let all = order(table([(1, 1)]), Array(1...6))
    #expect(Set(all).count == 6)
    #expect(all.suffix(4).contains("Reward hacking in games"))
    #expect(order(MarkTable(), [3, 2]) == ["Hacking rewards of agents", "A survey of games"])
  }

  @Test("looks at the ten papers read last, whatever was marked before or taken back")
  func newest() throws {
    let many = catalog((0..<30).map { paper($0, $0 < 15 ? "old word\($0)" : "new word\($0)") } + [paper(90, "old"), paper(91, "new")])
    var marks = table((0..<30).map { ($0, Int64($0)) })
    let rows = RowSet(capacity: many.count, [many.row(90), many.row(91)])
    #expect(many.titles(try #require(ReadingOrder(many, after: marks).rows(rows))) == ["new", "old"])
    marks.set(.read, false, for: (15..<30).map { PaperID(key: "test:\($0)") }, at: Timestamp(milliseconds: 9_000_000), name: "")
    #expect(many.titles(try #require(ReadingOrder(many, after: marks).rows(rows))) == ["old", "new"])
  }

  @Test("is that of sort:likeness, the other way round with a minus, and the newest first where nothing is known")
  func query() throws {
    let marks = table([(1, 1)])
    func find(_ text: String, _ table: MarkTable?) throws -> [String] {
      let query = try Query.parse(text)
      let context = QueryContext(
        marks: RowMarks(catalog: library), now: Timestamp(milliseconds: 0), for: query, in: library, table: table)
      return library.titles(library.find(query, in: context)?.rows ?? [])
    }
    #expect(try find("title:games OR title:agents OR unlike sort:likeness", marks).first == "Hacking rewards of agents")
    #expect(try find("sort:likeness", marks) == find("sort:-likeness", marks).reversed())
    #expect(try find("sort:likeness", nil) == find("", nil))
  }
}
