import Catalog
import Terminal
import Testing

@testable import Reader

/// In `MovingTests.hundred` every other paper is of `cs.CL`, `Paper 001` first, and every other of `cs.LG`; so by topic
/// line 0 is the header of `cs.CL`, lines 1 to 50 are its papers, and line 51 is the header of `cs.LG`.
@Suite("A list in groups")
struct GroupTests {
  private func desk(_ keys: String = "Ot", width: Int = 60, height: Int = 23) -> Desk {
    var desk = Desk(width: width, height: height, lines: MovingTests.hundred)
    desk.press(keys)
    return desk
  }

  private func line(_ desk: Desk, _ text: String) -> Int? {
    desk.screen.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
  }

  @Test("is one of day, topic, venue, source or author, by key and by name", arguments: Grouping.allCases)
  func grouping(grouping: Grouping) {
    let key = grouping.rawValue.prefix(1)
    for keys in ["O\(key)", ":group<Space>\(grouping.rawValue)<CR>"] {
      var desk = Desk(width: 60)
      desk.press(keys)
      #expect(desk.state.list.groups?.grouping == grouping)
      #expect(desk.state.grouping == grouping)
      guard case .keepGrouping(let kept)? = desk.effects.first(where: { if case .keepGrouping = $0 { true } else { false } }) else {
        Issue.record("\(keys) is not remembered")
        continue
      }
      #expect(kept == grouping)
      desk.press("Oo")
      #expect(desk.state.list.groups == nil && desk.state.grouping == nil)
    }
  }

  @Test("has a header for each with its name and count, biggest first, and those without a value last")
  func headers() {
    var desk = Desk(width: 60)
    desk.press("Oa")
    let groups = desk.state.list.groups
    #expect((groups?.count ?? 0) == 5)
    #expect(desk.screen.contains("▾ Gil Gray ─") && desk.screen.contains("▾ no author ─"))
    desk.press("Od")
    #expect(desk.screen.contains("▾ 2024-05-05 Sunday ─"))
    #expect(desk.screen.contains("▾ 2024-04 ─"))
    desk.press(":group<Space>moon<CR>")
    #expect(desk.state.notice?.text == "no groups by 'moon'; there are day, topic, venue, source, author, off")
  }

  @Test("keeps the selected paper, and begins with a paper and its header in view")
  func selecting() {
    var desk = desk("10jOt")
    #expect(desk.selectedTitle == "Paper 011")
    desk.press("Oo")
    #expect(desk.selectedTitle == "Paper 011")
    desk.press("Otgg")
    #expect(desk.selectedTitle == "Paper 001")
    #expect(desk.state.list.selection == 1)
    desk.press("R")
    #expect(line(desk, "▾ cs.CL") == 2)
    #expect(Desk(width: 60).state.grouping == nil)
  }

  @Test(
    "moves by lines, papers and groups, with numbers before",
    arguments: [
      ("G", "Paper 100", 101), ("49j", "Paper 099", 50), ("50j", "", 51), ("51j", "Paper 002", 52), ("60G", "Paper 020", 61),
      ("}", "", 51), ("}}", "", 51), ("}{", "", 0), ("3j{", "", 0), ("9}", "", 51), ("}j", "Paper 002", 52), ("}k", "Paper 099", 50),
      ("50G]", "Paper 002", 52), ("51G[", "Paper 099", 50), ("}]", "Paper 002", 52), ("}[", "Paper 099", 50), ("}J", "Paper 002", 52),
      ("}2J", "Paper 004", 53), ("}K", "Paper 099", 50), ("50Gn", "Paper 002", 52), ("50Gx", "Paper 002", 52),
    ])
  func motions(keys: String, title: String, selection: Int) {
    let desk = desk("Otgg" + keys)
    #expect(desk.state.list.selection == selection, "\(keys)")
    #expect((desk.selectedTitle ?? "") == title, "\(keys)")
    #expect(desk.state.list.offset...(desk.state.list.offset + desk.state.listHeight - 1) ~= selection)
  }

