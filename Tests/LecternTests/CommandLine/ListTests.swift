import Testing

@Suite("lectern list")
struct ListTests {
  @Test("shows the sample, and says so, while there is no library")
  func sample() async throws {
    let outcome = try await Home().lectern("list")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 76)
    #expect(outcome.errors.contains("built-in sample"))
  }

  @Test("prints a table, newest first, with TeX as Unicode and nothing cut in a pipe")
  func table() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("list")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        ●   2024-05-05  arxiv:2405.00005  Epsilon is small
        ●   2024-04-04  arxiv:2404.00004  Delta 漢字 functions
        ●   2024-03-03  arxiv:2403.00003  Gamma rays
        ●   2024-02-02  arxiv:2402.00002  Beta decay of Möbius strips
        ●   2024-01-01  arxiv:2401.00001  Alpha networks

        """)
  }

  @Test("prints tabs between marks, date, id, title, authors and topics")
  func tabs() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("list", "--format", "tsv", "gamma")
    #expect(
      outcome.output
        == "\t2024-03-03\tarxiv:2403.00003\tGamma rays\tDi Dole; Ed East\tastro-ph.HE hep-th\n")
  }

  @Test("prints the library's own lines, alone or as an array")
  func json() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let lines = try await home.lectern("list", "--format", "jsonl", "sort:-date")
    #expect(lines.outputBytes == home.bytes(of: "data/lectern/papers.jsonl"))
    let array = try await home.lectern("list", "--format", "json", "sort:-date")
    #expect(array.output == "[\n" + lines.lines.joined(separator: ",\n") + "\n]\n")
    let none = try await home.lectern("list", "--format", "json", "zebra")
    #expect(none.output == "[\n]\n")
  }

  @Test(
    "finds what the query asks for",
    arguments: [
      (["neural"], ["Beta", "Alpha"]), (["neural", "-decay"], ["Alpha"]), (["-neural"], ["Epsilon", "Delta", "Gamma"]),
      (["mobius"], ["Beta"]), (["Möbius"], ["Beta"]), (["author:able", "OR", "topic:astro-ph"], ["Gamma", "Alpha"]),
      (["year:2024", "sort:title"], ["Alpha", "Beta", "Delta", "Epsilon", "Gamma"]),
      (["漢字"], ["Delta"]), (["id:2405.00005"], ["Epsilon"]), (["-topic:hep-th", "-\"small\""], ["Delta", "Alpha"]),
    ])
  func queries(words: [String], titles: [String]) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let query = try await Outcome.of(Tool.lectern, ["list", "--format", "tsv"] + words, environment: home.environment)
    #expect(query.status == 0, "\(query.errors)")
    let found = query.lines.map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[3]) }
    #expect(found.map { $0.prefix { $0 != " " } } == titles.map { $0[...] })
  }

  @Test(
    "shows a mistake in the query with a caret and what was expected",
    arguments: [
      ("title:", "^^^^^^", "expected"), ("nofield:x", "^^^^^^^^", "expected one of title:"), ("(a", "^", "expected a )"),
      ("year:abc", "^", "expected"), ("a \"b", "  ^", "expected a \""),
    ])
  func mistakes(query: String, caret: String, expected: String) async throws {
    let outcome = try await Home().lectern("list", query)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(caret) }, "\(outcome.errors)")
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  }

  @Test("ends with 1 when nothing matched")
  func nothing() async throws {
    let outcome = try await Home().lectern("list", "zzzz")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
  }

  @Test("prints no more than the limit, and says how many there are")
  func limit() async throws {
    let home = try Home()
    try await home.importPapers(Papers.hundred)
    let outcome = try await home.lectern("list", "--limit", "7")
    #expect(outcome.lines.count == 7)
    #expect(outcome.errors.contains("7 of 100"))
    let whole = try await home.lectern("list", "--limit", "100")
    #expect(whole.lines.count == 100)
    #expect(whole.errors == "")
    for wrong in ["-1", "many"] {
      let refused = try await home.lectern("list", "--limit", wrong)
      #expect(refused.status == 2)
      #expect(refused.errors.split(separator: "\n").count == 1, "\(refused.errors)")
    }
  }

  @Test("takes the library from the option before or after the command's name, and from the environment")
  func libraries() async throws {
    let home = try Home()
    let other = "\(home.path)/other"
    let brought = try await home.lectern("import", "--library", other, "-", input: Array(Papers.five.utf8))
    #expect(brought.status == 0)
    for arguments in [
      ["--library", other, "list"], ["--library=\(other)", "list"], ["list", "--library", other],
      ["list", "--library=\(other)"],
    ] {
      let outcome = try await Outcome.of(Tool.lectern, arguments, environment: home.environment)
      #expect(outcome.lines.count == 5, "\(arguments)")
    }
    #expect(try await home.lectern("list", environment: ["LECTERN_LIBRARY": other]).lines.count == 5)
    #expect(try await home.lectern("list").lines.count == 76)
  }
}
