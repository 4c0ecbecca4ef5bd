import Testing

@Suite("lectern similar")
struct SimilarTests {
  @Test("prints what is like a paper or a text, nearest first, in every format")
  func printing() async throws {
    let home = try Home()
    let run = try await home.lectern("similar", "deceptive", "alignment", "of", "language", "models", "--limit", "3")
    #expect(run.status == 0)
    #expect(run.lines.count == 6)
    #expect(run.lines[1].contains("≈ "))
    let rows = try await home.lectern("similar", "language models", "--limit", "4", "--format", "tsv")
    #expect(rows.lines.count == 4)
    let first = try #require(rows.lines.first?.split(separator: "\t", omittingEmptySubsequences: false))
    #expect(first.count == 6)
    let like = try await home.lectern("similar", String(first[2]), "--format", "jsonl")
    #expect(like.lines.count == 10)
    #expect(!like.output.contains("\"\(first[2])\""))
  }

  @Test("ends with 1 when nothing is like it or no paper has the id, and with 2 for wrong use")
  func failing() async throws {
    let home = try Home()
    #expect(try await home.lectern("similar", "qwertzuiop").status == 1)
    let missing = try await home.lectern("similar", "2401.99999")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("no paper arxiv:2401.99999 in the library"))
    #expect(try await home.lectern("similar", "word", "--limit", "-1").status == 2)
    #expect(try await home.lectern("similar").status == 2)
  }
}
