import Testing

@Suite("lectern rules")
struct RulesTests {
  private static let settings = """
    [rules.Physics]
    when = "topic:hep-th OR topic:astro-ph"
    then = ["dismiss"]
    [rules."To look at"]
    when = "title:epsilon"
    then = ["star", "tag small things"]

    """

  @Test("papers are marked when they come, once, and the reader's undo takes it back")
  func arriving() async throws {
    let home = try Home()
    try home.write("config/lectern/config.toml", Self.settings)
    let outcome = try await home.lectern("import", "-", input: Array(Papers.five.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("rule Physics: dismiss: 2 papers"))
    #expect(outcome.errors.contains("rule To look at: star, tag small things: 1 paper"))
    #expect(try await home.lectern("list", "is:dismissed").lines.count == 2)
    #expect(try await home.lectern("list", "tag:\"small things\" is:starred").lines.count == 1)
    #expect(try await home.lectern("mark", "2402.00002", "--restore").status == 0)
    let again = try await home.lectern("import", "-", input: Array(Papers.five.utf8))
    #expect(!again.errors.contains("rule"))
    #expect(try await home.lectern("list", "is:dismissed").lines.count == 1)
  }

  @Test("trying them marks nothing")
  func trying() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    try home.write("config/lectern/config.toml", Self.settings)
    #expect(try await home.lectern("rules").lines.first == "Physics: topic:hep-th OR topic:astro-ph -> dismiss")
    let outcome = try await home.lectern("rules", "--test")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("dismiss: 2 papers") && outcome.output.contains("  arxiv:2405.00005  Epsilon is small"))
    #expect(!home.libraryNames.contains("state.json"))
  }

  @Test("mistakes are said with their line, and the other rules work")
  func mistakes() async throws {
    let home = try Home()
    try home.write("config/lectern/config.toml", Self.settings + "[rules.Bad]\nwhen = \"title:\"\nthen = [\"dismiss\"]\n[rules.Half]\nwhen = \"x\"\n")
    let outcome = try await home.lectern("rules")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("config.toml:8: rules.Bad: when: Nothing after title:"))
    #expect(outcome.errors.contains("config.toml:11: rules.Half: expected when and then"))
    #expect(outcome.lines.count == 2)
    #expect(try await Home().lectern("rules").status == 1)
  }
}
