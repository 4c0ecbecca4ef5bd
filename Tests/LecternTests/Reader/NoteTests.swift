import Glibc
import Testing

extension ReaderTests {
  @Suite("Notes in an editor")
  struct NoteTests {
    /// An editor that says that it is there, and does what a line tells it.
    private static let editor = """
      #!/bin/sh
      stty -a > "$HOME/during"
      echo "EDITING"
      read line
      case "$line" in
        fail) echo half > "$1"; exit 3 ;;
        kill) echo half > "$1"; kill -9 $$ ;;
        *) printf '%s\\n' "$line" > "$1" ;;
      esac
      """

    private func home() async throws -> Home {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try home.write("editor", Self.editor)
      chmod("\(home.path)/editor", 0o700)
      return home
    }

    @Test("the editor has the terminal as it was found, and what it wrote is there, in the marks and as a file")
    func writing() async throws {
      let home = try await home()
      try await Terminal.reading(home: home, variables: ["VISUAL": "\(home.path)/editor"]) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("e")
        try await terminal.wait(for: "EDITING")
        #expect(home.text(of: "during") == home.text(of: "before"))
        try await terminal.type("Compare with Delta.")
        try await terminal.press("Enter")
        let screen = try await terminal.wait(for: "Note kept: Epsilon is small")
        #expect(screen.contains("Compare with Delta.") && screen.contains("1/5"))
        #expect(home.text(of: "data/lectern/notes/arxiv-2405.00005.md") == "Compare with Delta.\n")
        try await terminal.press("j", "k")
        try await terminal.press("u")
        try await terminal.wait(for: "Undone: Note")
        try await terminal.wait(for: "the file's end") { home.text(of: "data/lectern/notes/arxiv-2405.00005.md") == nil }
        try await terminal.press("C-r")
        try await terminal.wait(for: "Redone: Note")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
        #expect(home.text(of: "after") == home.text(of: "before"))
      }
      #expect(try await home.lectern("list", "note:delta").lines.count == 1)
      #expect(try await home.lectern("show", "2405.00005").output.contains("Compare with Delta."))
    }

    @Test("an editor that fails or crashes changes no note, and nothing that it left is lost", arguments: ["fail", "kill"])
    func failing(how: String) async throws {
      let home = try await home()
      _ = try await home.lectern("mark", "2405.00005", "--note", "as it was")
      try await Terminal.reading(home: home, variables: ["VISUAL": nil, "EDITOR": "\(home.path)/editor"]) { terminal in
        try await terminal.wait(for: "as it was")
        try await terminal.press("e")
        try await terminal.wait(for: "EDITING")
        try await terminal.type(how)
        try await terminal.press("Enter")
        try await terminal.wait(for: "the note is as it was:")
        try await terminal.press("j", "k")
        try await terminal.wait(for: "as it was")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "data/lectern/notes/arxiv-2405.00005.md") == "as it was\n")
      let names = try await home.shell("ls \"$HOME/data/lectern/notes\"").output
      let left = try #require(names.split(separator: "\n").first { $0.contains(".left-") })
      #expect(home.text(of: "data/lectern/notes/\(left)") == "half\n")
    }

    @Test("what another program writes into a note's file is taken in at the next start")
    func outside() async throws {
      let home = try await home()
      _ = try await home.lectern("mark", "2405.00005", "--note", "one")
      try home.write("data/lectern/notes/arxiv-2405.00005.md", "one, and what I wrote at my desk\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "what I wrote at my desk")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "note:desk").lines.count == 1)
    }

    @Test("a reader that is asked to end while the editor is open ends both, and keeps what was saved")
    func ending() async throws {
      let home = try await home()
      try home.write("editor", "#!/bin/sh\necho saved > \"$1\"\necho EDITING\nexec sleep 60\n")
      try await Terminal.reading(home: home, variables: ["VISUAL": "\(home.path)/editor"]) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("e")
        try await terminal.wait(for: "EDITING")
        kill(try await terminal.process(), SIGTERM)
        try await terminal.ends(with: 128 + Int(SIGTERM))
      }
      let names = try await home.shell("cat \"$HOME\"/data/lectern/notes/*.md").output
      #expect(names == "saved\n")
    }

    @Test("a command that needs the terminal has it, with the paper in its arguments and variables")
    func command() async throws {
      let home = try await home()
      try home.write(
        "config/lectern/config.toml",
        """
        [commands.look]
        run = ["sh", "-c", 'echo "HERE $LECTERN_ID $0"; read line; exit "$line"', "{title}"]
        terminal = true
        """)
      chmod("\(home.path)/config/lectern/config.toml", 0o600)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        for (status, answer) in [("0", "look: done."), ("7", "look: it ended with status 7")] {
          try await terminal.type(":run look")
          try await terminal.press("Enter")
          try await terminal.wait(for: "HERE arxiv:2405.00005 Epsilon is small")
          try await terminal.press(status, "Enter")
          try await terminal.wait(for: answer)
        }
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }
  }
}
