import Catalog
import Testing

@testable import Reader

@Suite("Answers that come in parts")
struct PartialAnswerTests {
  @Test("by relevance begin at their top when they are asked for anew, and stay where they are when marks change")
  func ranking() {
    var desk = Desk()
    desk.press("G/")
    desk.type("sort:relevance -zebra")
    #expect(desk.state.list.selection == 0)
    desk.press("<CR>jj")
    let selected = desk.selectedTitle
    #expect(desk.state.list.selection == 2)
    // The same question again.
    desk.press("gi")
    #expect(desk.selectedTitle == selected)
    desk.press("/<C-u>")
    desk.type("sort:relevance -gamma")
    #expect(desk.state.list.selection == 0)
  }

  @Test("show the newest papers before the others are found, and let keys wait for these")
  func beginning() {
    var desk = Desk()
    desk.answers = false
    desk.press("/")
    desk.type("neural")
    let rows = RowList(RowSet(capacity: desk.state.catalog.count, [Row(0), Row(1)]))
    desk.send(.begun(desk.state.asked - 1, NewestMatches(rows: RowList([]), end: 3)))
    #expect(desk.titles.count == 5)
    desk.send(.begun(desk.state.asked, NewestMatches(rows: rows, end: 3)))
    #expect(desk.titles.count == 2)
    #expect(desk.screen.contains("… of 5 papers"))
    #expect(desk.screen.contains("1/…"))
    #expect(desk.state.awaitsAnswer)
    desk.press("<CR>")
    #expect(desk.state.holdsKeys)
    desk.answer()
    #expect(!desk.state.awaitsAnswer)
    #expect(desk.screen.contains("2 of 5 papers"))
    // Of an answer that is there already, nothing more begins.
    desk.send(.begun(desk.state.asked, NewestMatches(rows: RowList([]), end: 3)))
    #expect(desk.titles.count == 2)
  }
}
