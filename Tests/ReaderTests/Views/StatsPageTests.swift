import Learning
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("The page of figures")
struct StatsPageTests {
  /// 2023-11-14, a Tuesday.
  private static let now = Timestamp(milliseconds: 1_700_000_000_000)

  private static func ago(_ days: Int, _ minutes: Int = 0) -> Timestamp {
    Timestamp(milliseconds: now.milliseconds - Int64(days) * 86_400_000 - Int64(minutes) * 60_000)
  }

  /// A year of reading: more in spring than in autumn, five days in a row at the end.
  static let marks: MarkTable = {
    var marks: [(id: String, mark: Mark, isSet: Bool, at: Timestamp)] = []
    for days in 0..<340 {
      let count = days < 5 ? 2 : days * 37 % 10 < 6 ? 0 : days * 37 % 10 - 5 + (days > 200 ? days % 7 : 0)
      for number in 0..<count {
        let id = "test:\(days)-\(number)"
        marks.append((id, .read, true, Self.ago(days, number)))
        if number == 1 { marks.append((id, .later, true, Self.ago(days, 30))) }
        if number == 1, days % 3 == 0, days > 10 { marks.append((id, .later, false, Self.ago(days - 10, 40))) }
      }
    }
    for id in ["arxiv:2401.00001", "arxiv:2405.00005", "arxiv:2403.00003"] { marks.append((id, .read, true, Self.ago(1))) }
    var table = MarkTable()
    for (id, mark, isSet, time) in marks.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
      table.set(mark, isSet, for: [PaperID(key: id)], at: time, name: "marked")
    }
    return table
  }()

  private static func desk(_ width: Int, _ height: Int) -> Desk {
    var desk = Desk(width: width, height: height, marks: marks)
    desk.sittings = [
      Sitting(ended: Self.ago(3, 100), spent: 754_000, papers: 86), Sitting(ended: Self.ago(1), spent: 65_500, papers: 12),
      Sitting(ended: Self.ago(0, 5), spent: 12_400_000, papers: 480),
    ]
    desk.press(":stats<CR>")
    return desk
  }

  @Test("is drawn as it was looked at", arguments: [(120, 36), (160, 45), (80, 24), (60, 20)])
  func screens(width: Int, height: Int) throws {
    var desk = Self.desk(width, height)
    try KeptScreen.expect(desk.screen, is: "stats-\(width)x\(height)")
    desk.press("G")
    try KeptScreen.expect(desk.screen, is: "stats-\(width)x\(height)-end")
  }

  @Test("is drawn in ASCII, too, with a sign of its own for each degree")
  func ascii() throws {
    var desk = Self.desk(80, 60)
    desk.offerASCII()
    #expect(desk.screen.utf8.allSatisfy { $0 < 0x80 })
    try KeptScreen.expect(desk.screen, is: "stats-80x60-ascii")
    for (level, sign) in zip("·░▒▓█", ".-+%#") {
      var frame = Frame(size: Size(width: 1, height: 1), style: Style())
      frame.write(String(level), x: 0, y: 0, style: Style())
      #expect(frame.inASCII().text() == String(sign))
    }
  }

  @Test("says so where nothing was read, queued or sorted yet, on every size", arguments: [(120, 36), (40, 10), (20, 5)])
  func empty(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    desk.press(":stats<CR>")
    if height > 10 {
      for text in ["0 papers", "nothing was put into the queue", "no sitting was left yet", "0 days in a row"] {
        #expect(desk.screen.contains(text), "\(text)")
      }
    }
    for _ in 0..<40 { desk.press("j") }
    desk.press("<Esc>")
    #expect(desk.state.overlay == nil)
  }

  @Test("divides days into four degrees, and names only those that there are")
  func degrees() {
    let levels = ReadingLevels([1, 1, 2, 3, 5, 8, 13, 40])
    #expect([0, 1, 2, 4, 5, 40, 99].map { levels.level(of: $0).sign } == ["·", "░", "▒", "▓", "▓", "█", "█"])
    #expect(levels.legend.map(\.text).joined() == "· none  ░ 1  ▒ 2–3  ▓ 4–8  █ 9–40")
    #expect(ReadingLevels([2, 2, 2]).legend.map(\.text).joined() == "· none  ░ 1–2")
    #expect(ReadingLevels([]).legend.map(\.text).joined() == "· none")
  }

  @Test("draws a curve in dots of braille, filled from below")
  func braille() {
    let full = BrailleChart(columns: 1, rows: 2) { _ in (1, 1) }
    #expect(full.rows == ["⣿", "⣿"])
    let none = BrailleChart(columns: 1, rows: 1) { _ in (0, 0) }
    #expect(none.rows == [" "])
    let half = BrailleChart(columns: 1, rows: 1) { x in (x == 0 ? 0.5 : 0, x == 0 ? 0 : 1) }
    #expect(half.rows == ["⡌"])
  }

  @Test("draws bars to an eighth of a column")
  func bars() {
    #expect(StatsPage.bar(1, of: 1, width: 3) == "███")
    #expect(StatsPage.bar(1, of: 2, width: 3) == "█▌")
    #expect(StatsPage.bar(1, of: 1000, width: 3) == "▏")
    #expect(StatsPage.bar(0, of: 9, width: 3) == "")
  }
}
