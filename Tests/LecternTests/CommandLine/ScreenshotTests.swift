import Testing

@Suite("Pictures of the screen")
struct ScreenshotTests {
  @Test("lectern screenshot presses keys and writes what is seen", arguments: ["txt", "html", "svg"])
  func command(ending: String) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern(
      "screenshot", "\(home.path)/a.\(ending)", "--size", "80x16", "--keys", "/beta<CR>")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try #require(home.text(of: "a.\(ending)"))
    #expect(text.contains("decay of Möbius strips"))
    #expect(!text.contains("Gamma"))
    #expect(home.text(of: "data/lectern/state.json") == nil)
  }

  @Test(
    "is never written over a file, and mistakes are said",
    arguments: [
      ("a.svg", "80x16", "", "there is such a file already"), ("b.png", "80x16", "", "end the name with .svg"),
      ("b.svg", "80", "", "--size takes"), ("b.svg", "0x9999", "", "--size takes"),
      ("b.svg", "80x16", "<nokey>", "names no keys"), ("none/b.svg", "80x16", "", "No such file"),
    ])
  func refusals(name: String, size: String, keys: String, message: String) async throws {
    let home = try Home()
    try home.write("a.svg", "mine")
    let outcome = try await home.lectern("screenshot", "\(home.path)/\(name)", "--size", size, "--keys", keys)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(home.text(of: "a.svg") == "mine")
    #expect(home.text(of: "b.svg") == nil)
  }

  @Test("':screenshot FILE' writes what the terminal shows, without the line that asked for it")
  func inTheReader() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    try await Terminal.reading(home: home) { terminal in
      let before = try await terminal.wait(forAll: "Epsilon is small", "All papers          5", "Enter read")
      try await terminal.type(":screenshot seen.txt")
      try await terminal.press("Enter")
      try await terminal.wait(for: "Written: seen.txt")
      let seen = try #require(home.text(of: "seen.txt"))
      #expect(seen.split(separator: "\n").map(String.init) == before.split(separator: "\n").map(Self.trimmed))
      try await terminal.type(":screenshot seen.txt")
      try await terminal.press("Enter")
      try await terminal.wait(for: "there is such a file already")
    }
  }

  @Test("show bars and reasons as learned from the marks, with what the reader said of them, and the page of figures")
  func learned() async throws {
    let home = try Home()
    try await home.importPapers(RecommendedTests.papers)
    _ = try await home.lectern("mark", "--star", "2401.00100", "2401.00102", "2401.00104")
    try home.write("config/lectern/wishes.toml", "\"author: Nets Person\" = \"less\"\n")
    let state = Home.names(in: "\(home.path)/state/lectern")
    for (name, keys) in [("bars", "ga"), ("reasons", "gmM"), ("stats", ":stats<CR>")] {
      let outcome = try await home.lectern("screenshot", "\(home.path)/\(name).txt", "--keys", keys)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    }
    #expect(home.text(of: "bars.txt")?.contains("█") == true)
    let reasons = try #require(home.text(of: "reasons.txt"))
    #expect(reasons.contains("+ deep nets") || reasons.contains("+ nets"), "\(reasons)")
    #expect(reasons.contains("less"), "\(reasons)")
    #expect(home.text(of: "stats.txt")?.contains("days in a row") == true)
    #expect(Home.names(in: "\(home.path)/state/lectern") == state)
  }

  @Test("':export FILE' writes the papers of the list as 'lectern export' does, into a new file")
  func exporting() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    try await Terminal.reading(home: home) { terminal in
      try await terminal.wait(for: "Epsilon is small")
      for (name, words) in [("all.bib", "Written: 5 papers into all.bib"), ("all.bib", "there is such a file already"), ("all.doc", "no format; end the name with one of .bib, .ris")] {
        try await terminal.type(":export \(name)")
        try await terminal.press("Enter")
        try await terminal.wait(for: words)
      }
    }
    #expect(home.text(of: "all.bib") == (try await home.lectern("export", "is:unread")).output)
    #expect(home.text(of: "all.doc") == nil)
  }

  private static func trimmed(_ line: Substring) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
