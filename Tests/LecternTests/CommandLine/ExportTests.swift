import Testing

@Suite("lectern export")
struct ExportCommandTests {
  @Test("What one library exports another takes in", arguments: ["bibtex", "ris", "csl-json", "jsonl"])
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

  @Test("Nothing found is said by the exit status, a strange format by the usage")
  func mistakes() async throws {
    let home = try Home()
    #expect(try await home.lectern("export", "qwertyuiop").status == 1)
    #expect(try await home.lectern("export", "--format", "word").status == 2)
    #expect(try await home.lectern("export", "title:").status == 2)
  }
}
