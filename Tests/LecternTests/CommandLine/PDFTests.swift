import Glibc
import Testing

@Suite("lectern pdf")
struct PDFCommandTests {
  private func home() async throws -> Home {
    let home = try Home()
    try await home.importPapers(Papers.five)
    mkdir("\(home.library)/pdfs", 0o700)
    for id in ["arxiv-2401.00001", "arxiv-2402.00002"] { try home.write("data/lectern/pdfs/\(id).pdf", "%PDF-1.7\n") }
    return home
  }

  @Test("What is there is printed, by id or by query, and nothing is asked for")
  func there() async throws {
    let home = try await home()
    let (first, second) = ("\(home.library)/pdfs/arxiv-2401.00001.pdf", "\(home.library)/pdfs/arxiv-2402.00002.pdf")
    let named = try await home.lectern("pdf", "2401.00001", "arxiv:2402.00002")
    #expect(named.status == 0 && named.lines.map(String.init) == [first, second] && named.errors.isEmpty)
    let found = try await home.lectern("pdf", "author:able", "OR", "author:baker")
    #expect(found.status == 0 && found.lines.map(String.init) == [second, first])
    let limited = try await home.lectern("pdf", "--limit", "1", "author:able OR author:baker")
    #expect(limited.lines.map(String.init) == [second] && limited.errors.contains("the newest 1 of 2 papers"))
  }

  @Test("No paper, a mistake in the query, and a name that is no template")
  func mistakes() async throws {
    let home = try await home()
    #expect(try await home.lectern("pdf", "qwertyuiop").status == 1)
    #expect(try await home.lectern("pdf", "title:").status == 2)
    #expect(try await home.lectern("pdf", "2399.00001").status == 1)
    try home.write("config/lectern/config.toml", "pdf_folder = \"papers\"\npdf_name = \"{who}\"\n")
    let mistaken = try await home.lectern("pdf", "2401.00001")
    #expect(mistaken.status == 0 && mistaken.errors.contains("pdf_name: expected letters"))
    #expect(try await home.lectern("doctor").output.contains("pdf_folder: expected a folder that begins with / or ~/"))
  }

  @Test("What cannot be had is an error of its own, and the others are had all the same")
  func failing() async throws {
    let home = try await home()
    try await home.importPapers(Papers.records)
    let outcome = try await home.lectern("pdf", "doi:10.1234/example.5", "2401.00001")
    #expect(outcome.status == 4 && outcome.lines.count == 1 && outcome.errors.hasPrefix("lectern: doi:10.1234/example.5: "))
  }
}
