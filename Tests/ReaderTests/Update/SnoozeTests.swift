import Catalog
import Marks
import Papers
import Testing

@testable import Reader

/// The desk's clock stands at 2023-11-14, 22:13.
@Suite("Snoozing")
struct SnoozeTests {
  private let day: Int64 = 86_400_000

  @Test("a snoozed paper leaves the inbox and comes back on its day")
  func untilTomorrow() {
    var desk = Desk()
    desk.press("wt")
    #expect(desk.state.notice?.text == "Snoozed until 2023-11-15: Epsilon is small")
    #expect(desk.selectedTitle == "Delta 漢字 functions")
    #expect(desk.screen.contains("◌"))
    desk.press("R")
    #expect(desk.titles.count == 4)
    desk.press("gz")
    #expect(desk.titles == ["Epsilon is small"])
    #expect(desk.screen.contains("◌ until 2023-11-15"))
    desk.now.milliseconds += day / 12
    desk.press("gi")
    #expect(desk.titles.count == 5)
    #expect(desk.state.rowMarks.snoozed.isEmpty)
  }

  @Test("a snoozed paper is unread and no longer dismissed, and one undo takes all of it back")
  func comingBack() throws {
    var desk = Desk()
    let row = try #require(desk.state.list.selectedRow)
    desk.press("mxk")
    desk.press("ww")
    #expect(!desk.state.isMarked(.read, row) && !desk.state.isMarked(.dismissed, row))
    #expect(desk.state.rowMarks.snoozed.contains(row))
    desk.press("u")
    #expect(desk.state.isMarked(.read, row) && desk.state.isMarked(.dismissed, row))
    #expect(desk.state.rowMarks.wakeDays.isEmpty)
  }

  @Test("until there is a new version", arguments: [("2024-05-05", false), ("2024-05-06", true)])
  func version(updated: String, isBack: Bool) throws {
    var desk = Desk()
    desk.press("wv")
    #expect(desk.state.notice?.text == "Snoozed until a new version: Epsilon is small")
    let lines = Desk.papers.replacing(
      "\"published\":\"2024-05-05\"", with: "\"published\":\"2024-05-05\",\"updated\":\"\(updated)\"")
    let later = Desk(lines: lines, marks: desk.disk)
    #expect(later.titles.count == (isBack ? 5 : 4))
  }

  @Test("a date is typed, and what is no day to come is refused")
  func typing() {
    var desk = Desk()
    desk.press("wd2024-01-01<CR>")
    #expect(desk.state.notice?.text == "Snoozed until 2024-01-01: Epsilon is small")
    desk.press("wd2020-01-01<CR>")
    #expect(desk.state.notice?.kind == .error)
    #expect(desk.state.rowMarks.snoozed.count == 1)
    desk.press("kwo")
    #expect(desk.state.notice?.text == "Back in the inbox: Epsilon is small")
    #expect(desk.state.rowMarks.snoozed.isEmpty)
  }

  @Test("many at once, and . once more")
  func many() {
    var desk = Desk()
    desk.press("<Space><Space>wmj.")
    #expect(desk.state.rowMarks.snoozed.count == 3)
    desk.press("u")
    #expect(desk.state.rowMarks.snoozed.count == 2)
    desk.press("u")
    #expect(desk.state.rowMarks.snoozed.isEmpty)
  }

  @Test("in triage it is a decision, which undo takes back")
  func triage() {
    var desk = Desk()
    desk.press("iwtx")
    #expect(desk.state.triage?.decided == 2)
    #expect(desk.state.rowMarks.snoozed.count == 1)
    desk.press("uu")
    #expect(desk.state.triage?.decided == 0)
    #expect(desk.state.rowMarks.snoozed.isEmpty && desk.state.rowMarks.dismissed.isEmpty)
    desk.press("wtwtwtwtwt")
    #expect(desk.state.triage?.isFinished == true)
    #expect(desk.screen.contains("5 snoozed"))
    desk.press("u")
    #expect(desk.state.rowMarks.snoozed.isEmpty)
  }
}

@Suite("The to-read queue in an order of one's own")
struct HandOrderTests {
  private func queue() -> Desk {
    var desk = Desk()
    // Alpha first, then Gamma, then Epsilon.
    desk.press("GbkkbggbglR")
    return desk
  }

