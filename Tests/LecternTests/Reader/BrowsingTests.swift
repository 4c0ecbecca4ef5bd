import Testing

extension ReaderTests {
  @Suite("Browsing")
  struct BrowsingTests {
    @Test("starts on the sample, moves, opens a paper, comes back and quits")
    func sample() async throws {
      let home = try Home()
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(forAll: "1/76", "76 papers · sample", "Queues", "Topics", "All papers         76")
        try await terminal.press("j", "j")
        try await terminal.wait(for: "3/76")
        try await terminal.press("k")
        try await terminal.wait(for: "2/76")
        try await terminal.press("G")
        try await terminal.wait(for: "76/76")
        try await terminal.press("g", "g")
        try await terminal.wait(for: "1/76")
        try await terminal.press("C-d")
        try await terminal.wait(for: "the middle") { $0.position.map { $0 != "1/76" } ?? false }
        try await terminal.press("Home", "Down", "Enter")
        try await terminal.wait(for: "Esc back")
        try await terminal.press("h")
        try await terminal.wait(for: "Enter read")
        try await terminal.press("q")
        try await terminal.ends(with: 0)
      }
      #expect(home.libraryNames == [])
    }

    @Test("shows the first steps to whoever is new, goes on with them after a restart, and leaves them for good")
    func tour() async throws {
      let home = try Home(isNew: true)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(forAll: "1/76", "Tour 1/7")
        try await terminal.press("j")
        try await terminal.wait(forAll: "2/76", "Tour 2/7")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "Tour 2/7")
        try await terminal.press("q")
        try await terminal.wait(for: "The tour is over")
        try await terminal.press("q")
        try await terminal.ends(with: 0)
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(forAll: "1/76", "Enter read", without: ["Tour"])
        try await terminal.press("q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("shows thirty papers on forty rows", arguments: [(120, 40), (80, 40), (60, 40)])
    func room(width: Int, height: Int) async throws {
      try await Terminal.reading(home: Home(), width: width, height: height) { terminal in
        try await terminal.wait(for: "thirty papers") { screen in
          screen.split(separator: "\n").filter { $0.contains(" ● ") && !$0.contains("unread") }.count >= 30
        }
      }
    }

    @Test("shows every key of this view under ?, and closes with any key")
    func help() async throws {
      try await Terminal.reading(home: Home(), width: 170, height: 120) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press("?")
        try await terminal.wait(for: "Keys of the list and the sidebar")
        try await terminal.wait(for: "every key") { help in
          ["half a page down", "star, or take the star away", "choose topics", "copy as BibTeX"].allSatisfy(help.contains)
        }
        try await terminal.press("?")
        try await terminal.wait(for: "the list") { !$0.contains("Keys of the list") }
        try await terminal.press("Enter", "?")
        try await terminal.wait(for: "Keys of the paper")
      }
    }

    @Test("runs commands by name with completion, and says what is wrong with one")
    func commands() async throws {
      try await Terminal.reading(home: Home()) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press(":", "q", "u", "e", "Tab")
        try await terminal.wait(for: ":queue")
        try await terminal.type(" starred")
        try await terminal.press("Enter")
        try await terminal.wait(for: "No stars yet")
        try await terminal.press(":", "n", "o", "n", "e", "Enter")
        try await terminal.wait(for: "no command 'none'")
        try await terminal.press(":", "q", "u", "i", "t", "Enter")
        try await terminal.ends(with: 0)
      }
    }

    @Test("shows files without importing them")
    func files() async throws {
      let home = try Home()
      try home.write("five.jsonl", Papers.five)
      try home.write("listing", Papers.listing)
      try await Terminal.reading(["five.jsonl", "listing", "missing"], home: home) { terminal in
        // The list comes before the word on the file that is missing.
        let screen = try await terminal.wait(for: "missing: no such file")
        #expect(screen.contains("1/7") && screen.contains("3 files") && screen.contains("First Things First"))
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(!home.libraryNames.contains { $0.hasPrefix("papers") })
      try await Terminal.reading(["missing"], home: home) { terminal in
        try await terminal.ends(with: 3)
      }
      #expect(home.text(of: "errors")?.contains("missing: no such file") == true)
    }

    @Test("shows nothing odd of hostile papers, in the list or while reading")
    func hostile() async throws {
      let home = try Home()
      try await home.importPapers(Hostile.papers)
      try await Terminal.reading(home: home) { terminal in
        for key in ["Home", "j", "Enter", "J", "?"] {
          try await terminal.press(key)
          let screen = try await terminal.wait(for: "Lectern")
          #expect(Array(screen.utf8).forbiddenScalars.isEmpty)
          #expect(screen.split(separator: "\n").count <= 36)
        }
        try await terminal.press("x", "Q")
        try await terminal.ends(with: 0)
        #expect(try await terminal.tmux("display-message", "-p", "#{pane_title}").contains("owned") == false)
      }
    }

    @Test("opens while the index is missing or damaged", arguments: ["missing", "damaged", "short"])
    func index(what: String) async throws {
      let home = try Home()
      try await home.importPapers(Papers.hundred)
      let whole = try #require(home.bytes(of: "data/lectern/papers.snapshot"))
      switch what {
      case "missing": _ = try await home.shell("rm \"$XDG_DATA_HOME/lectern/papers.snapshot\"")
      case "damaged":
        let bytes = whole.enumerated().map { $0.offset > 200 ? $0.element ^ 0x5A : $0.element }
        try home.write("data/lectern/papers.snapshot", bytes)
      default: try home.write("data/lectern/papers.snapshot", Array(whole.prefix(whole.count / 2)))
      }
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/100")
        try await terminal.press("/", "0", "4", "2", "Enter")
        try await terminal.wait(for: "Paper number 042")
      }
    }

    @Test("shows papers that another process imports meanwhile")
    func growing() async throws {
      let home = try Home()
      try await home.importPapers(Papers.hundred)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/100")
        try await home.importPapers(Papers.snapshot)
        try await terminal.wait(for: "R shows")
        try await terminal.press("/", "S", "n", "a", "p", "s", "h", "o", "t", "s", "Enter")
        try await terminal.wait(for: "Snapshots of light")
        try await terminal.press("q", "q")
      }
    }
  }
}
