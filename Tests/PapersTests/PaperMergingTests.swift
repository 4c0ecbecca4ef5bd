import Testing

@testable import Papers

struct PaperMergingTests {
  private let moment = Timestamp(milliseconds: 9000)
  private let preprint = Paper(
    id: PaperID(key: "arxiv:2401.01234"), title: "A Title", abstract: "Short.",
    authors: ["A. One", "et al."],
    topics: ["cs.CL"], published: PaperDate("2024"), links: [Link(.page, "https://arxiv.org/abs/2401.01234")],
    source: "arxiv", score: 3, added: Timestamp(milliseconds: 2000))
  private let article = Paper(
    id: PaperID(key: "doi:10.1000/x"), title: "A Longer Title",
    abstract: "A much longer abstract of the paper.",
    authors: ["A. One", "B. Two"], topics: ["cs.CL", "cs.AI"], published: PaperDate("2024-03-09"),
    updated: PaperDate("2024-05"), venue: "Venue",
    links: [Link(.pdf, "https://arxiv.org/abs/2401.01234"), Link(.code, "https://example.org/code")],
    source: "crossref", score: 5, added: Timestamp(milliseconds: 1000),
    aliases: [PaperID(key: "acl:P18-1023")])

  @Test("The richer value of each field is kept")
  func merging() {
    var paper = preprint
    paper.merge(article, at: moment)
    #expect(paper.id.key == "arxiv:2401.01234")
    #expect(paper.aliases.map(\.key) == ["doi:10.1000/x", "acl:P18-1023"])
    #expect(paper.title == "A Title")
    #expect(paper.abstract == article.abstract)
    #expect(paper.authors == article.authors)
    #expect(paper.topics == ["cs.CL", "cs.AI"])
    #expect(paper.published == article.published)
    #expect(paper.updated == article.updated)
    #expect(paper.venue == "Venue")
    #expect(paper.links == [preprint.links[0], article.links[1]])
    #expect(paper.source == "arxiv" && paper.otherSources == ["crossref"])
    #expect(paper.score == 5)
    #expect(paper.added?.milliseconds == 1000)
  }

  @Test("Merging again changes nothing, either way round")
  func idempotent() {
    for (first, second) in [(preprint, article), (article, preprint), (preprint, preprint)] {
      var once = first
      once.merge(second, at: moment)
      var twice = once
      twice.merge(second, at: moment)
      #expect(twice == once)
      twice.merge(once, at: moment)
      #expect(twice == once)
    }
  }

  @Test("What is poorer or contradicts does not replace")
  func keeping() {
    var paper = article
    paper.merge(preprint, at: moment)
    #expect(paper.abstract == article.abstract)
    #expect(paper.authors == article.authors)
    #expect(paper.published == article.published)
    var other = preprint
    other.published = PaperDate("2023-01-01")
    other.abstract = article.abstract + " And more."
    paper.merge(other, at: moment)
    #expect(paper.published == article.published)
    #expect(paper.abstract == article.abstract)
  }

  @Test("A score that is no number is not kept")
  func score() {
    var paper = preprint
    var other = article
    other.score = .nan
    paper.merge(other, at: moment)
    #expect(paper.score == 3)
  }

  @Test("A paper is known by its id, its aliases and its links")
  func identities() {
    var paper = article
    #expect(paper.identities.map(\.key) == ["doi:10.1000/x", "acl:P18-1023", "arxiv:2401.01234"])
    paper.links.append(Link(.code, "https://doi.org/10.5281/zenodo.1"))
    #expect(paper.identities.count == 3)
  }

  @Test("Page and PDF come from the links, or else from what the paper is known by")
  func addresses() {
    #expect(preprint.page == "https://arxiv.org/abs/2401.01234")
    #expect(preprint.pdf == "https://arxiv.org/pdf/2401.01234")
    #expect(article.page == "https://doi.org/10.1000/x")
    var paper = Paper(id: PaperID(key: "title:0123456789abcdef"), title: "T")
    #expect(paper.page == nil && paper.pdf == nil)
    paper.links = [Link(.page, "javascript:alert(1)"), Link(.page, "HTTPS://example.org/x")]
    #expect(paper.page == "HTTPS://example.org/x")
  }
}
