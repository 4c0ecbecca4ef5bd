import Testing

@Suite("lectern export")
struct ExportCommandTests {
  @Test("What one library exports another takes in", arguments: ["bibtex", "ris", "csl-json", "csv", "atom", "jsonl"])
  func roundTrip(format: String) async throws {
    let (from, to) = (try Home(), try Home())
    try await from.importPapers(Papers.five)
    let exported = try await from.lectern("export", "--format", format)
    #expect(exported.status == 0)
    let file = try to.write("bibliography", exported.output)
    #expect(try await to.lectern("import", file).status == 0)
    let (before, after) = (try await from.lectern("list", "--format", "tsv"), try await to.lectern("list", "--format", "tsv"))
    #expect(Self.titles(before.output).count == 5)
    #expect(Self.titles(before.output) == Self.titles(after.output))
  }

  private static func titles(_ table: String) -> Set<Substring> {
    Set(table.split(separator: "\n").compactMap { $0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst(3).first })
  }

  @Test("Keys are made as the settings say, or the option, and one that no program takes is refused")
  func keys() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let keys = { (outcome: Outcome) in
      outcome.lines.filter { $0.hasPrefix("@") }.map { String($0.dropFirst("@misc{".count).dropLast()) }
    }
    #expect(try await keys(home.lectern("export", "--key", "{Author}:{yy}", "author:able OR author:baker")) == ["Baker:24", "Able:24"])
    try home.write("config/lectern/config.toml", "citation_key = \"{id}\"\n")
    #expect(try await keys(home.lectern("export", "author:able")) == ["arxiv240100001"])
    #expect(try await keys(home.lectern("show", "--bibtex", "2401.00001")) == ["arxiv240100001"])
    #expect(try await home.lectern("export", "--key", "{year},").status == 2)
    try home.write("config/lectern/config.toml", "citation_key = \"{name}\"\n")
    let mistaken = try await home.lectern("export", "author:able")
    #expect(keys(mistaken) == ["able2024alpha"] && mistaken.errors.contains("citation_key: expected letters"))
  }

  @Test("Nothing found is said by the exit status, a strange format by the usage")
  func mistakes() async throws {
    let home = try Home()
    #expect(try await home.lectern("export", "qwertyuiop").status == 1)
    #expect(try await home.lectern("export", "--format", "word").status == 2)
    #expect(try await home.lectern("export", "title:").status == 2)
  }
}
