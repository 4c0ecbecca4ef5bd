import Catalog
import Learning
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Triage")
struct TriageTests {
  private static func title(_ desk: Desk) -> String? {
    desk.state.triage?.current.map { desk.state.catalog.paper(at: $0.row).title.prefix(5) }.map(String.init)
  }

  private static func record(_ desk: Desk) -> TriageRecord?? {
    for case .keepTriage(let record) in desk.effects.reversed() { return record }
    return nil
  }

  @Test("one key decides and the next paper is there")
  func deciding() {
    var desk = Desk()
    desk.press("i")
    #expect(Self.title(desk) == "Epsil")
    desk.press("s")
    #expect(Self.title(desk) == "Delta")
    desk.press("bxm<Space>")
    #expect(desk.state.triage?.isFinished == true)
    let marks = desk.state.rowMarks
    #expect(marks.starred.rows.map(\.number) == [0])
    #expect(marks.later.rows.map(\.number) == [1])
    #expect(marks.dismissed.rows.map(\.number) == [2])
    #expect(marks.read.rows.map(\.number) == [0, 1, 3])
    for text in ["5 papers seen", "1 starred", "1 to read", "1 dismissed", "1 read", "1 kept unread"] {
      #expect(desk.screen.contains(text), "\(text)")
    }
    desk.press("<Esc>")
    #expect(!desk.state.isTriaging)
    #expect(desk.titles == ["Alpha networks"])
  }

  @Test("a hundred papers take a hundred keys, one to begin and one to end")
  func keysPerPaper() {
    var desk = Desk(lines: MovingTests.hundred)
    let keys = "i" + String(repeating: "xxxbxxsxxx", count: 10) + "q"
    desk.press(keys)
    #expect(desk.titles == [])
    #expect(desk.state.rowMarks.dismissed.count == 80)
    #expect(Double(keys.count) / 100 <= 1.1)
  }

  @Test("each decision is one step of the history, by name")
  func history() {
    var desk = Desk()
    desk.press("isq")
    desk.press("u")
    #expect(desk.state.notice?.text == "Undone: Starred Epsilon is small")
    #expect(desk.state.rowMarks.starred.isEmpty)
    #expect(desk.state.rowMarks.read.isEmpty)
  }

  @Test("undo goes back to the paper decided last, and takes its marks away; kept ones too")
  func undo() {
    var desk = Desk()
    desk.press("is<Space>xuu")
    #expect(Self.title(desk) == "Delta")
    #expect(desk.state.rowMarks.dismissed.isEmpty)
    #expect(desk.state.rowMarks.starred.count == 1)
    desk.press("u")
    #expect(Self.title(desk) == "Epsil")
    #expect(desk.state.rowMarks.starred.isEmpty)
    #expect(desk.state.rowMarks.read.isEmpty)
    desk.press("u")
    #expect(desk.state.notice?.text == "Nothing was decided yet in this sitting.")
  }

  @Test("undo takes away only what the decision set")
  func undoKeepsOlderMarks() {
    var desk = Desk()
    desk.press("sisu")
    #expect(desk.state.rowMarks.starred.count == 1)
    #expect(desk.state.rowMarks.read.isEmpty)
  }

  @Test("a sitting that was left goes on where it was, past what was marked elsewhere meanwhile")
  func resuming() {
    var desk = Desk()
    desk.press("ix<Space><Esc>")
    #expect(desk.state.notice?.text == "3 papers left; i goes on with them.")
    #expect(desk.selectedTitle?.hasPrefix("Gamma") == true)
    desk.press("mi")
    #expect(Self.title(desk) == "Beta ")
    #expect(desk.state.triage?.left == 2)
    #expect(desk.state.triage?.count(.keep) == 1)
  }

  @Test("another list is another sitting")
  func otherList() {
    var desk = Desk()
    desk.press("ix<Esc>/")
    desk.type("topic:hep-th")
    desk.press("<CR>i")
    #expect(desk.state.triage?.items.count == 2)
  }

  @Test("goes on after a restart, and after the last paper nothing is remembered")
  func restarting() throws {
    var desk = Desk()
    desk.press("ix<Space>s")
    let kept = try #require(Self.record(desk))
    let record = try #require(kept)
    let text = record.text
    #expect(TriageRecord(text: text)?.text == text)
    var next = Desk(marks: desk.state.marks, savedTriage: TriageRecord(text: text))
    #expect(next.state.notice?.text == "2 papers left of a triage; i goes on with them.")
    next.press("i")
    #expect(Self.title(next) == "Beta ")
    #expect(next.state.triage?.count(.dismiss) == 1)
    next.press("xx<Esc>")
    #expect(Self.record(next) == .some(nil))
  }

  @Test(
    "passes over what is no record of a sitting",
    arguments: [
      "", "lectern triage 1", "lectern triage 2\nlist a\nat 0\nspent 0 of 0\n", "lectern triage 1\nlist a\nat x\nspent 0 of 0\n",
      "lectern triage 1\nlist a\nat 0\nspent -1 of 0\n", "lectern triage 1\nlist a\nat 0\nspent 99999999999999999999 of 1\n",
    ])
  func badRecords(text: String) { #expect(TriageRecord(text: text) == nil) }

  @Test("a record is the same when it is written again, whatever ends its lines", arguments: ["\n", "\r\n", "\r", "\r\r\n", "\u{2028}"])
  func lineEnds(end: String) throws {
    let record = try #require(
      TriageRecord(text: "lectern triage 1\nlist inbox\nat 0\nspent 5 of 1\n. arxiv:1\(end). arxiv:2\(end)"))
    #expect(record.items.map(\.id.key) == ["arxiv:1", "arxiv:2"])
    #expect(TriageRecord(text: record.text) == record)
  }

