import Catalog
import Marks
import Terminal
import Testing

@testable import Reader

@Suite("Selecting many")
struct PickingTests {
  private static func numbers(_ desk: Desk) -> [Int] { desk.state.picked.rows.map { Int($0.number) + 1 } }

  @Test("Space selects and goes on, and a second time lets go")
  func picking() {
    var desk = Desk()
    desk.press("<Space><Space>j<Space>")
    #expect(Self.numbers(desk) == [1, 2, 4])
    #expect(desk.state.list.selection == 4)
    desk.press("k<Space>")
    #expect(Self.numbers(desk) == [1, 2])
    desk.press("gg3<Space>")
    #expect(Self.numbers(desk) == [3])
  }

  @Test("v draws a range with any motion, Esc leaves it, v or Space keeps it")
  func ranges() {
    var desk = Desk(lines: MovingTests.hundred)
    desk.press("jv3j")
    #expect(Self.numbers(desk) == [2, 3, 4, 5])
    desk.press("<Esc>")
    #expect(Self.numbers(desk) == [])
    desk.press("v2kvG<Space>")
    #expect(Self.numbers(desk) == [3, 4, 5, 100])
    desk.press("v10kv")
    #expect(Self.numbers(desk).count == 14)
  }

  @Test("all, none, the others, and the same again")
  func sets() {
    var desk = Desk()
    desk.press("V")
    #expect(Self.numbers(desk) == [1, 2, 3, 4, 5])
    desk.press("V<Space>~")
    #expect(Self.numbers(desk) == [2, 3, 4, 5])
    desk.press("<Esc>")
    #expect(Self.numbers(desk) == [])
    #expect(desk.questionCount == 1)
    desk.press("gv")
    #expect(Self.numbers(desk) == [2, 3, 4, 5])
  }

  @Test("export is about those selected, or else about the list, and asks for a name without one")
  func exporting() {
    var desk = Desk()
    func exports(_ desk: Desk) -> [String] {
      desk.effects.compactMap { if case .export(let rows, let path) = $0 { "\(rows.map { Int($0.number) + 1 }) \(path)" } else { nil } }
    }
    desk.press("<Space>j<Space>:export<Space>a.bib<CR>")
    #expect(exports(desk) == ["[1, 3] a.bib"])
    desk.press("<Esc>/hep-th OR decay<CR>".replacing(" ", with: "<Space>"))
    desk.press(":export<Space>b.ris<CR>")
    #expect(exports(desk).last == "\(desk.state.list.rows.map { Int($0.number) + 1 }) b.ris")
    desk.press(":export<CR>")
    #expect(desk.screen.contains(":export"))
    desk.press("<Esc>c/zzzz<CR>:export<Space>c.bib<CR>")
    #expect(desk.state.notice?.text == "No paper to write into a file.")
    #expect(exports(desk).count == 2)
  }

  @Test("a query selects what it finds in the list, and the list stays")
  func byQuery() {
    var desk = Desk()
    desk.press(":")
    desk.type("select topic:hep-th")
    desk.press("<CR>")
    #expect(Self.numbers(desk) == [3, 4])
    #expect(desk.titles.count == 5)
    #expect(desk.state.notice?.text == "2 papers found.")
    #expect(desk.state.sidebar.topics.count == 4)
    desk.press("*")
    desk.type("neural -topic:hep-th")
    desk.press("<CR>")
    #expect(Self.numbers(desk) == [3, 4, 5])
    desk.press("*")
    desk.type("(")
    desk.press("<CR>")
    #expect(desk.state.notice?.kind == .error)
    #expect(Self.numbers(desk) == [3, 4, 5])
  }

  @Test("a mark goes to all of them in one step, and one undo takes it back")
  func marking() {
    var desk = Desk()
    desk.press("js")
    desk.press("ggv3jvs")
    #expect(desk.state.rowMarks.starred.count == 4)
    #expect(Self.numbers(desk) == [])
    #expect(desk.state.notice?.text == "Starred: 3 papers")
    desk.press("u")
    #expect(desk.state.rowMarks.starred.rows.map(\.number) == [1])
    #expect(desk.state.notice?.text == "Undone: Starred 3 papers")
    desk.press("<C-r>gvs")
    #expect(desk.state.rowMarks.starred.count == 0)
  }

  @Test("a number before a mark goes to so many papers, one step")
  func counting() {
    var desk = Desk(lines: MovingTests.hundred)
    desk.press("3x")
    #expect(desk.state.rowMarks.dismissed.count == 3)
    #expect(desk.state.list.selection == 3)
    desk.press("2.")
    #expect(desk.state.rowMarks.dismissed.count == 5)
    desk.press("u")
    #expect(desk.state.rowMarks.dismissed.count == 3)
  }

  @Test("selected papers stay selected while the list shows others, and the number stays in view")
  func acrossLists() {
    var desk = Desk()
    desk.press("<Space>gs")
    #expect(desk.titles == [])
    #expect(desk.screen.contains("✓ 1 selected"))
    desk.press("gi")
    #expect(desk.screen.contains("✓ 1 selected"))
    #expect(desk.screen.contains("✓●"))
  }

  @Test("marking more than fifty papers says first what it comes to, and asks")
  func confirming() {
    var desk = Desk(width: 80, lines: MovingTests.hundred)
    desk.press("2sjjbgg60<Space>x")
    #expect(desk.state.rowMarks.dismissed.count == 0)
    for text in ["Dismiss 60 papers", "60 unread", "2 starred", "1 to read", "One step of the history: u takes it back"] {
      #expect(desk.screen.contains(text), "\(text)")
    }
    desk.press("n")
    #expect(desk.state.notice?.text == "Nothing was changed.")
    #expect(desk.state.picked.count == 60)
    desk.press("xy")
    #expect(desk.state.rowMarks.dismissed.count == 60)
    #expect(desk.state.picked.isEmpty)
    desk.press("u")
    #expect(desk.state.rowMarks.dismissed.count == 0)
    #expect(desk.state.notice?.text == "Undone: Dismissed 60 papers")
  }

  @Test("papers stay selected when they cannot be marked")
  func refusal() {
    var desk = Desk()
    desk.refusal = .busy(path: "marks")
    desk.press("<Space><Space>x")
    #expect(Self.numbers(desk) == [1, 2])
    #expect(desk.state.notice?.kind == .error)
  }

  @Test("pages, links, citations and BibTeX of all of them go out together")
  func taking() {
    var desk = Desk()
    desk.press("V")
    desk.press("yb")
    guard case .copy(let text, let what)? = desk.effects.last else {
      Issue.record("yb copies nothing")
      return
    }
    #expect(what == "5 BibTeX entries")
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("@") }.count == 5)
    #expect(Self.numbers(desk) == [])
    desk.press("gvo")
    let opened = desk.effects.filter { if case .browse = $0 { true } else { false } }
    #expect(opened.count == 5)
    var many = Desk(lines: MovingTests.hundred)
    many.press("Vp")
    #expect(many.state.notice?.text == "Not opened: 100 PDFs at once are too many, 20 are the most.")
  }

  @Test("fifty papers are marked at once")
  func threshold() {
    var desk = Desk(lines: MovingTests.hundred)
    desk.press("50<Space>m")
    #expect(desk.state.rowMarks.read.count == 50)
  }
}
