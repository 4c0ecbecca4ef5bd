import Papers
import Testing

struct SampleIdentityTests {
  private let papers: [SamplePaper]

  init() throws { papers = try SamplePaper.all() }

  @Test func `writes every identity in its normalised spelling`() {
    for paper in papers {
      #expect(PaperID(recognising: paper.id)?.key == paper.id, "\(paper.title)")
    }
  }

  @Test func `gives a paper without an identifier the identity that its facts give`() {
    let fallbacks = papers.filter { $0.id.hasPrefix("title:") }
    #expect(fallbacks.count == 5)
    for paper in fallbacks {
      let year = paper.published.flatMap { Int($0.prefix(4)) }
      let id = PaperID.fallback(title: paper.title, firstAuthor: paper.authors?.first, year: year)
      #expect(paper.id == id?.key, "\(paper.title)")
    }
  }

  @Test func `writes every date as one that exists`() {
    for date in papers.compactMap(\.published) {
      #expect(PaperDate(date)?.description == date)
    }
  }
}
