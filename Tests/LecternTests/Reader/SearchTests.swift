import Testing

extension ReaderTests {
  @Suite("Saved searches")
  struct SavedSearchTests {
    @Test("are saved into a file of lines that keeps its comments, and are there at the next start")
    func saving() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      try home.write("config/lectern/searches.toml", "# mine\n\"Rays\" = { query = \"gamma\", key = \"gy\" } # far\nwrong = \"title:(\"\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "searches.toml:3: wrong:")
        try await terminal.type("/neural")
        try await terminal.press("Enter")
        try await terminal.type("W")
        try await terminal.wait(for: ":save-search")
        try await terminal.type("Nets")
        try await terminal.press("Enter")
        try await terminal.wait(for: "Saved as Nets")
        try await terminal.type("gy")
        try await terminal.wait(for: "All papers › gamma")
      }
      let text = try #require(home.text(of: "config/lectern/searches.toml"))
      #expect(text.hasPrefix("# mine\n\"Rays\" = { query = \"gamma\", key = \"gy\" } # far\nwrong = \"title:(\"\n\"Nets\" = \""))
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "2 Nets")
      }
    }

    @Test("are moved, renamed and deleted in the file, which keeps its comments")
    func changing() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      let path = "config/lectern/searches.toml"
      try home.write(path, "# mine\na = \"gamma\" # far\n\n# others\nb = \"delta\"\nc = \"beta\"\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "3 c")
        try await terminal.press("BTab", "1", "0", "G", "2", ">")
        try await terminal.wait(for: "the new order") {
          home.text(of: path) == "# mine\nb = \"delta\"\n\n# others\nc = \"beta\"\na = \"gamma\" # far\n"
        }
        try await terminal.type("E")
        try await terminal.wait(for: ":rename-search a")
        try await terminal.press("BSpace")
        try await terminal.type("Rays")
        try await terminal.press("Enter")
        try await terminal.wait(for: "Renamed to Rays")
        try await terminal.press("k", "X")
        try await terminal.wait(for: "Delete a saved search")
        try await terminal.press("y")
        try await terminal.wait(for: "Deleted the search c")
      }
      #expect(home.text(of: path) == "# mine\nb = \"delta\"\n\n# others\n\"Rays\" = \"gamma\"  # far\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "2 Rays")
      }
    }
  }
}
