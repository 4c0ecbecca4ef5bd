import Terminal
import Testing

@testable import Reader

@Suite("The tour")
struct TourTests {
  private static func desk(width: Int = 120) -> Desk {
    var desk = Desk(width: width)
    desk.press(":")
    desk.type("tour")
    desk.press("<CR>")
    return desk
  }

  private static func lastLine(_ desk: Desk) -> String { desk.screen.split(separator: "\n").last.map(String.init) ?? "" }

  @Test("shows a step at a time, and goes on when that was done")
  func steps() {
    var desk = Self.desk()
    #expect(Self.lastLine(desk).hasPrefix(" Tour 1/7  j and  k go through the papers"))
    #expect(Self.lastLine(desk).hasSuffix("Esc ends the tour"))
    desk.press("j")
    #expect(Self.lastLine(desk).hasPrefix(" Tour 2/7  Enter reads the selected one"))
    desk.press("<CR>")
    #expect(Self.lastLine(desk).hasPrefix(" Tour 3/7  Esc goes back to the list"))
    desk.press("<Esc>")
    #expect(Self.lastLine(desk).hasPrefix(" Tour 4/7  s stars it  b queues it for reading  x dismisses it  u undoes that"))
  }

  @Test("takes a step that is done before its turn for done")
  func ahead() {
    var desk = Self.desk()
    desk.press("?<Esc>jj")
    #expect(desk.state.tour?.left == [.open, .leave, .mark, .filter, .triage])
    desk.press("t<Esc>i<Esc>s")
    #expect(desk.state.tour?.left == [.open])
  }

  @Test("is over after the last step, and remembered step by step")
  func end() {
    var desk = Self.desk()
    desk.press("j<CR><Esc>/<Esc>i<Esc>?<Esc>")
    desk.press("b")
    #expect(desk.state.tour == nil)
    let kept = desk.effects.compactMap { if case .keepTour(let text) = $0 { text } else { nil } }
    #expect(kept.first == "move open leave mark filter triage help" && kept.last == "done" && kept.count == 8)
    #expect(Tour(remembered: kept[3])?.left == [.mark, .filter, .triage, .help])
    #expect(Tour(remembered: "done") == nil && Tour(remembered: "\u{1B}[2J") == nil)
  }

  @Test("is left for good where there is nothing else to leave, and only then the reader")
  func leaving() {
    var desk = Self.desk()
    desk.press("/")
    desk.type("net")
    desk.press("<CR><Esc>")
    #expect(desk.state.tour != nil && desk.state.filter.isEmpty)
    desk.press("<Esc>")
    #expect(desk.state.tour == nil)
    #expect(!desk.effects.contains { if case .quit = $0 { true } else { false } })
    desk.press("q")
    #expect(desk.effects.contains { if case .quit = $0 { true } else { false } })
  }

  @Test("gives way to what has just happened, and to the keys of triage")
  func manners() {
    var desk = Self.desk(width: 60)
    desk.send(.notice(Notice(.warning, "Something happened")))
    #expect(Self.lastLine(desk).contains("Something happened"))
    desk.press("j")
    #expect(Self.lastLine(desk).contains("Tour 2/7"))
    desk.press("i")
    #expect(!desk.screen.contains("Tour"))
  }
}
