import Glibc
import Testing

extension ReaderTests {
  @Suite("Lines in place of a screen")
  struct PlainTests {
    @Test("reads, filters and marks with a line for each change, on a terminal that can do nothing else", arguments: ["dumb", nil])
    func reading(term: String?) async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(["--plain"], home: home, width: 200, variables: ["TERM": term]) { terminal in
        try await terminal.wait(forAll: "Inbox: 5 papers", "1 of 5. unread")
        try await terminal.press("j")
        try await terminal.wait(for: "2 of 5. unread")
        try await terminal.press("s")
        try await terminal.wait(for: "unread, starred")
        try await terminal.press("/")
        try await terminal.type("gamma")
        try await terminal.wait(for: "/gamma")
        try await terminal.press("Enter")
        try await terminal.wait(forAll: "Inbox, gamma: 1 of 5 papers", "1 of 1.")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
        #expect(home.text(of: "after") == home.text(of: "before"))
      }
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    }

    @Test("writes text and ends of lines, and no sequence that moves, colours or asks; a crash adds none")
    func bytes() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      let terminal = try Pseudoterminal(["--plain"], home: home)
      try await terminal.wait(for: "1 of 5.")
      for keys in ["j", "s", "?", "q", "t", "\r", "i", "b", "q", ":th", "\u{15}stats\r", "q", "yy"] { try await terminal.press(keys) }
      kill(terminal.child, SIGSEGV)
      #expect(try await terminal.end() == 128 + SIGSEGV)
      #expect(terminal.settings == terminal.firstSettings)
      #expect(terminal.output.count > 1000)
      #expect(terminal.output.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0D || $0 == 0x0A })
    }

    @Test("a signal ends it with its code and the terminal as it was")
    func signal() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(["--plain"], home: home) { terminal in
        try await terminal.wait(for: "1 of 5.")
        kill(try await terminal.process(), SIGTERM)
        try await terminal.ends(with: 143)
        #expect(home.text(of: "after") == home.text(of: "before"))
      }
    }
  }
}
