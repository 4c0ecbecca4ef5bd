import Papers
import Sample
import Testing

struct SampleLibraryTests {
  private let papers: [SamplePaper]

  init() throws { papers = try SamplePaper.all() }

  @Test func `has 76 papers, each on a line that ends in a line feed`() {
    #expect(papers.count == 76)
    #expect(SampleLibrary.lines.last == UInt8(ascii: "\n"))
    #expect(SamplePaper.lines.allSatisfy { $0.first == UInt8(ascii: "{") && $0.last == UInt8(ascii: "}") })
  }

  @Test func `is UTF-8 with nothing but printable text`() throws {
    _ = try #require(String(validating: SampleLibrary.lines, as: UTF8.self))
    for paper in papers {
      for text in paper.texts {
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory.isUnprintable }, "\(text)")
        #expect(!text.contains("  ") && text.first != " " && text.last != " ", "\(text)")
        #expect(!text.contains(where: { "\\$\u{FFFD}".contains($0) }), "\(text)")
      }
    }
  }

  @Test func `has no identity and no title twice`() {
    #expect(Set(papers.map(\.id)).count == papers.count)
    #expect(Set(papers.map { $0.title.lowercased() }).count == papers.count)
  }

  @Test func `summarises every paper in 25 to 90 words, each in its own`() {
    for paper in papers {
      #expect((25...90).contains(paper.abstract.split(separator: " ").count), "\(paper.title)")
      #expect(paper.abstract.last == ".", "\(paper.title)")
    }
    #expect(Set(papers.map(\.abstract)).count == papers.count)
  }

  @Test func `reads the same with TeX shown as Unicode`() {
    for abstract in papers.map(\.abstract) {
      #expect(TeX.unicode(abstract) == abstract)
    }
  }

  @Test func `says for every paper that it comes from the listing`() {
    #expect(papers.allSatisfy { $0.source == "listing" })
  }

  @Test func `leaves out lists that would be empty`() {
    #expect(papers.allSatisfy { $0.authors?.isEmpty != true && $0.links?.isEmpty != true })
  }

  @Test func `links every arXiv paper to its page and its PDF`() {
    let arXiv = papers.filter { $0.id.hasPrefix("arxiv:") }
    #expect(arXiv.count == 71)
    for paper in arXiv {
      let number = paper.id.dropFirst("arxiv:".count)
      let first = paper.links?.prefix(2) ?? []
      #expect(first.map(\.kind) == ["page", "pdf"])
      #expect(first.map(\.url) == ["https://arxiv.org/abs/\(number)", "https://arxiv.org/pdf/\(number)"])
    }
  }
}

extension Unicode.GeneralCategory {
  /// Whether a character of this category has no shape of its own on a page.
  fileprivate var isUnprintable: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
