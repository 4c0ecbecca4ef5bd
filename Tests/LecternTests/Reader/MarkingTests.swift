import Glibc
import Testing

extension ReaderTests {
  @Suite("Marking")
  struct MarkingTests {
    @Test("a star given in one run is there in the next")
    func star() async throws {
      let home = try Home()
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press("j", "s")
        try await terminal.wait(for: "Starred: ")
        try await terminal.press("q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "data/lectern/state.json")?.contains("starred") == true)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(forAll: "1/76", "★", "Starred             1")
      }
    }

    @Test func `the journal is begun before the first mark, and gone when there was none`() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.wait(for: "a journal") { _ in home.text(of: "data/lectern/state.journal")?.hasSuffix("\n") == true }
        #expect(home.text(of: "data/lectern/state.json") == nil)
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(!home.libraryNames.contains { $0.hasPrefix("state.journal") })
    }

    @Test("later, dismissed and read survive, and undo reaches back over the restart")
    func others() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("b", "j", "m", "j", "x")
        try await terminal.wait(for: "Dismissed: Gamma")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(
          forAll: "1/3", "To read             1", "Read                1", "Dismissed           1")
        try await terminal.press("u")
        try await terminal.wait(for: "Undone: Dismissed Gamma")
        try await terminal.press("u")
        try await terminal.wait(for: "Undone: Read Delta")
        try await terminal.press("C-r")
        try await terminal.wait(for: "Redone: Read Delta")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:dismissed").status == 1)
      #expect(try await home.lectern("list", "is:read").output.contains("Delta"))
      #expect(try await home.lectern("list", "is:later").output.contains("Epsilon"))
    }

    @Test("a paper in view for long enough is read, and its row stays")
    func reading() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try home.write("config/lectern/config.toml", "read_after = 0.05\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("Enter")
        try await terminal.wait(forAll: "Read                1", "1/5", "Inbox               4")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:read").output.contains("Epsilon"))
    }

    @Test("a damaged state file is set aside and said, and the reader goes on")
    func damaged() async throws {
      let home = try Home()
      mkdir(home.library, 0o700)
      try home.write("data/lectern/state.json", "nonsense")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "damaged")
        try await terminal.press("s")
        try await terminal.wait(for: "Starred: ")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      let aside = try #require(home.libraryNames.first { $0.hasPrefix("state.json.broken-") })
      #expect(home.text(of: "data/lectern/\(aside)") == "nonsense")
      #expect(home.text(of: "data/lectern/state.json")?.contains("starred") == true)
    }

    @Test("marks of another process stay when the reader saves its own")
    func together() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        #expect(try await home.lectern("mark", "2401.00001", "--star").status == 0)
        try await terminal.press("s")
        try await terminal.wait(for: "Starred             2")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:starred").lines.count == 2)
    }

    @Test("what cannot be kept is not shown as marked, and the reason is")
    func refused() async throws {
      let home = try Home()
      let file = try home.write("file", "no folder")
      try await Terminal.reading(["--library", file], home: home) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press("s")
        try await terminal.wait(
          forAll: "Not marked: a part of the path is a file, not a folder", "Starred             0", without: ["★"])
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("a mark of one window is in the other without a key, and undo is each one's own")
    func windows() async throws {
      let (home, elsewhere) = (try Home(), try Home())
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { first in
        try await first.wait(for: "1/5")
        try await Terminal.reading(["--library", home.library], home: elsewhere) { second in
          try await second.wait(for: "1/5")
          try await second.press("j", "s")
          try await first.wait(for: "Starred             1")
          #expect(try await home.lectern("mark", "2401.00001", "--star").status == 0)
          try await first.wait(for: "Starred             2")
          try await second.wait(for: "Starred             2")
          try await first.press("u")
          try await first.wait(for: "Nothing to undo.")
          try await second.press("u")
          try await first.wait(for: "Starred             1")
          try await second.press("Q")
          try await second.ends(with: 0)
        }
        try await first.press("Q")
        try await first.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
      #expect(!home.libraryNames.contains("state.journal"))
    }
  }

  @Suite("Themes and settings")
  struct SettingsTests {
    @Test("a theme shows itself while it is chosen, and is remembered")
    func themes() async throws {
      let home = try Home()
      let variables: [String: String?] = ["TERM": "screen-256color", "COLORTERM": nil, "NO_COLOR": nil]
      try await Terminal.reading(home: home, variables: variables) { terminal in
        try await terminal.wait(forAll: "1/76", "All papers         76", "Enter read")
        let before = try await terminal.coloredScreen()
        try await terminal.press("T")
        try await terminal.type("gruvbox-l")
        try await terminal.wait(forAll: "› gruvbox-l", "gruvbox-light")
        try await terminal.press("Escape")
        #expect(try await Terminal.poll { try await terminal.coloredScreen() == before })
        try await terminal.press("T")
        try await terminal.type("gruvbox-l")
        try await terminal.press("Enter")
        try await terminal.wait(for: "the choice to be kept") { home.text(of: "state/lectern/theme") != nil }
        try await terminal.wait(for: "the list") { !$0.contains("›") }
        #expect(try await Terminal.poll { try await terminal.coloredScreen() != before })
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "state/lectern/theme") == "gruvbox-light\n")
    }

    @Test("a mistake in the settings is said with its line, and the rest is used")
    func mistakes() async throws {
      let home = try Home()
      try home.write("config/lectern/config.toml", "mouse = 3\n[keys]\n\"<F2>\" = \"star\"\n")
      try await Terminal.reading(home: home, width: 160) { terminal in
        try await terminal.wait(for: "config.toml:1: mouse: expected true or false")
        try await terminal.press("F2")
        try await terminal.wait(for: "★")
      }
    }
  }
}
