import Glibc
import TestSupport
import Testing

extension ReaderTests {
  @Suite("A service")
  struct RemoteTests {
    private func home(_ url: String) throws -> Home {
      let home = try Home()
      try home.write("config/lectern/config.toml", "[fetch]\nevery = false\n\n[sources.far]\nkind = \"arxiv\"\nquery = \"x\"\nurl = \"\(url)\"\n")
      return home
    }

    @Test("is searched as far as one scrolls, and what is starred comes into the library")
    func searching() async throws {
      let server = try ServiceSearchTests.service()
      let home = try home(server.base)
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("g", "/")
        try await terminal.type("far things")
        try await terminal.press("Enter")
        try await terminal.wait(forAll: "50 of 120 papers · far", "Found thing 1", "About 1.", "1/120")
        try await terminal.press("G")
        try await terminal.wait(for: "100 of 120")
        try await terminal.press("G")
        try await terminal.wait(for: "120 of 120")
        try await terminal.press("G")
        try await terminal.wait(forAll: "120/120", "Found thing 120")
        try await terminal.press("s")
        try await terminal.wait(for: "Starred: Found thing 120")
        #expect(home.text(of: "data/lectern/papers.jsonl")?.contains("Found thing 120") == true)
        try await terminal.press("Escape")
        try await terminal.wait(for: "the library") { $0.contains("1/5") || $0.contains("1/6") }
        try await terminal.press("g", "s")
        // It is shown when the library's growth is known here, and the list was asked for anew.
        _ = try await Terminal.poll {
          let isThere = try await terminal.screen().contains("1/1")
          if !isThere { try await terminal.press("R") }
          return isThere
        }
        try await terminal.wait(forAll: "Starred", "Found thing 120", "1/1")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      // What was starred at the last moment is not lost.
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/6")
        try await terminal.press(":")
        try await terminal.type("search far things")
        try await terminal.press("Enter")
        try await terminal.wait(for: "1/120")
        try await terminal.press("s", "Q")
        try await terminal.ends(with: 0)
      }
      #expect(try await home.lectern("list", "is:starred", "--format", "tsv").lines.count == 2)
    }

    @Test("is gone through in triage; what is starred there, and of which the PDF is wanted, comes into the library")
    func deciding() async throws {
      let server = try ServiceSearchTests.service()
      let home = try home(server.base)
      try await home.importPapers(Papers.five)
      // What is there already needs no network.
      mkdir("\(home.library)/pdfs", 0o700)
      try home.write("data/lectern/pdfs/arxiv-2401.00003.pdf", "%PDF-1.7\n")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press(":")
        try await terminal.type("search far things")
        try await terminal.press("Enter")
        try await terminal.wait(for: "1/120")
        try await terminal.press("i")
        try await terminal.wait(forAll: "Triage", "far: things", "Found thing 1", "50 left")
        try await terminal.press("x")
        try await terminal.wait(forAll: "Found thing 2", "not in the library", "49 left")
        try await terminal.press("s")
        try await terminal.wait(forAll: "Found thing 3", "48 left")
        try await terminal.press("Escape")
        try await terminal.wait(forAll: "48 papers left", "3/120")
        try await terminal.press("P")
        try await terminal.wait(for: "Downloaded: ")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      let library = try #require(home.text(of: "data/lectern/papers.jsonl"))
      #expect(library.contains("Found thing 2") && library.contains("Found thing 3") && !library.contains("Found thing 4"))
      #expect(try await home.lectern("list", "is:starred", "--format", "tsv").output.contains("Found thing 2"))
      #expect(try await home.lectern("list", "is:dismissed", "--format", "tsv").lines.count == 1)
    }

    @Test("that does not answer blocks no key")
    func silent() async throws {
      let server = try ServiceSearchTests.service(failing: true)
      let home = try home(server.base)
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press(":")
        try await terminal.type("search far things")
        try await terminal.press("Enter")
        try await terminal.wait(for: "answered 403")
        try await terminal.press("Escape")
        try await terminal.wait(for: "1/5")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("is looked at, and then followed, with one more table in the settings")
    func subscribing() async throws {
      let server = try ServiceSearchTests.service()
      let home = try home(server.base)
      try await home.importPapers(Papers.five)
      let before = try #require(home.text(of: "config/lectern/config.toml"))
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press(":")
        try await terminal.type("subscribe feed \(server.base)/news")
        try await terminal.press("Enter")
        try await terminal.wait(forAll: "Preview of feed", "Found thing 1", "A keep this source")
        try await terminal.press("A")
        try await terminal.wait(forAll: "feed-127-0-0-1", "1/5")
        try await terminal.wait(for: "49 new papers")
        // The reader may learn that they are in the library after it was told how many there are.
        _ = try await Terminal.poll {
          let areThere = try await terminal.screen().contains("/54")
          if !areThere { try await terminal.press("R") }
          return areThere
        }
        try await terminal.wait(for: "/54")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      let after = try #require(home.text(of: "config/lectern/config.toml"))
      #expect(after.hasPrefix(before + "\n[sources.feed-127-0-0-1-\(server.port)-news]\n"))
      #expect(after.hasSuffix("kind = \"feed\"\nurl = \"\(server.base)/news\"\n"))
    }
  }
}
