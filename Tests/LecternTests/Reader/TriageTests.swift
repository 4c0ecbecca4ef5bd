import Testing

extension ReaderTests {
  @Suite("Triage in a terminal")
  struct TriageTests {
    @Test("a triage that was left goes on in the next run, and is forgotten when it is done")
    func restart() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("i")
        try await terminal.wait(for: "0 of 5 · 5 left")
        try await terminal.press("s", "x")
        try await terminal.wait(for: "2 of 5 · 3 left")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "state/lectern/triage")?.contains("\ns arxiv:2405.00005\nx arxiv:2404.00004\n. ") == true)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "3 papers left of a triage; i goes on with them.")
        try await terminal.press("i")
        try await terminal.wait(for: "2 of 5 · 3 left")
        try await terminal.wait(for: "Gamma rays")
        try await terminal.press("x", "x", "b")
        try await terminal.wait(for: "5 papers seen")
        try await terminal.press("Escape")
        try await terminal.wait(for: "Nothing new.")
        try await terminal.press("u")
        try await terminal.wait(for: "Undone: To read later: Alpha networks")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "state/lectern/triage") == nil)
    }

    @Test("a file of a triage that is damaged or of another library is no trouble")
    func damaged() async throws {
      for text in ["", "\u{0}\u{0}\n\n", "library /elsewhere\nlectern triage 1\nlist inbox\nat 0\nspent 0 of 0\n. x\n"] {
        let home = try Home()
        try await home.importPapers(Papers.five)
        _ = try await home.shell("mkdir -p \"$XDG_STATE_HOME/lectern\"")
        try home.write("state/lectern/triage", text)
        try await Terminal.reading(home: home) { terminal in
          try await terminal.wait(for: "1/5")
          try await terminal.press("i")
          try await terminal.wait(for: "0 of 5 · 5 left")
          try await terminal.press("Q")
          try await terminal.ends(with: 0)
        }
      }
    }
  }
}
