import Testing

@Suite(.disabled(if: Listing.isAbsent, "the listing and its facts are not beside the package"))
struct SampleFactsTests {
  @Test func `agrees with the confirmed facts, in their order`() throws {
    let papers = try SamplePaper.all()
    let facts = try Listing().facts
    try #require(papers.count == facts.count)
    for (paper, fact) in zip(papers, facts) {
      #expect(paper.title == fact.title)
      #expect((paper.authors ?? []) == fact.authors, "\(paper.title)")
      #expect(paper.published == fact.published, "\(paper.title)")
      #expect(paper.id.hasPrefix("title:") ? fact.id == nil : paper.id == fact.id, "\(paper.title)")
    }
  }

  @Test func `takes no run of six words from an abstract of the listing`() throws {
    let abstracts = try Listing().abstracts
    let originals = abstracts.map { wordRuns(of: $0, length: 6) }.reduce(into: Set()) { $0.formUnion($1) }
    #expect(abstracts.count == 76)
    for paper in try SamplePaper.all() {
      let taken = wordRuns(of: paper.abstract, length: 6).intersection(originals)
      #expect(taken.isEmpty, "\(paper.title)")
    }
  }

  @Test func `links beyond arXiv stand in the listing's abstract`() throws {
    let papers = try SamplePaper.all()
    let abstracts = try Listing().abstracts
    try #require(papers.count == abstracts.count)
    for (paper, abstract) in zip(papers, abstracts) {
      for link in paper.links ?? [] where link.kind != "page" && link.kind != "pdf" {
        #expect(abstract.contains(link.url.dropFirst("https://".count)), "\(link.url)")
      }
    }
  }
}
