import Testing

@Suite("lectern show")
struct ShowTests {
  @Test(
    "prints a paper by any spelling of its id",
    arguments: ["2402.00002", "arxiv:2402.00002", "arXiv:2402.00002v3", "https://arxiv.org/pdf/2402.00002v1"])
  func spellings(id: String) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("show", id)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Beta decay of Möbius strips
        Bo Baker, Cy Cole
        2024-02-02 · arxiv:2402.00002
        hep-th

        Strips decay, neural or not.

        [1] page    https://arxiv.org/abs/2402.00002
        [2] pdf     https://arxiv.org/pdf/2402.00002

        """)
  }

  @Test("prints BibTeX and nothing else")
  func bibTeX() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("show", "--bibtex", "2402.00002")
    #expect(outcome.output.hasPrefix("@"))
    #expect(outcome.output.hasSuffix("}\n") && !outcome.output.hasSuffix("\n\n"))
    #expect(outcome.output.contains("eprint = {2402.00002}"))
  }

  @Test("tells an id that is not in the library from what is no id at all")
  func unknown() async throws {
    let home = try Home()
    let absent = try await home.lectern("show", "2401.99999")
    #expect(absent.status == 1)
    #expect(absent.errors.contains("arxiv:2401.99999"))
    let senseless = try await home.lectern("show", "no\u{1B}[31m id")
    #expect(senseless.status == 2)
    #expect(senseless.errorBytes.forbiddenScalars.isEmpty)
    #expect(try await home.lectern("show").status == 2)
  }

  @Test("finds papers without an id from outside by the id that list prints")
  func fallback() async throws {
    let home = try Home()
    try await home.importPapers("{\"title\":\"No id at all\",\"authors\":[\"Ada Able\"]}\n")
    let line = try #require(try await home.lectern("list", "--format", "tsv").lines.first)
    let id = String(line.split(separator: "\t", omittingEmptySubsequences: false)[2])
    #expect(id.hasPrefix("title:"))
    #expect(try await home.lectern("show", id).output.hasPrefix("No id at all\n"))
  }
}
