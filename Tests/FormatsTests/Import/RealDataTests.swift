import Papers
import Testing

@testable import Formats

/// Real files, where they lie beside the package; each test is skipped where they do not.
@Suite("Real data")
struct RealDataTests {
  private let now = Timestamp(milliseconds: 0)

  private func read(_ name: String, stoppingAt count: Int = .max) async throws -> (
    papers: [Paper], skipped: [String]
  ) {
    let path = try #require(SharedData.path(name))
    var reader = RecordReader()
    var papers: [Paper] = []
    var skipped: [String] = []
    let take = { (outcome: RecordOutcome) in
      switch outcome {
      case .paper(let paper, _): papers.append(paper)
      case .skipped(let line, let reason): skipped.append("\(line): \(reason)")
      }
    }
    do throws(ImportReason) {
      try await InputReader(input: .file(path)).read { chunk, _ throws(ImportReason) in
        var batch = RecordBatch()
        try chunk.withUnsafeBytes { bytes in
          Result { () throws(ImportReason) in try reader.feed(bytes, into: &batch) }
        }.get()
        batch.read(take)
        if papers.count >= count { throw .cancelled }
      }
      var rest = RecordBatch()
      try reader.finish(into: &rest)
      rest.read(take)
    } catch {
      guard error == .cancelled else { throw error }
    }
    return (papers, skipped)
  }

  @Test(
    "A listing gives its 76 papers", .enabled(if: SharedData.path("listing.txt") != nil, "no listing here"))
  func listing() async throws {
    let (papers, skipped) = try await read("listing.txt")
    #expect(papers.count == 76)
    #expect(skipped.isEmpty)
    #expect(papers.first?.title == "Jumpstarting Surgical Computer Vision")
    #expect(papers.allSatisfy { $0.abstract.count > 400 })
    #expect(Set(papers.map(\.id)).count == 76)
    guard let facts = SharedData.path("listing-facts.tsv") else { return }
    var titles: [String] = []
    try await InputReader(input: .file(facts)).read { chunk, _ in
      for line in String(decoding: chunk, as: UTF8.self).split(separator: "\n").dropFirst() {
        titles.append(CleanText.line(String(line.prefix { $0 != "\t" })))
      }
    }
    #expect(papers.map(\.title) == titles)
  }

  @Test(
    "arXiv's snapshot is read without loss",
    .enabled(if: SharedData.path("samples/kaggle-arxiv-jsonl") != nil, "no snapshot here"),
    arguments: ["Sharath-1736", "wanng-ide"])
  func snapshot(name: String) async throws {
    let (papers, skipped) = try await read(
      "samples/kaggle-arxiv-jsonl/\(name)__arxiv-metadata-oai-snapshot.json")
    #expect(papers.count > 100)
    #expect(skipped.isEmpty)
    #expect(papers.first?.authors == ["C. Balázs", "E. L. Berger", "P. M. Nadolsky", "C. -P. Yuan"])
    for paper in papers {
      #expect(paper.id.key.hasPrefix("arxiv:"))
      #expect(!paper.authors.isEmpty && !paper.topics.isEmpty && !paper.abstract.isEmpty)
      #expect(paper.published != nil && paper.links.count >= 2)
    }
  }

  @Test(
    "The first thousands of a large packed file",
    .enabled(if: SharedData.path("papers-100k.jsonl.xz") != nil, "no large file here"))
  func large() async throws {
    let (papers, skipped) = try await read("papers-100k.jsonl.xz", stoppingAt: 2000)
    #expect(papers.count >= 2000)
    #expect(skipped.isEmpty)
    for paper in papers.prefix(2000) {
      #expect(!paper.title.isEmpty && !paper.id.key.isEmpty && paper.source == "arxiv")
      let line = PaperLine.encode(paper)
      let again = line.withUnsafeBytes { bytes in
        Result { () throws(PaperLineError) in try PaperLine.decode(bytes) }
      }
      #expect(try again.get() == paper)
    }
  }
}
