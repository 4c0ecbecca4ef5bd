import Catalog
import Marks
import Papers
import Testing

@testable import Reader

@Suite("Notes")
struct NoteTests {
  private let epsilon = PaperID(key: "arxiv:2405.00005")

  private func errand(_ desk: Desk) -> Errand? {
    desk.effects.compactMap { if case .useTerminal(let errand) = $0 { errand } else { nil } }.last
  }

  private func kept(_ desk: Desk) -> [PaperID: String]? {
    desk.effects.compactMap { if case .keepNotes(let notes, false) = $0 { notes } else { nil } }.last
  }

  @Test("the editor gets the note as it is, and what was written is a step that undo takes back")
  func writing() {
    var desk = Desk()
    desk.press("e")
    #expect(errand(desk) == .note(epsilon, text: ""))
    desk.send(.notesWritten([WrittenNote(epsilon, before: "", after: "See *page 3*.\n\nAsk Ada.")]))
    #expect(desk.disk.marks(of: epsilon)?.note?.text == "See *page 3*.\n\nAsk Ada.")
    #expect(desk.state.notice?.text == "Note kept: Epsilon is small")
    #expect(kept(desk) == [epsilon: "See *page 3*.\n\nAsk Ada."])
    desk.press("e")
    #expect(errand(desk) == .note(epsilon, text: "See *page 3*.\n\nAsk Ada."))
    desk.press("u")
    #expect(desk.disk.marks(of: epsilon)?.hasNote == false)
    #expect(kept(desk) == [epsilon: ""])
  }

  @Test("a note that changed while it was written keeps both texts")
  func both() throws {
    var desk = Desk()
    desk.press("e")
    desk.disk.setNote("from elsewhere", for: epsilon, at: desk.now, name: "note")
    desk.now.milliseconds += 1000
    desk.send(.notesWritten([WrittenNote(epsilon, before: "", after: "mine")]))
    let text = try #require(desk.disk.marks(of: epsilon)?.note?.text)
    #expect(text.hasPrefix("mine") && text.contains("from elsewhere"))
    #expect(kept(desk) == [epsilon: text])
  }

  @Test("a note stands under the abstract, is found by its words, and can be looked through")
  func shown() {
    var desk = Desk(height: 30)
    desk.send(.notesWritten([WrittenNote(epsilon, before: "", after: "Compare with\n\n- the Möbius proof\n- https://example.org/x")]))
    let lines = desk.screen.split(separator: "\n").map(String.init)
    let heading = lines.firstIndex { $0.contains("Note") }
    let text = lines.firstIndex { $0.contains("- the Möbius proof") }
    let abstract = lines.firstIndex { $0.contains("Smaller than small") }
    #expect(abstract.map { $0 < heading ?? 0 } == true && heading.map { $0 < text ?? 0 } == true)
    desk.press("/note:mobius<CR>")
    #expect(desk.titles == ["Epsilon is small"])
    desk.press("<Esc>/has:note<CR>")
    #expect(desk.titles == ["Epsilon is small"])
    desk.press("<CR>/compare<CR>")
    #expect(desk.state.find?.text == "compare")
    #expect(desk.screen.contains("1 of 1") || desk.screen.contains("1/1"))
  }

  @Test("one note at a time")
  func several() {
    var desk = Desk()
    desk.press("<Space><Space>e")
    #expect(errand(desk) == nil)
    #expect(desk.state.notice?.text == "A note is about one paper; 2 are selected.")
  }

  @Test("at the start every note is compared with its file")
  func comparing() {
    var marks = MarkTable()
    marks.setNote("old", for: epsilon, at: .now(), name: "")
    let desk = Desk(marks: marks)
    let all = desk.effects.compactMap { if case .keepNotes(let notes, true) = $0 { notes } else { nil } }
    #expect(all == [[epsilon: "old"]])
  }

  @Test("a note that is refused stays in its file, and says why")
  func refused() {
    var desk = Desk()
    desk.refusal = .failed(.write, path: "/x/state.journal", code: 28)
    desk.send(.notesWritten([WrittenNote(epsilon, before: "", after: "mine")]))
    #expect(desk.state.notice?.kind == .error)
    #expect(kept(desk) == nil)
  }

  @Test("a command that needs the terminal gets it")
  func commands() {
    var desk = Desk()
    desk.send(.notice(Notice(.info, "")))
    desk.offer(commands: ["w3m", "send"], terminal: ["w3m"])
    desk.press(":run<Space>w3m<CR>")
    guard case .command("w3m", let paper)? = errand(desk) else {
      Issue.record("no errand")
      return
    }
    #expect(paper.title == "Epsilon is small")
  }
}
