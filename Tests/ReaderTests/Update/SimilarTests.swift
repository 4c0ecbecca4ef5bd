import Testing

@testable import Reader

@Suite("Similar papers in the reader")
struct SimilarTests {
  @Test("= shows what is like the selected paper, nearest first, with the words that they share; Esc goes back")
  func showing() {
    var desk = Desk()
    desk.press("G=")
    #expect(desk.titles == ["Beta decay of M\\\"obius strips"])
    #expect(desk.screen.contains("Like Alpha networks"))
    #expect(desk.screen.contains("≈ neural"))
    #expect(!desk.screen.contains("▸ All papers"))
    desk.press("<Esc>")
    #expect(desk.titles.count == 5)
    #expect(desk.selectedTitle == "Alpha networks")
  }

  @Test("and ^O goes back, and L forward again")
  func jumping() {
    var desk = Desk()
    desk.press("G=<C-o>")
    #expect(desk.selectedTitle == "Alpha networks")
    desk.press("L")
    #expect(desk.titles == ["Beta decay of M\\\"obius strips"])
  }

  @Test("a filter narrows them, and is dropped before the list is left")
  func filtering() {
    var desk = Desk()
    desk.press("gg:similar<Space>rays<Space>and<Space>small<Space>strips<CR>")
    let all = desk.titles
    #expect(all.count == 3)
    desk.press("/")
    desk.type("gamma")
    desk.press("<CR>")
    #expect(desk.titles == ["Gamma rays"])
    desk.press("<Esc>")
    #expect(desk.titles == all)
    desk.press("<Esc>")
    #expect(desk.titles.count == 5)
  }

  @Test("are counted by topic, chosen by topic, and sorted when asked")
  func topics() {
    var desk = Desk()
    desk.press(":similar<Space>rays<Space>and<Space>small<Space>strips<CR>")
    #expect(desk.state.sidebar.topics.first { $0.name == "hep-th" }?.count == 2)
    desk.press("Sd")
    #expect(desk.titles.first == "Epsilon is small")
    desk.press(":topic<Space>hep-th<CR>")
    #expect(desk.titles.count == 2)
  }

  @Test("of several selected papers")
  func several() {
    var desk = Desk()
    desk.press("G<Space>gg<Space>=")
    #expect(desk.screen.contains("Like 2 papers"))
    #expect(desk.state.picked.isEmpty)
  }

  @Test("say so when there is nothing to compare by")
  func nothing() {
    var desk = Desk()
    desk.press(":similar<Space>zebra<CR>")
    #expect(desk.state.notice?.text == "No paper holds any word of 'zebra'.")
    #expect(desk.titles.count == 5)
    var empty = Desk(lines: "")
    empty.press("=")
    #expect(empty.state.notice?.text == "No paper is selected.")
  }

  @Test("are no search to be saved, and another queue leaves them")
  func leaving() {
    var desk = Desk()
    desk.press("G=W")
    #expect(desk.state.notice?.text == "A list of similar papers is no search; its filter can be saved from a queue.")
    desk.press("gi")
    #expect(desk.titles.count == 5)
  }
}
