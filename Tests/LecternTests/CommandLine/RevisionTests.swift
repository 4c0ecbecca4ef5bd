import Testing

@Suite("A new version of a paper")
struct RevisionTests {
  private static let first = #"{"id":"arxiv:2401.01234","title":"Slow nets","abstract":"We show that nets learn.","published":"2024-01-03"}"#
  private static let second =
    #"{"id":"arxiv:2401.01234","title":"Slow nets","abstract":"We prove that nets learn.","published":"2024-01-03","updated":"2024-05-06"}"#

  @Test("is found by is:updated when the paper was read before, and shown with what changed")
  func updated() async throws {
    let home = try Home()
    try await home.importPapers(Self.first)
    #expect(try await home.lectern("mark", "2401.01234", "--read").status == 0)
    #expect(try await home.lectern("list", "is:updated").status == 1)
    try await home.importPapers(Self.second)
    #expect(try await home.lectern("list", "is:updated").lines == ["↻   2024-01-03  arxiv:2401.01234  Slow nets"])
    let shown = try await home.lectern("show", "2401.01234").output
    #expect(shown.contains("New version since you read it: abstract changed."))
    #expect(shown.contains("We [-show-] {+prove+} that nets learn."))
    for change in ["--unread", "--read"] { #expect(try await home.lectern("mark", "2401.01234", change).status == 0) }
    #expect(try await home.lectern("list", "is:updated").status == 1)
    #expect(try await !home.lectern("show", "2401.01234").output.contains("[-"))
  }
}
