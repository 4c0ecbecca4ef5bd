import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Browsing")
struct BrowsingTests {
  @Test("starts in the inbox, newest first, with the first paper selected")
  func start() {
    let desk = Desk()
    #expect(desk.state.filter.queue == .inbox)
    #expect(desk.titles.map { $0.prefix(5) } == ["Epsil", "Delta", "Gamma", "Beta ", "Alpha"])
    #expect(desk.selectedTitle == "Epsilon is small")
  }

  @Test(
    "moves and stays inside the list",
    arguments: [
      ("j", 1), ("jj", 2), ("jjjjjjjjj", 4), ("k", 0), ("G", 4), ("Gk", 3), ("Ggg", 0), ("<C-d>", 4),
      ("<Down><Down><Up>", 1), ("<End><Home>", 0), ("G<C-u>", 0), ("]<C-n>[", 1),
    ])
  func moving(keys: String, selection: Int) {
    var desk = Desk()
    desk.press(keys)
    #expect(desk.state.list.selection == selection)
  }

  @Test("opens a paper with Enter and comes back with Esc, one step at a time")
  func opening() {
    var desk = Desk()
    desk.press("j<CR>")
    #expect(desk.state.focus == .abstract)
    desk.press("<Esc>")
    #expect(desk.state.focus == .list)
    #expect(desk.state.list.selection == 1)
    desk.press("q")
    guard case .quit? = desk.effects.last else {
      Issue.record("q in the list does not quit")
      return
    }
  }

  @Test("goes round the panes with Tab, those in view only", arguments: [(120, 3), (90, 2), (60, 3)])
  func panes(width: Int, count: Int) {
    var desk = Desk(width: width)
    var seen: Set<Pane> = []
    for _ in 0..<count {
      desk.press("<Tab>")
      seen.insert(desk.state.focus)
    }
    #expect(seen.count == count)
    #expect(desk.state.focus == .list)
  }

  @Test("keeps the selected paper when the terminal is resized again and again")
  func resizing() {
    var desk = Desk()
    desk.press("jjj")
    for (width, height) in [(60, 10), (20, 5), (1, 1), (300, 100), (80, 6), (19, 4), (120, 24)] {
      desk.send(.resized(Size(width: width, height: height)))
      #expect(desk.state.list.selection == 3)
      #expect(view(desk.state).size == Size(width: width, height: height))
    }
    #expect(desk.state.focus == .list)
  }

  @Test("goes to the next unread paper of the list on show, and says when there is none")
  func unread() {
    var desk = Desk()
    desk.press("jmjjmgg")
    desk.press("J")
    #expect(desk.state.list.selection == 2)
    desk.press("J")
    #expect(desk.state.list.selection == 4)
    desk.press("J")
    #expect(desk.state.list.selection == 4)
    #expect(desk.state.notice?.text == "No unread paper below in this list.")
    desk.press("K")
    #expect(desk.state.list.selection == 2)
  }

  @Test("opens numbered links from the abstract, addresses in the text among them")
  func links() {
    var desk = Desk()
    desk.press("<CR>")
    desk.press("3")
    guard case .browse(let url)? = desk.effects.last else {
      Issue.record("3 opens nothing")
      return
    }
    #expect(url == "https://github.com/example/epsilon")
    desk.press("9")
    #expect(desk.state.notice?.text == "the links are 1 to 3")
  }

  @Test("clicks select, open, filter by topic and follow links")
  func mouse() {
    var desk = Desk()
    let list = desk.state.layout.content(of: .list)
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: list.x + 10, y: list.y + 2)))))
    #expect(desk.state.list.selection == 2)
    let sidebar = desk.state.layout.content(of: .sidebar)
    let line = desk.state.sidebarLines.firstIndex { if case .topic("hep-th", _) = $0 { true } else { false } } ?? 0
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: sidebar.x + 4, y: sidebar.y + line)))))
    #expect(desk.state.filter.topics == ["hep-th"])
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Beta "])
    #expect(desk.selectedTitle == "Gamma rays")
  }

  @Test("type-ahead waits for the list that it was aimed at")
  func typeAhead() {
    var desk = Desk()
    desk.answers = false
    desk.press("/")
    desk.type("alpha")
    #expect(!desk.state.holdsKeys)
    desk.press("<CR>")
    #expect(desk.state.holdsKeys)
    desk.answer()
    #expect(!desk.state.holdsKeys)
    #expect(desk.selectedTitle == "Alpha networks")
  }

  @Test("takes pasted text into a prompt and never runs it as keys")
  func paste() {
    var desk = Desk()
    desk.send(.input(.paste("xxxqQ")))
    #expect(desk.titles.count == 5)
    #expect(desk.questionCount == 1)
    desk.press("/")
    desk.send(.input(.paste("gamma\nrays")))
    #expect(desk.titles == ["Gamma rays"])
  }
}
