import Glibc
import Testing

extension ReaderTests {
  @Suite("The sources")
  struct SourcesTests {
    @Test("are listed, fetched from, paused and removed, and the settings keep all else")
    func page() async throws {
      let home = try Home()
      try home.write("papers.jsonl", Papers.five)
      let text = """
        # mine
        [fetch]
        every = false
        [sources.five] # a program
        kind = "command"
        command = ["cat", "\(home.path)/papers.jsonl"]
        [sources.bad]
        kind = "command"
        command = ["sh", "-c", "echo out of order >&2; exit 7"]
        # the end

        """
      let file = try home.write("config/lectern/config.toml", text)
      chmod(file, 0o600)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "sample")
        try await terminal.press("g", "F")
        try await terminal.wait(forAll: "five  command cat", "never fetched · by hand only")
        try await terminal.press("Enter")
        try await terminal.wait(forAll: "5 papers, 5 new", "5 papers in all")
        try await terminal.press("a")
        try await terminal.wait(forAll: "5 papers, 0 new", "✗ sh: ", "out of order", "never went well")
        try await terminal.press("p")
        try await terminal.wait(forAll: "Paused: five.", "· paused")
        #expect(home.text(of: "config/lectern/config.toml") == text.replacing("# a program\n", with: "# a program\npaused = true\n"))
        // What is paused is left out where all are asked.
        try await terminal.press("p")
        try await terminal.wait(for: "five goes on.")
        #expect(home.text(of: "config/lectern/config.toml") == text)
        try await terminal.press("j", "x")
        try await terminal.wait(for: "Remove bad?")
        try await terminal.press("y")
        try await terminal.wait(forAll: "Removed: bad.", without: ["bad  command"])
        #expect(home.text(of: "config/lectern/config.toml") == text.replacing("[sources.bad]\nkind = \"command\"\ncommand = [\"sh\", \"-c\", \"echo out of order >&2; exit 7\"]\n", with: ""))
        try await terminal.press("Escape")
        try await terminal.wait(for: "Enter read")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("of settings that nobody may write are left as they are, and that is said")
    func readOnly() async throws {
      let home = try Home()
      let file = try home.write("config/lectern/config.toml", "sources.far = { kind = \"feed\", url = \"http://127.0.0.1:9/\" }\n[fetch]\nevery = false\n")
      chmod(file, 0o600)
      try await Terminal.reading(home: home, width: 240) { terminal in
        try await terminal.wait(for: "sample")
        try await terminal.press("g", "F")
        try await terminal.wait(for: "far  feed")
        try await terminal.press("x", "y")
        try await terminal.wait(for: "change it by hand")
        try await terminal.press("Q")
      }
    }
  }
}
