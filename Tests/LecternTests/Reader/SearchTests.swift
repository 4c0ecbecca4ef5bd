import Testing

extension ReaderTests {
  @Suite("Saved searches")
  struct SavedSearchTests {
    @Test("are saved into a file of lines that keeps its comments, and are there at the next start")
    func saving() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      try home.write("config/lectern/searches.toml", "# mine\n\"Rays\" = \"gamma\" # far\nwrong = \"title:(\"\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "searches.toml:3: wrong:")
        try await terminal.type("/neural")
        try await terminal.press("Enter")
        try await terminal.type("W")
        try await terminal.wait(for: ":save-search")
        try await terminal.type("Nets")
        try await terminal.press("Enter")
        try await terminal.wait(for: "Saved as Nets")
        try await terminal.type("g1")
        try await terminal.wait(for: "All papers › gamma")
      }
      let text = try #require(home.text(of: "config/lectern/searches.toml"))
      #expect(text.hasPrefix("# mine\n\"Rays\" = \"gamma\" # far\nwrong = \"title:(\"\n\"Nets\" = \""))
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "2 Nets")
      }
    }
  }
}
