import Catalog
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Papers of which a later version came")
struct RevisionTests {
  private static let lines = """
    {"id":"arxiv:2401.00001","title":"Quick networks","abstract":"We prove that nets learn quickly.","published":"2024-01-01","updated":"2024-06-01","source":"arxiv","earlier":[{"title":"Slow networks","abstract":"We show that nets learn.","until":"2023-11-14T20:00:00Z"}],"added":"2023-01-01T00:00:00Z"}
    {"id":"arxiv:2312.00002","title":"Beta decay","abstract":"Strips decay.","published":"2023-12-01","source":"arxiv","added":"2023-01-01T00:00:00Z"}
    """
  private static let id = PaperID(key: "arxiv:2401.00001")

  /// - Parameter read: when the paper was read.
  private func desk(read: String? = "2023-11-14T19:00:00Z", width: Int = 100) -> Desk {
    var marks = MarkTable()
    if let time = read.flatMap({ Timestamp($0) }) {
      marks.set(.read, true, for: [Self.id, PaperID(key: "arxiv:2312.00002")], at: time, name: "read")
    }
    var desk = Desk(width: width, height: 36, lines: Self.lines, marks: marks)
    desk.press("gagg")
    return desk
  }

  @Test("one that was read before it came shows as updated, with what changed")
  func updated() {
    let desk = desk()
    #expect(desk.screen.contains("↻  2024-01") && desk.screen.contains("↻ updated"))
    #expect(desk.screen.contains("New version since you read it: title changed, abstract changed."))
    #expect(desk.screen.contains("[-Slow-] Quick networks") && desk.screen.contains("We [-show-] prove that nets"))
    #expect(desk.screen.components("↻  ") == 1)
  }

  @Test("one that is unread, or was read afterwards, does not", arguments: [nil, "2023-11-14T20:00:00Z"])
  func others(read: String?) {
    let desk = desk(read: read)
    #expect(!desk.screen.contains("↻") && !desk.screen.contains("[-"))
    #expect(desk.screen.contains("Quick networks"))
  }

  @Test("is:updated finds it")
  func query() {
    var desk = desk()
    desk.press("/is:updated<CR>")
    #expect(desk.titles == ["Quick networks"])
  }

  @Test("is:updated finds it from a queue of unread papers, too, which says that it looks through all", arguments: ["gi", "gm"])
  func queryInQueue(queue: String) {
    var desk = desk()
    desk.press(queue)
    #expect(desk.titles == [])
    desk.press("/is:updated<CR>")
    #expect(desk.titles == ["Quick networks"])
    #expect(desk.screen.contains("All papers › is:updated") && desk.screen.contains("1 of 2 papers"))
    desk.press("c")
    #expect(desk.titles == [] && desk.state.filter.title != "All papers")
    // A queue that has some of it is looked through alone, and so is what only mentions it.
    desk.press("gs/<C-u>is:updated<CR>")
    #expect(desk.titles == [])
    desk.press("gi/<C-u>is:updated<Space>OR<Space>beta<CR>")
    #expect(desk.titles == [])
  }

  @Test("reading it makes it as read as any, and what changed stays in view for as long as it is read")
  func reading() {
    var desk = desk()
    desk.press("<CR>")
    #expect(desk.state.deadline != nil)
    desk.wait(milliseconds: 2_100)
    #expect(!desk.state.rowMarks.updated.contains(desk.state.list.rows[0]))
    #expect(desk.disk.marks(of: Self.id)?.lastRead == Timestamp("2023-11-14T20:00:00Z"))
    #expect(desk.screen.contains("[-show-]") && desk.state.deadline == nil)
    desk.press("]<Esc>gg")
    #expect(!desk.screen.contains("[-show-]") && !desk.screen.contains("↻"))
  }

  @Test("undo takes back that the later version was read")
  func undo() {
    var desk = desk()
    desk.press("<CR>")
    desk.wait(milliseconds: 2_100)
    desk.press("<Esc>")
    #expect(!desk.screen.contains("↻  ") && desk.state.rowMarks.read.count == 2)
    desk.press("u")
    #expect(desk.screen.contains("↻  2024-01") && desk.state.rowMarks.read.count == 2)
    desk.press("<C-r>")
    #expect(!desk.screen.contains("↻  "))
    let again = RowMarks(of: desk.disk, in: desk.state.catalog, today: 0, since: nil)
    #expect(again.updated.isEmpty && again.read == desk.state.rowMarks.read)
  }

  @Test("a key shows what the last version changed at any time, and hides it again", arguments: [nil, "2023-11-14T19:00:00Z", "2023-11-14T20:00:00Z"])
  func changes(read: String?) {
    var desk = desk(read: read)
    let isShown = desk.screen.contains("[-show-]")
    for key in ["D", "gc", "D"] {
      let before = desk.screen.contains("[-show-]")
      desk.press(key)
      #expect(desk.screen.contains("[-show-]") != before)
    }
    #expect(desk.screen.contains("[-show-]") != isShown)
    if !isShown { #expect(desk.screen.contains("Last version, here since 2023-11-14: title changed, abstract changed.")) }
    desk.press("]")
    #expect(!desk.screen.contains("[-"))
  }

  @Test("a paper of which no earlier version is known says so")
  func noChanges() {
    var desk = desk()
    desk.press("]D")
    #expect(desk.screen.contains("No earlier version of this paper is known."))
  }

  @Test("one that is marked as unread and read again is not updated any more, one by one or many at once")
  func marking() {
    var desk = desk()
    desk.press("m")
    #expect(!desk.screen.contains("↻"))
    desk.press("m")
    #expect(!desk.screen.contains("↻") && desk.state.rowMarks.read.count == 2)
  }

  @Test("a mark that another process makes is followed")
  func elsewhere() {
    var desk = desk()
    var other = desk.disk
    let request = MarkRequest.change([Edit(.mark(.read, false), [Self.id])], name: "unread")
    let answer = other.answer(to: request, at: desk.now)
    desk.send(.marksArrived(answer.changes))
    #expect(!desk.screen.contains("↻"))
  }

  @Test("it shows without colours by attributes, in ASCII by a letter, and in words by signs")
  func plain() {
    var desk = desk()
    desk.draw(inASCII: true)
    #expect(desk.screen.contains("u  2024-01") && desk.screen.contains("u updated"))
    desk.draw(inASCII: false)
    let frame = view(desk.state)
    let cells = frame.cells(of: "prove")
    #expect(!cells.isEmpty && cells.allSatisfy { $0.style.attributes.contains(.underlined) })
    #expect(frame.cells(of: "[-show-]").allSatisfy { $0.style.attributes.contains(.dim) })
    #expect(frame.cells(of: "that nets").allSatisfy { !$0.style.attributes.contains(.underlined) })
    desk.press("<CR>")
    let narration = narrate(desk.state)
    #expect(narration.subject.marks.contains("updated"))
    #expect(narration.page.contains { $0.contains("We [-show-] {+prove+} that nets") })
  }
}

extension Frame {
  /// The cells of the first place where a text of ASCII stands.
  fileprivate func cells(of text: String) -> [Cell] {
    for y in 0..<size.height {
      for x in 0..<max(0, size.width - text.count) {
        let cells = (0..<text.count).map { self[x + $0, y] }
        if cells.map(\.text).joined() == text { return cells }
      }
    }
    return []
  }
}

extension String {
  /// How often another text stands in this one.
  fileprivate func components(_ other: String) -> Int { ranges(of: other).count }
}
