import Catalog
import Marks
import Papers
import Testing

@testable import Reader

@Suite("Rules for papers that come")
struct RuleTests {
  private func rule(_ name: String, _ when: String, _ then: String...) throws -> Rule {
    try Rule(name: name, when: when, then: then)
  }

  private static let lines = Desk.papers.split(separator: "\n").enumerated().map { index, line in
    line.dropLast() + ",\"added\":\"2023-11-1\(index)T00:00:00Z\"}"
  }.joined(separator: "\n")

  @Test("all that find a paper act on it, in one step, and their names stay with it")
  func running() throws {
    let desk = Desk(lines: Self.lines)
    let catalog = desk.state.catalog
    let rules = try [rule("Physics", "topic:hep-th", "dismiss"), rule("Rays", "title:rays", "star", "tag to look at"), rule("None", "zzz", "read")]
    let arrived = catalog.rows(addedAfter: Timestamp(milliseconds: 0))
    let outcomes = rules.outcomes(among: arrived, of: catalog, at: desk.now)
    #expect(outcomes.map(\.rows.count) == [2, 1, 0])
    let request = try #require(outcomes.request(in: catalog, marks: desk.state.rowMarks))
    var table = MarkTable()
    let done = table.perform(request, at: desk.now)
    #expect(done?.name == "Rules: 2 papers")
    let gamma = table.marks(of: PaperID(key: "arxiv:2403.00003"))
    #expect(gamma?[.dismissed] == true && gamma?[.starred] == true && gamma?.tags == ["to look at"])
    #expect(gamma?[.rule] == "Physics, Rays")
    #expect(table.marks(of: PaperID(key: "arxiv:2402.00002"))?[.rule] == "Physics")
    _ = table.undo(at: desk.now)
    #expect(table.marks(of: PaperID(key: "arxiv:2403.00003"))?[.rule] == "")
    #expect(table.marks(of: PaperID(key: "arxiv:2403.00003"))?.tags == [])
  }

  @Test("only what came is looked at, and nothing found is no step")
  func arriving() throws {
    let desk = Desk(lines: Self.lines)
    let arrived = desk.state.catalog.rows(addedAfter: Timestamp("2023-11-12T12:00:00Z") ?? desk.now)
    let outcomes = try [rule("Physics", "topic:hep-th", "dismiss")].outcomes(among: arrived, of: desk.state.catalog, at: desk.now)
    #expect(outcomes.map(\.rows) == [[]])
    #expect(outcomes.request(in: desk.state.catalog, marks: desk.state.rowMarks) == nil)
  }

  @Test(
    "a mistake in a rule is named",
    arguments: [
      (["title:"], "when: Nothing after title:"), (["a", "burn"], "then: nothing is called 'burn'"), (["a", "tag "], "then: nothing is called 'tag '"),
    ])
  func mistakes(words: [String], message: String) {
    let error = #expect(throws: RuleError.self) { try Rule(name: "x", when: words[0], then: Array(words.dropFirst())) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test("trying them shows what each would have done to the last month, and marks nothing")
  func trying() throws {
    var desk = Desk(lines: Self.lines)
    desk.press(":rules<CR>")
    #expect(desk.state.notice?.text.hasPrefix("There are no rules") == true)
    desk.offer(rules: try [rule("Physics", "topic:hep-th", "dismiss"), rule("None", "zzz", "read", "tag x")])
    desk.press(":rules<Space>test<CR>")
    for text in ["the 5 papers of the last month", "Physics", "2 papers", "topic:hep-th → dismiss", "Gamma rays", "None", "zzz → read, tag x"] {
      #expect(desk.screen.contains(text), "\(text)")
    }
    #expect(desk.requests.isEmpty)
    desk.press("jkq")
    #expect(desk.state.overlay == nil)
  }

  @Test("a paper says which rule marked it")
  func shown() {
    var marks = MarkTable()
    marks.setDetail(.rule, "Physics", for: [PaperID(key: "arxiv:2405.00005")], at: .now(), name: "")
    #expect(Desk(marks: marks).screen.contains("marked by the rule Physics"))
  }
}