  @Test("folds the group under the selection, all of them, and with Enter or a click on a header")
  func folding() {
    var desk = desk("Ot3jza")
    #expect(desk.state.list.lines.count == 52)
    #expect(desk.state.list.selectedGroup == 0)
    #expect(desk.screen.contains("▸ cs.CL"))
    desk.press("<CR>")
    #expect(desk.state.list.lines.count == 102)
    desk.press("zM")
    #expect(desk.state.list.lines.count == 2)
    #expect(desk.screen.contains("group 1/2"))
    desk.press("jzR")
    #expect(desk.state.list.selectedGroup == 1)
    #expect(desk.state.list.lines.count == 102)
    desk.press("zMgg")
    let content = desk.state.layout.content(of: .list)
    let header = Input.mouse(Mouse(.press, at: Point(x: content.x + 20, y: content.y + 1)))
    desk.send(.input(header))
    #expect(desk.state.list.selectedGroup == 1 && desk.state.list.lines.count == 2)
    desk.send(.input(header))
    #expect(desk.state.list.lines.count == 52)
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: content.x + 1, y: content.y)))))
    #expect(desk.state.list.selectedGroup == 0 && desk.state.list.lines.count == 102)
    for keys in ["za", "zM", "zR", "}", "{"] {
      desk.press("Oo" + keys)
      #expect(desk.state.notice?.text == "The list has no groups; Ot groups it by topic.")
    }
  }

  @Test("goes into a folded group where a paper of it is gone to, and past it with j")
  func unfolding() {
    var desk = desk("OtzMggj")
    #expect(desk.state.list.selectedGroup == 1)
    desk.press("]")
    #expect(desk.selectedTitle == "Paper 002")
    #expect(desk.state.list.lines.count == 52)
    desk.press("zM3G")
    #expect(desk.selectedTitle == "Paper 005")
    desk.press("zMggJ")
    #expect(desk.selectedTitle == "Paper 001")
  }

  @Test("a mark on a header goes to its papers, asked about when they are many, and one undo takes it back")
  func marking() {
    var desk = desk("Ot}s")
    #expect(desk.state.rowMarks.starred.count == 50)
    #expect(desk.state.list.selectedGroup == 1)
    desk.press("u")
    #expect(desk.state.rowMarks.starred.count == 0)
    var many = self.desk("Os{")
    many.press("x")
    guard case .confirmation? = many.state.overlay else {
      Issue.record("a hundred papers are marked unasked")
      return
    }
    many.press("y")
    #expect(many.state.rowMarks.dismissed.count == 100)
    #expect(many.titles.count == 100)
    many.press("u")
    #expect(many.state.rowMarks.dismissed.count == 0)
  }

  @Test("goes on after a header to the next one, and after papers to those that follow, but into no folded group")
  func goingOn() {
    var desk = desk("Ot{x")
    #expect(desk.state.list.selectedGroup == 1)
    #expect(desk.state.rowMarks.dismissed.count == 50)
    desk = self.desk("Ot}za49Gx")
    #expect(desk.selectedTitle == "Paper 099")
    desk.press("x")
    #expect(desk.state.list.selectedGroup == 1)
    desk = self.desk("Ot}zak3x")
    #expect(desk.state.rowMarks.dismissed.count == 1)
  }

  @Test("Space on a header selects its papers or lets them go; a range holds what it covers, folded or not")
  func picking() {
    var desk = desk("Ot{<Space>")
    #expect(desk.state.picked.count == 50)
    #expect(desk.state.list.selectedGroup == 1)
    #expect(line(desk, "✓▾ cs.CL") == nil)
    desk.press("gg{")
    #expect(line(desk, "✓▾ cs.CL") == 2)
    desk.press("<Space>")
    #expect(desk.state.picked.isEmpty)
    desk.press("50Gkv2j")
    #expect(desk.state.picked.count == 2)
    desk.press("j")
    #expect(desk.state.picked.count == 3)
    desk.press("<Esc>}za")
    desk.press("2kv2j")
    #expect(desk.state.picked.count == 52)
    desk.press("zR")
    #expect(desk.state.picked.count == 52 && desk.state.picks.anchor == nil)
  }

  @Test("stays over a filter, an order and a jump")
  func questions() {
    var desk = desk("Ot")
    desk.press("/")
    desk.type("topic:cs.LG")
    desk.press("<CR>")
    #expect(desk.state.list.groups?.count == 1)
    #expect(desk.state.list.rows.count == 50)
    desk.press("St")
    #expect(desk.selectedTitle == "Paper 002" || desk.state.list.selectedGroup != nil)
    #expect(desk.titles == desk.titles.sorted())
    desk.press("<C-o><C-o>")
    #expect(desk.state.list.groups?.count == 2)
  }

  @Test("goes by day from the oldest where the dates are turned round")
  func risingDays() {
    var desk = Desk(width: 60)
    desk.press("OdSdSd")
    #expect(desk.titles.first == "Alpha networks")
    #expect(desk.state.list.groups?.count == 5)
    #expect((line(desk, "2024-01-01 Monday") ?? 99) < (line(desk, "2024-05-05 Sunday") ?? 0))
  }

  @Test("two lines a paper give a header two, and a click finds it")
  func twoLines() {
    var desk = desk("Ot_gg", height: 24)
    #expect(line(desk, "▾ cs.CL") == 3)
    #expect(line(desk, "Paper 001") == 4)
    let content = desk.state.layout.content(of: .list)
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: content.x + 20, y: content.y + 1)))))
    #expect(desk.state.list.selectedGroup == 0)
  }

  @Test("shows beside a header what the group is, and above the list which one the papers at its top are of")
  func abstract() {
    var desk = desk("Ot}", width: 120)
    #expect(desk.screen.contains("50 papers, 50 % of the list"))
    desk.press("k")
    #expect(desk.screen.contains("Inbox › cs.CL"))
    desk.press("gg{")
    #expect(!desk.screen.contains("›"))
  }

  @Test("papers are not moved by hand in it")
  func handOrder() {
    var desk = Desk()
    desk.press("VbglOt>")
    #expect(desk.state.notice?.text == "Papers are moved by hand in a list without groups (group off).")
  }

  @Test("keeps selection and place when papers come meanwhile")
  func growth() {
    var desk = desk("Ot70G")
    let title = desk.selectedTitle
    let onScreen = desk.state.list.selection - desk.state.list.offset
    let more = MovingTests.hundred + "\n{\"id\":\"arxiv:2402.00001\",\"title\":\"New\",\"topics\":[\"cs.CL\"],\"source\":\"test\"}"
    desk.send(.grown(PaperCatalog(lines: Array(more.utf8))))
    desk.press("R")
    #expect(desk.selectedTitle == title)
    #expect(desk.state.list.selection - desk.state.list.offset == onScreen)
    #expect(desk.state.list.rows.count == 101)
  }

  @Test("of no paper has no line")
  func empty() {
    var desk = desk("Otgs")
    #expect(desk.state.list.lines.count == 0 && desk.state.list.selection == 0)
    desk.press("jkGggzazM}<CR><Space>x3xvV")
    #expect(desk.state.list.selection == 0 && desk.state.rowMarks.dismissed.count == 0)
  }
}
