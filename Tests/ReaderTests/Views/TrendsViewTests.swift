import Terminal
import Testing

@testable import Reader

@Suite("The page of trends")
struct TrendsViewTests {
  @Test("has a line for each rise with the course of its share, and fewer columns where there is less room")
  func columns() throws {
    var desk = Desk(width: 110, height: 14, lines: TrendTests.lines)
    desk.press("<C-t>")
    try KeptScreen.expect(desk.screen, is: "trends-110x14")
    desk.send(.resized(Size(width: 60, height: 14)))
    #expect(desk.screen.contains("zorblax"))
    #expect(desk.screen.contains("40 %") && !desk.screen.contains("doubt"))
  }

  @Test("draws bars from the lowest to the highest, and none for nothing; in ASCII too")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7, 8]) == " ▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([0, 0]) == "  ")
    #expect(Sparkline.text([]) == "")
    #expect(Sparkline.text([0.0001, 1]) == "▁█")
    var frame = Frame(size: Size(width: 8, height: 1), style: Style())
    frame.write("▁▂▃▄▅▆▇█", x: 0, y: 0, style: Style())
    #expect(frame.inASCII().text() == "_.-=+*%#")
  }

  @Test("writes shares with two digits that say something")
  func shares() {
    #expect([0.4, 0.123, 0.0123, 0.00123, 0.000_04].map(\.percent) == ["40 %", "12 %", "1.2 %", "0.12 %", "0.00 %"])
    #expect([2.0, 12.34, 1e300].map(\.tenths) == ["2.0", "12.3", "1e+300"])
  }
}
