import Formats
import Papers
import Testing

@testable import lectern_bench

@Suite("Documents to measure reading by")
struct ReadingDocumentsTests {
  private static let papers = (1...40).map { number in
    Paper(
      id: PaperID(key: "doi:10.1000/\(number)"), title: "A \"quoted\" title & <sign> {number} \(number)",
      abstract: "First & last.\n\nSecond < paragraph \\ of \(number).", authors: ["Ada Lovelace", "Bo \"B\" Baker"],
      topics: ["cs.CL", "cs.LG"], published: PaperDate("2024-03-09"))
  }

  @Test("each holds all papers", arguments: ReadingDocuments(papers: papers).all.map(\.name))
  func whole(name: String) throws {
    let document = try #require(ReadingDocuments(papers: Self.papers).all.first { $0.name == name })
    let reading = AnswerReading(Array(document.text.utf8))
    #expect(reading.papers.count == 40 && reading.skippedCount == 0 && !reading.isCutOff && reading.failure == nil)
    #expect(reading.papers.allSatisfy { $0.title.contains("title") && $0.authors.count == 2 })
  }

  @Test("as an import reads it, each holds as many", arguments: ReadingDocuments(papers: papers).all.map(\.name))
  func counted(name: String) async throws {
    let document = try #require(ReadingDocuments(papers: Self.papers).all.first { $0.name == name })
    let count = try await ReadingCount(of: .answer(Array(document.text.utf8), name: name))
    #expect(count.papers == 40 && count.skipped == 0)
  }
}