  @Test("a record with nonsense in it loses the nonsense only")
  func damagedRecord() {
    let text = "lectern triage 1\nlist inbox\nat 900\nspent 5 of 1\n. arxiv:2405.00005\n? arxiv:1\nx\nx arxiv:2404.00004\n"
    let record = TriageRecord(text: text)
    #expect(record?.items.map(\.id.key) == ["arxiv:2405.00005", "arxiv:2404.00004"])
    var desk = Desk(savedTriage: record)
    desk.press("i")
    #expect(desk.state.triage?.current != nil)
  }

  @Test("the summary takes back a decision on one paper or on all, and goes on with those")
  func summary() {
    var desk = Desk()
    desk.press("ixxsx<Space>")
    #expect(desk.state.triage?.isFinished == true)
    // Starred, its paper, dismissed.
    desk.press("jju")
    #expect(desk.state.rowMarks.dismissed.isEmpty)
    #expect(desk.state.notice?.text == "Taken back: 3 papers. They are open again.")
    desk.press("k")
    #expect(desk.screen.contains("go on with 3 left"))
    desk.press("<CR>")
    #expect(Self.title(desk) == "Epsil")
    desk.press("b")
    #expect(Self.title(desk) == "Delta")
    desk.press("xxggju")
    #expect(desk.state.rowMarks.starred.isEmpty)
    #expect(desk.state.triage?.left == 1)
    desk.press("<Esc>u")
    #expect(desk.state.notice?.text == "Undone: Taken back from triage: Gamma rays")
    #expect(desk.state.rowMarks.starred.count == 1)
  }

  @Test("minutes left follow the pace, and a pause does not count")
  func pace() {
    var desk = Desk(lines: MovingTests.hundred)
    desk.press("i")
    for _ in 0..<4 {
      desk.now.milliseconds += 6_000
      desk.press("x")
    }
    #expect(desk.screen.contains("4 of 100 · 96 left · 10 min at this pace"))
    desk.now.milliseconds += 3_600_000
    desk.press("x")
    #expect(desk.state.triage?.spent == 144_000)
  }

  @Test("a decision that cannot be kept is open again, and the paper is back")
  func refusal() {
    var desk = Desk()
    desk.press("ix")
    desk.refusal = .busy(path: "marks")
    desk.press("s")
    #expect(Self.title(desk) == "Delta")
    #expect(desk.state.triage?.decided == 1)
    #expect(desk.state.notice?.kind == .error)
    #expect(desk.state.rowMarks.starred.isEmpty)
    desk.refusal = nil
    desk.press("s")
    #expect(desk.state.rowMarks.starred.count == 1)
  }

  @Test("a number or selected papers say which")
  func scope() {
    var desk = Desk(lines: MovingTests.hundred)
    desk.press("7i")
    #expect(desk.state.triage?.items.count == 7)
    desk.press("<Esc>gg<Space>j<Space>i")
    #expect(desk.state.triage?.items.map(\.row.number) == [0, 2])
    #expect(desk.state.picked.isEmpty)
  }

  @Test("says so where there is nothing to decide on")
  func nothing() {
    var desk = Desk()
    desk.press("gsi")
    #expect(!desk.state.isTriaging)
    #expect(desk.state.notice?.text == "No unread paper to decide on in this list.")
  }

  @Test("another command leaves it first, and the time to read does not run")
  func otherCommands() {
    var desk = Desk()
    desk.press("<CR>")
    desk.press("<Esc>i")
    desk.wait(milliseconds: 60_000)
    #expect(desk.state.rowMarks.read.isEmpty)
    desk.press("o")
    guard case .browse? = desk.effects.last else {
      Issue.record("o opens nothing")
      return
    }
    desk.press(":")
    desk.type("queue all")
    desk.press("<CR>")
    #expect(!desk.state.isTriaging)
    #expect(desk.state.filter.queue == .all)
  }

  @Test("is written down as a sitting when it is left, and what follows as another when the reader is")
  func sittings() {
    var desk = Desk()
    desk.press("i<Esc>")
    #expect(desk.sittings.isEmpty)
    desk.press("i")
    desk.wait(milliseconds: 3000)
    desk.press("s")
    desk.wait(milliseconds: 4000)
    desk.press("x<Esc>")
    #expect(desk.sittings == [Sitting(ended: desk.now, spent: 7000, papers: 2)])
    desk.press("i")
    desk.wait(milliseconds: 600_000)
    desk.press("mQ")
    #expect(desk.sittings.dropFirst() == [Sitting(ended: desk.now, spent: 120_000, papers: 1)])
    guard case .quit? = desk.effects.last else {
      Issue.record("the reader goes on")
      return
    }
  }

  @Test("of an earlier run counts what is decided in this one alone")
  func sittingGoneOnWith() {
    var first = Desk()
    first.press("i")
    first.wait(milliseconds: 3000)
    first.press("s")
    guard let record = Self.record(first) ?? nil else {
      Issue.record("nothing is remembered")
      return
    }
    var desk = Desk(marks: first.disk, savedTriage: record)
    desk.press("i")
    desk.wait(milliseconds: 1000)
    desk.press("x<Esc>")
    #expect(desk.sittings == [Sitting(ended: desk.now, spent: 1000, papers: 1)])
  }
}
