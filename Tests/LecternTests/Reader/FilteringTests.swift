import Testing

extension ReaderTests {
  @Suite("Filtering")
  struct FilteringTests {
    @Test("changes the list with every key, and Esc brings back what was there")
    func asYouType() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("/")
        try await terminal.type("neu")
        try await terminal.wait(for: "2 of 5")
        try await terminal.type("ral dec")
        try await terminal.wait(forAll: "1 of 5", "Möbius", without: ["Gamma"])
        try await terminal.press("Escape")
        try await terminal.wait(for: "5 papers")
      }
    }

    @Test("shows a mistake with a caret and keeps the last good result")
    func mistake() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("/")
        try await terminal.type("gamma )")
        // The mistake is shown at once, the answer to what stands before it when it is there.
        let screen = try await terminal.wait(forAll: "^ ", "Gamma rays", without: ["Epsilon"])
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let typed = try #require(lines.firstIndex { String($0).hasPrefix("/gamma )") })
        let caret = try #require(lines[typed + 1].firstIndex(of: "^"))
        #expect(lines[typed][caret] == ")")
      }
    }

    @Test("type-ahead: a filter, Enter and a star in one burst star the first match")
    func typeAhead() async throws {
      let home = try Home()
      try await home.importPapers(Papers.hundred)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/100")
        try await terminal.press("/", "0", "7", "7", "Enter", "s")
        try await terminal.wait(for: "★")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:starred").output.contains("Paper number 077"))
    }

    @Test("keys typed before the first frame are not lost")
    func early() async throws {
      let home = try Home()
      try await home.importPapers(Papers.hundred)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.press("j", "j", "j", "s")
        try await terminal.wait(for: "4/100")
        try await terminal.wait(for: "★")
      }
    }

    @Test("chooses several topics, narrowed by typing")
    func topics() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("t", "h", "e", "p")
        try await terminal.wait(forAll: "› hep", "hep-th")
        try await terminal.press("Tab", "C-u")
        try await terminal.type("cs.")
        try await terminal.press("Tab", "Enter")
        try await terminal.wait(for: "4 of 5")
        try await terminal.press("c")
        try await terminal.wait(for: "5 papers")
      }
    }

    @Test("takes a paste into the filter as text, and nowhere as keys")
    func pastes() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.tmux("set-buffer", "sxQ\nq")
        try await terminal.tmux("paste-buffer", "-p", "-r")
        try await terminal.wait(for: "Pasted text")
        try await terminal.press("/")
        try await terminal.wait(for: "5 of 5")
        try await terminal.tmux("set-buffer", "gamma\nrays")
        try await terminal.tmux("paste-buffer", "-p", "-r")
        try await terminal.wait(for: "/gamma rays")
        try await terminal.wait(for: "1 of 5")
      }
    }
  }
}