  @Test("papers stand as they were put in, and < and > move them")
  func moving() {
    var desk = queue()
    #expect(desk.titles.map { $0.prefix(5) } == ["Alpha", "Gamma", "Epsil"])
    desk.press("gg>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Alpha", "Epsil"])
    #expect(desk.selectedTitle == "Alpha networks")
    desk.press(">")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Epsil", "Alpha"])
    desk.press(">")
    #expect(desk.state.notice?.text == "The last paper.")
    desk.press("2<lt>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Alpha", "Gamma", "Epsil"])
    desk.press("u")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Epsil", "Alpha"])
  }

  @Test("the order is that of the next start, and of another machine")
  func durable() {
    var desk = queue()
    desk.press("G<lt><lt>")
    var other = Desk(marks: MarkTable().merging(desk.disk))
    other.press("gl")
    #expect(other.titles.map { $0.prefix(5) } == ["Epsil", "Alpha", "Gamma"])
  }

  @Test("papers without a place stand at the end, and can be moved")
  func withoutPlaces() {
    var marks = MarkTable()
    for number in 1...5 {
      let id = PaperID(key: "arxiv:240\(number).0000\(number)")
      marks.set(.later, true, for: [id], at: Timestamp(milliseconds: Int64(number)), name: "")
    }
    var desk = Desk(marks: marks)
    desk.press("gl")
    #expect(desk.titles.map { $0.prefix(5) } == ["Epsil", "Delta", "Gamma", "Beta ", "Alpha"])
    desk.press("jj<lt><lt>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Epsil", "Delta", "Beta ", "Alpha"])
    desk.press("G<lt>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Epsil", "Delta", "Alpha", "Beta "])
  }

  @Test("many that were put in at once stand in their own order, and can be moved")
  func atOnce() {
    var desk = Desk()
    desk.press("VbglR")
    desk.press("gg>>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Delta", "Gamma", "Epsil", "Beta ", "Alpha"])
  }

  @Test("by rule as well, and papers are not moved in another order or list")
  func rules() {
    var desk = queue()
    desk.press("St")
    #expect(desk.titles.map { $0.prefix(5) } == ["Alpha", "Epsil", "Gamma"])
    desk.press(">")
    #expect(desk.state.notice?.text.hasPrefix("Papers are moved by hand in To read") == true)
    desk.press("Sh")
    #expect(desk.titles.map { $0.prefix(5) } == ["Alpha", "Gamma", "Epsil"])
    desk.press("ga>")
    #expect(desk.state.notice?.kind == .info)
  }
}

@Suite("Queues")
struct QueueTests {
  @Test("what came since the reader was left last is new")
  func new() {
    let lines = Desk.papers.split(separator: "\n").enumerated().map { index, line in
      line.dropLast() + ",\"added\":\"2023-11-1\(index)T00:00:00Z\"}"
    }.joined(separator: "\n")
    var desk = Desk(lines: lines, lastSession: Timestamp("2023-11-12T00:00:00Z"))
    desk.press("gn")
    #expect(desk.titles.map { $0.prefix(5) } == ["Epsil", "Delta"])
    #expect(desk.screen.contains("New                 2"))
    desk.press("xR")
    #expect(desk.titles.count == 1)
    var first = Desk(lines: lines)
    first.press("gn")
    #expect(first.titles.isEmpty)
    #expect(first.screen.contains("Nothing came since the reader was left last."))
  }

  @Test("the query of a queue can be seen and changed as a filter")
  func query() {
    var desk = Desk()
    desk.press("xgigq")
    #expect(desk.state.filter.text == "is:unread -is:dismissed -is:snoozed")
    #expect(desk.titles.count == 4)
    desk.type(" topic:hep")
    desk.press("<CR>")
    #expect(desk.titles.map { $0.prefix(5) } == ["Gamma", "Beta "])
    desk.press("cgdgq<Esc>")
    #expect(desk.state.filter.queue == .dismissed)
    #expect(desk.titles.count == 1)
  }

  @Test("every queue counts what its query finds", arguments: Queue.allCases)
  func counts(queue: Queue) {
    var desk = Desk(lastSession: Timestamp(milliseconds: 0))
    desk.press("sjbjxjwtjm")
    let counted = queue.count(in: desk.state.rowMarks, of: desk.state.catalog.count)
    desk.press(":queue<Space>\(queue.rawValue)<CR>")
    #expect(desk.titles.count == counted)
  }
}
