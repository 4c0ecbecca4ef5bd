import Papers
import Testing

@testable import Formats

@Suite("Records of archives")
struct ArchiveTests {
  private func oai(_ metadata: String, header: String = "<header><identifier>oai:arXiv.org:0704.0001</identifier></header>") -> Reading {
    Reading("<OAI-PMH><ListRecords><record>\(header)<metadata>\(metadata)</metadata></record></ListRecords></OAI-PMH>")
  }

  @Test("arXiv's own record")
  func arXiv() throws {
    let reading = oai("""
      <arXiv><id>0704.0001</id><created>2007-04-02</created><updated>2008-01-13</updated>
      <authors><author><keyname>Balázs</keyname><forenames>C.</forenames></author>
      <author><keyname>King</keyname><forenames>M. L.</forenames><suffix>Jr.</suffix></author></authors>
      <title>A title</title><categories>hep-ph hep-ex</categories><comments>This paper has been withdrawn</comments>
      <doi>10.1000/one</doi><abstract> Text of it.</abstract></arXiv>
      """)
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "arxiv:0704.0001" && paper.aliases.map(\.key) == ["doi:10.1000/one"])
    #expect(paper.authors == ["C. Balázs", "M. L. King Jr."])
    #expect(paper.topics == ["hep-ph", "hep-ex", "withdrawn"])
    #expect(paper.published?.description == "2007-04-02" && paper.updated?.description == "2008-01-13")
  }

  @Test("arXiv's raw record")
  func raw() throws {
    let reading = oai("""
      <arXivRaw><id>0704.0001</id><version version="v1"><date>Mon, 2 Apr 2007 22:41:50 GMT</date></version>
      <version version="v2"><date>Sun, 13 Jan 2008 11:17:09 GMT</date></version><title>A title</title>
      <authors>A. One, B. Two and C. Three</authors><categories>hep-ph</categories><abstract>Text.</abstract></arXivRaw>
      """)
    let paper = try #require(reading.papers.first)
    #expect(paper.authors == ["A. One", "B. Two", "C. Three"])
    #expect(paper.published?.description == "2007-04-02" && paper.updated?.description == "2008-01-13")
  }

  @Test("Dublin Core")
  func dublinCore() throws {
    let reading = oai("""
      <oai_dc:dc><dc:title>A title</dc:title><dc:creator>Lovelace, Ada</dc:creator>
      <dc:description>Comment: 3 pages</dc:description><dc:description>Text.</dc:description><dc:date>2017-11-15</dc:date>
      <dc:identifier>http://arxiv.org/abs/1711.05739</dc:identifier></oai_dc:dc>
      """, header: "")
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "arxiv:1711.05739" && paper.authors == ["Ada Lovelace"] && paper.abstract == "Text.")
  }

  @Test("A deleted record and a refusal are told")
  func refusals() {
    #expect(oai("", header: "<header status=\"deleted\"/>").skipped == ["1: the archive deleted the record"])
    let reading = Reading("<OAI-PMH><error code=\"badResumptionToken\">It has expired</error></OAI-PMH>")
    #expect(reading.skipped == ["1: the service answered: badResumptionToken: It has expired"])
  }

  @Test("An article of PubMed")
  func pubMed() throws {
    let reading = Reading("""
      <?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.example.org/p.dtd">
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">123</PMID><Article>
      <Journal><JournalIssue><PubDate><Year>2010</Year><Month>Sep</Month></PubDate></JournalIssue><Title>Nurses</Title></Journal>
      <ArticleTitle>CO<sub>2</sub> in air.</ArticleTitle><Abstract><AbstractText Label="AIM">To see.</AbstractText>
      <AbstractText Label="RESULT">We saw.</AbstractText></Abstract>
      <AuthorList><Author><LastName>Coar</LastName><ForeName>Jo T</ForeName></Author>
      <Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>
      <ELocationID EIdType="doi">10.1000/x</ELocationID></Article></MedlineCitation>
      <PubmedData><ArticleIdList><ArticleId IdType="pubmed">123</ArticleId><ArticleId IdType="pmc">PMC99</ArticleId></ArticleIdList></PubmedData>
      </PubmedArticle></PubmedArticleSet>
      """)
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "doi:10.1000/x")
    #expect(Set(paper.aliases.map(\.key)) == ["pmid:123", "pmc:PMC99"])
    #expect(paper.title == "CO<sub>2</sub> in air." && paper.venue == "Nurses")
    #expect(paper.abstract == "AIM: To see.\n\nRESULT: We saw.")
    #expect(paper.authors == ["Jo T Coar", "The Group"] && paper.published?.description == "2010-09")
  }

  @Test("Entries of DBLP")
  func dblp() throws {
    let reading = Reading("""
      <?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE dblp SYSTEM "dblp.dtd">
      <dblp><article key="journals/x/B10"><author>Michael H. B&ouml;hlen</author><author>Wei Wang 0001</author>
      <title>Arbitrary functions.</title><year>2010</year><journal>X</journal><ee>https://doi.org/10.1145/1</ee></article>
      <proceedings key="conf/y"><title>Ignored</title></proceedings></dblp>
      """)
    #expect(reading.papers.count == 1)
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "doi:10.1145/1" && paper.aliases.map(\.key) == ["dblp:journals/x/B10"])
    #expect(paper.title == "Arbitrary functions" && paper.authors == ["Michael H. Böhlen", "Wei Wang"])
    #expect(paper.source == "dblp")
  }
}
