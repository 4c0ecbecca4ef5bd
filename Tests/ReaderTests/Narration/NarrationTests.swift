import Catalog
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("The reader in words")
struct NarrationTests {
  /// Somebody who hears the reader.
  private struct Listener {
    var desk: Desk
    private var said: Narration?

    init(_ desk: Desk = Desk()) { self.desk = desk }

    /// What is said now.
    mutating func listen() -> [String] {
      let narration = narrate(desk.state)
      defer { said = narration }
      return narration.lines(after: said).map(\.text)
    }

    /// What is said after keys, all together.
    mutating func press(_ keys: String) -> [String] {
      desk.press(keys)
      return listen()
    }

    /// What is said after each letter that is typed.
    mutating func type(_ text: String) -> [Narration.Line] {
      text.flatMap { letter in
        desk.type(String(letter))
        let narration = narrate(desk.state)
        defer { said = narration }
        return narration.lines(after: said)
      }
    }
  }

  @Test("begins with what the list shows, and the selected paper")
  func start() {
    var listener = Listener()
    #expect(
      listener.listen() == [
        "Inbox: 5 papers", "1 of 5. unread, code. Epsilon is small. Gil Gray. 2024-05-05. math.FA",
      ])
    #expect(listener.listen() == [])
  }

  @Test("says the groups of a list, and whether they are folded")
  func groups() {
    var listener = Listener()
    _ = listener.press("Ot")
    #expect(listener.press("{") == ["Group 1 of 4. math.FA: 2 papers"])
    #expect(listener.press("za") == ["Group 1 of 4. math.FA: 2 papers, folded"])
    #expect(listener.press("jj") == ["3 of 5. unread. Gamma rays. Di Dole, Ed East, Flo Fox. 2024-03-03. astro-ph.HE"])
    _ = listener.press("{<Space>")
    #expect(listener.press("{").last == "Group 2 of 4. selected. astro-ph.HE: 1 paper")
  }

  @Test("says a paper in one line when the selection moves, and of a mark only what is marked")
  func moving() {
    var listener = Listener()
    _ = listener.listen()
    #expect(listener.press("j") == ["2 of 5. unread. Delta 漢字 functions. 2024-04. math.FA"])
    #expect(listener.press("j") == ["3 of 5. unread. Gamma rays. Di Dole, Ed East, Flo Fox. 2024-03-03. astro-ph.HE"])
    #expect(listener.press("s").last == "unread, starred")
    #expect(listener.press("b").last == "unread, starred, to read")
    #expect(listener.press("j") == ["4 of 5. unread. Beta decay of Möbius strips. Bo Baker, Cy Cole. 2024-02-02. hep-th"])
  }

  @Test("says a paper whole when it is opened, and the list again when that is left")
  func reading() {
    var listener = Listener()
    _ = listener.listen()
    let page = listener.press("<CR>")
    #expect(page.first == "Epsilon is small")
    #expect(page.contains("Smaller than small. Code: https://github.com/example/epsilon."))
    #expect(listener.press("s").last == "unread, starred, code")
    #expect(listener.press("<Esc>").last == "1 of 5. unread, starred, code. Epsilon is small. Gil Gray. 2024-05-05. math.FA")
  }

  @Test("a typed line grows at its end, and what it found is said when it is finished")
  func typing() {
    var listener = Listener()
    _ = listener.listen()
    #expect(listener.press("/") == ["/"])
    #expect(
      listener.type("net") == [
        Narration.Line(text: "/n", continues: true), Narration.Line(text: "/ne", continues: true),
        Narration.Line(text: "/net", continues: true),
      ])
    #expect(
      listener.press("<CR>") == ["Inbox, net: 1 of 5 papers", "1 of 1. unread. Alpha networks. Ada Able. 2024-01-01. cs.LG"])
  }

  @Test("a query that finds nothing says so, and what to do")
  func nothing() {
    var listener = Listener()
    _ = listener.listen()
    _ = listener.press("/")
    _ = listener.type("zzz")
    let said = listener.press("<CR>")
    #expect(said.first == "Inbox, zzz: 0 of 5 papers")
    #expect(said.last?.hasPrefix("No paper in Inbox matches.") == true)
  }

  @Test("a chooser says what it is, and then what is selected in it")
  func choosing() {
    var listener = Listener()
    _ = listener.listen()
    #expect(listener.press("t") == ["Topics: 4", "cs.LG, 2"])
    #expect(listener.press("<Down>") == ["hep-th, 2"])
    #expect(listener.press("<Esc>") == ["1 of 5. unread, code. Epsilon is small. Gil Gray. 2024-05-05. math.FA"])
  }

  @Test("help says every key of the view, wherever it would be scrolled to")
  func help() {
    var listener = Listener()
    _ = listener.listen()
    let said = listener.press("?")
    for invocation in listener.desk.state.keymap.bindings(in: .library).map(\.invocation) {
      // Keys of saved searches that are not there are of no use.
      let isOffered = invocation.command != .search || invocation.argument == nil
      #expect(said.contains { $0.hasSuffix(": \(invocation.summary)") } == isOffered, "\(invocation)")
    }
  }

  @Test("triage says paper after paper, and at the end what was decided")
  func triage() {
    var listener = Listener()
    _ = listener.listen()
    #expect(listener.press("i").prefix(2) == ["Triage: 0 of 5 decided", "Epsilon is small"])
    let second = listener.press("s")
    #expect(second.contains("Triage: 1 of 5 decided") && second.contains("Delta 漢字 functions"))
    #expect(listener.press("xxxx").suffix(2) == ["Triage: 5 of 5 decided", "1 paper starred"])
    #expect(listener.press("j") == ["Epsilon is small"])
  }

  @Test("queues and topics are said with their papers")
  func sidebar() {
    var listener = Listener()
    _ = listener.listen()
    var said: [String] = []
    for _ in 0..<3 where !listener.desk.state.focus.isSidebar { said = listener.press("<Tab>") }
    #expect(said.last == "Inbox: 5 papers")
    #expect(listener.press("jj") == ["Recommended: 5 papers"])
  }

  @Test("what may follow a key is said")
  func pending() {
    var listener = Listener()
    _ = listener.listen()
    #expect(listener.press("g").first?.hasPrefix("g, then g: to the first; ") == true)
  }

  @Test("nothing that a terminal could take for a command is said, and in ASCII nothing else")
  func cleaning() {
    let lines = #"{"id":"x:1","title":"Red \u001b[31m \u202e alert – née","authors":["A\u0007"]}"#
    var desk = Desk(lines: lines)
    for isASCII in [false, true] {
      desk.draw(inASCII: isASCII)
      for line in narrate(desk.state).lines(after: nil) {
        #expect(line.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
        #expect(!isASCII || line.text.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }
}

extension Pane {
  fileprivate var isSidebar: Bool { self == .sidebar }
}
