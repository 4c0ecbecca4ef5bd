import Glibc
import Marks
import Papers
import Testing

@testable import Reader

@Suite("Marking")
struct MarkingTests {
  @Test(
    "one key sets a mark and the same key takes it away",
    arguments: [("s", Mark.starred), ("m", .read), ("b", .later)])
  func toggling(key: String, mark: Mark) throws {
    var desk = Desk()
    let row = try #require(desk.state.list.selectedRow)
    desk.press(key)
    #expect(desk.state.isMarked(mark, row))
    #expect(desk.state.marks.marks(of: desk.state.catalog.id(at: row))?[mark] == true)
    desk.press(key)
    #expect(!desk.state.isMarked(mark, row))
    #expect(desk.requests.count == 2)
  }

  @Test("dismissing goes on to the next paper, and the row stays until the view is left")
  func dismissing() {
    var desk = Desk()
    desk.press("x")
    #expect(desk.state.list.selection == 1)
    #expect(desk.titles.count == 5)
    desk.press("R")
    #expect(desk.titles.count == 4)
    #expect(desk.selectedTitle == "Delta 漢字 functions")
  }

  @Test("a paper that was just read stays where it is in the inbox")
  func stickyRows() {
    var desk = Desk()
    desk.press("jm")
    #expect(desk.titles.count == 5)
    #expect(desk.state.list.selection == 1)
    #expect(desk.state.filter.queue.count(in: desk.state.rowMarks, of: 5) == 4)
  }

  @Test("what was said under an alias shows until something is said under the paper's own identity")
  func aliases() throws {
    let (own, alias) = (PaperID(key: "arxiv:2401.00001"), PaperID(key: "doi:10.1/a"))
    let line = #"{"id":"arxiv:2401.00001","title":"Alpha","aliases":["doi:10.1/a"]}"#
    var marks = MarkTable()
    marks.set(.starred, true, for: [alias], at: Timestamp(milliseconds: 1), name: "elsewhere")
    let row = try #require(Desk(lines: line).state.catalog.row(of: own))
    #expect(Desk(lines: line, marks: marks).state.isMarked(.starred, row))
    marks.set(.later, true, for: [own], at: Timestamp(milliseconds: 2), name: "here")
    var desk = Desk(lines: line, marks: marks)
    #expect(!desk.state.isMarked(.starred, row) && desk.state.isMarked(.later, row))
    var there = marks
    there.set(.starred, false, for: [alias], at: Timestamp(milliseconds: 3), name: "again")
    desk.send(.marksArrived(there.changes(since: marks)))
    #expect(!desk.state.isMarked(.starred, row) && desk.state.isMarked(.later, row))
  }

  @Test("reading marks a paper after two seconds, not before")
  func readAfter() throws {
    var desk = Desk()
    let row = try #require(desk.state.list.selectedRow)
    desk.press("<CR>")
    desk.wait(milliseconds: 1_999)
    #expect(!desk.state.isMarked(.read, row))
    desk.wait(milliseconds: 1)
    #expect(desk.state.isMarked(.read, row))
    #expect(desk.state.deadline == nil)
  }

  @Test("unread said by hand stays unread while the paper is in view")
  func unreadByHand() throws {
    var desk = Desk()
    let row = try #require(desk.state.list.selectedRow)
    desk.press("<CR>")
    desk.wait(milliseconds: 5_000)
    desk.press("m")
    desk.wait(milliseconds: 50_000)
    #expect(!desk.state.isMarked(.read, row))
  }

  @Test("moving on before two seconds leaves a paper unread")
  func movingOn() {
    var desk = Desk()
    desk.press("<CR>")
    desk.now.milliseconds += 1_500
    desk.press("J")
    desk.wait(milliseconds: 1_500)
    #expect(desk.state.rowMarks.read.count == 0)
  }

  @Test("undo takes back mark after mark and goes to the paper, redo does it again")
  func undo() {
    var desk = Desk()
    desk.press("sjbjxG")
    desk.press("u")
    #expect(desk.state.rowMarks.dismissed.count == 0)
    #expect(desk.selectedTitle == "Gamma rays")
    desk.press("uu")
    #expect(desk.state.rowMarks.starred.count == 0)
    #expect(desk.state.rowMarks.later.count == 0)
    desk.press("u")
    #expect(desk.state.notice?.text == "Nothing to undo.")
    desk.press("<C-r><C-r><C-r>")
    #expect(desk.state.rowMarks.starred.count == 1)
    #expect(desk.state.rowMarks.dismissed.count == 1)
  }

  @Test("marks of another window come in, and ours that are newer stay")
  func merging() throws {
    var desk = Desk()
    let id = try #require(desk.state.selectedPaper?.id)
    let other = desk.state.catalog.id(at: desk.state.list.rows[1])
    desk.press("s")
    var theirs = MarkTable()
    let mine = theirs.answer(
      to: .change([Edit(.mark(.starred, false), [id]), Edit(.mark(.later, true), [other])], name: "script"),
      at: Timestamp(milliseconds: 1))
    desk.send(.marksArrived(mine.changes))
    #expect(desk.state.rowMarks.starred.count == 1)
    #expect(desk.state.rowMarks.later.count == 1)
    // What a script did is not this window's to undo.
    desk.press("u")
    #expect(desk.state.rowMarks.starred.count == 0)
    #expect(desk.state.rowMarks.later.count == 1)
  }

  @Test("a mark is on the screen only when it is on disk")
  func durableBeforeShown() throws {
    var desk = Desk()
    let row = try #require(desk.state.list.selectedRow)
    desk.answers = false
    desk.press("s")
    #expect(!desk.state.isMarked(.starred, row) && desk.state.notice == nil)
    #expect(desk.state.holdsKeys)
    desk.answer()
    #expect(desk.state.isMarked(.starred, row) && !desk.state.holdsKeys)
    #expect(desk.state.notice?.text == "Starred: Epsilon is small")
  }

  @Test("a mark that is refused is not shown, the reason is, and marking works again later", arguments: ["s", "x", "b"])
  func refused(key: String) throws {
    var desk = Desk()
    desk.press("s")
    let before = desk.state.rowMarks
    desk.refusal = .failed(.write, path: "/library/state.journal", code: ENOSPC)
    desk.press("j" + key)
    #expect(desk.state.rowMarks == before && desk.state.list.selection == 1)
    #expect(desk.state.notice?.kind == .error)
    #expect(desk.state.notice?.text.contains("the disk is full; make room") == true)
    desk.press("u")
    #expect(desk.state.rowMarks == before)
    #expect(desk.state.notice?.kind == .error)
    desk.refusal = nil
    desk.press(key)
    #expect(desk.state.rowMarks != before)
    #expect(desk.state.notice?.kind != .error)
  }

  @Test("a paper that could not be counted as read is not asked for again and again")
  func refusedByTheClock() {
    var desk = Desk()
    desk.refusal = .busy(path: "/library/state.json.lock")
    desk.press("<CR>")
    for _ in 0..<5 { desk.wait(milliseconds: 2_000) }
    #expect(desk.requests.count == 1)
    #expect(desk.state.rowMarks.read.count == 0)
  }

  @Test("an answer that nobody waits for changes nothing")
  func late() {
    var desk = Desk()
    desk.send(.marked(17, .failure(.busy(path: "/x"))))
    #expect(desk.state.notice == nil && desk.state.unanswered.isEmpty)
  }
}

extension Desk {
  /// What was asked of the marks.
  fileprivate var requests: [MarkRequest] {
    effects.compactMap { if case .mark(let request, _, _) = $0 { request } else { nil } }
  }
}
