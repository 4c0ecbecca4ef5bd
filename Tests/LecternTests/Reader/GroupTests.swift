import Testing

extension ReaderTests {
  @Suite("Groups")
  struct GroupingTests {
    @Test("are folded and marked as one, and are there at the next start, which the settings can say, too")
    func groups() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      try home.write("config/lectern/config.toml", "group = \"day\"\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "▾ 2024-05-05 Sunday")
        try await terminal.type("O")
        try await terminal.wait(for: "group by venue")
        try await terminal.type("t")
        try await terminal.wait(for: "▾ math.FA")
        try await terminal.type("{")
        try await terminal.wait(for: "2 papers, 40 % of the list")
        try await terminal.type("za")
        try await terminal.wait(for: "▸ math.FA")
        try await terminal.type("x")
        try await terminal.wait(for: "Dismissed: 2 papers")
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "▾ cs.LG")
        #expect(!(try await terminal.screen()).contains("math.FA  "))
        try await terminal.type("Oo")
        try await terminal.wait(for: "No groups.")
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "Gamma rays")
        #expect(!(try await terminal.screen()).contains("▾"))
      }
    }
  }
}
