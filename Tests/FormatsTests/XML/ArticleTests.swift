import Papers
import Testing

@testable import Formats

@Suite("Articles and volumes in XML")
struct ArticleTests {
  @Test("JATS: the front matter of a whole article", arguments: [1, 1000])
  func jats(chunk: Int) throws {
    let reading = Reading("""
      <?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">
      <article xmlns:xlink="x" article-type="research-article"><front><journal-meta><journal-title-group>
      <journal-title>Journal of Cats</journal-title></journal-title-group></journal-meta><article-meta>
      <article-id pub-id-type="pmid">77</article-id><article-id pub-id-type="pmc">8435807</article-id>
      <article-id pub-id-type="doi">10.1000/J</article-id>
      <title-group><article-title>On CO<sub>2</sub> and <italic>cats</italic><xref ref-type="fn">*</xref></article-title><subtitle>A study</subtitle></title-group>
      <contrib-group><contrib contrib-type="author"><name><surname>Lovelace</surname><given-names>Ada</given-names></name></contrib>
      <contrib contrib-type="author"><collab>The Group<contrib-group><contrib contrib-type="author"><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib>
      <contrib contrib-type="editor"><name><surname>Editor</surname></name></contrib></contrib-group>
      <pub-date pub-type="collection"><year>2021</year></pub-date><pub-date pub-type="epub"><day>13</day><month>9</month><year>2021</year></pub-date>
      <pub-date pub-type="pmc-release"><day>1</day><month>1</month><year>2020</year></pub-date>
      <self-uri content-type="pdf" xlink:href="https://a.org/a.pdf"/>
      <abstract abstract-type="teaser"><p>Buy!</p></abstract>
      <abstract><title>Abstract</title><sec><title>Aim</title><p>To see <inline-formula><alternatives><tex-math>\\documentclass{a}
      \\begin{document}$$x^2$$\\end{document}</tex-math><math><mi>x</mi><mn>2</mn></math></alternatives></inline-formula>.</p></sec><p>End.</p></abstract>
      <kwd-group><kwd>cats</kwd></kwd-group></article-meta></front>
      <body><sec><title>No title</title><p>1 &lt; 2</p></sec></body>
      <sub-article><front-stub><title-group><article-title>Letter</article-title></title-group></front-stub></sub-article></article>
      """, chunk: chunk)
    #expect(reading.skipped == [] && reading.papers.count == 1)
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "doi:10.1000/j" && Set(paper.aliases.map(\.key)) == ["pmid:77", "pmc:PMC8435807"])
    #expect(paper.title == "On CO<sub>2</sub> and cats: A study" && paper.authors == ["Ada Lovelace", "The Group"])
    #expect(paper.abstract == "Aim\n\nTo see $$x^2$$.\n\nEnd." && paper.venue == "Journal of Cats" && paper.topics == ["cats"])
    #expect(paper.published?.description == "2021-09-13" && paper.pdf == "https://a.org/a.pdf" && paper.source == "pmc")
  }

  @Test("JATS within OAI-PMH")
  func harvested() {
    let reading = Reading("""
      <OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata><article><front><article-meta>
      <article-id pub-id-type="doi">10.1000/h</article-id><title-group><article-title>Cats</article-title></title-group>
      </article-meta></front></article></metadata></record></ListRecords></OAI-PMH>
      """)
    #expect(reading.papers.map(\.id.key) == ["doi:10.1000/h"])
  }

  @Test("Crossref: works of a deposit, each with the journal that stands before it", arguments: [1, 1000])
  func deposit(chunk: Int) throws {
    let article = { (number: Int, title: String) in """
      <journal_article><titles><title>\(title)</title><subtitle>Two</subtitle></titles><contributors>
      <person_name contributor_role="author"><given_name>Ada</given_name><surname>Lovelace</surname></person_name>
      <person_name contributor_role="editor"><surname>Editor</surname></person_name>
      <organization contributor_role="author">A Group</organization></contributors>
      <jats:abstract><jats:p>Text.</jats:p></jats:abstract>
      <publication_date><month>04</month><year>2013</year></publication_date><publication_date><month>12</month><day>10</day><year>2012</year></publication_date>
      <doi_data><doi>10.1000/\(number)</doi><resource>https://a.org/\(number)</resource><collection><item><resource mime_type="application/pdf">https://a.org/\(number)/get</resource></item></collection></doi_data>
      </journal_article>
      """ }
    let reading = Reading("""
      <doi_batch><body><journal><journal_metadata><full_title>First Journal</full_title></journal_metadata>
      \(article(1, "One"))\(article(2, "Three"))</journal>
      <journal><journal_metadata><full_title>Second Journal</full_title></journal_metadata>\(article(3, "Five"))</journal>
      <conference><event_metadata><conference_name>C</conference_name></event_metadata><proceedings_metadata>
      <proceedings_title>Proceedings of C</proceedings_title><publication_date><year>2015</year></publication_date></proceedings_metadata>
      <conference_paper><titles><title>Paper</title></titles><doi_data><doi>10.1000/4</doi></doi_data></conference_paper></conference>
      <posted_content type="preprint"><institution><institution_name>Archive</institution_name></institution><titles><title>Preprint</title></titles>
      <posted_date><month>13</month><day>40</day><year>2020</year></posted_date><program><related_item>
      <intra_work_relation relationship-type="isPreprintOf" identifier-type="doi">10.1000/9</intra_work_relation></related_item></program>
      <doi_data><doi>10.1000/5</doi></doi_data></posted_content>
      <book><book_metadata><titles><title>Book</title></titles><doi_data><doi>10.1000/b</doi></doi_data></book_metadata>
      <content_item><titles><title>Chapter</title></titles><doi_data><doi>10.1000/6</doi></doi_data></content_item>
      <content_item><titles><title>Other</title></titles><doi_data><doi>10.1000/7</doi></doi_data></content_item></book>
      </body></doi_batch>
      """, chunk: chunk)
    #expect(reading.skipped == [])
    #expect(reading.papers.map { $0.title } == ["One: Two", "Three: Two", "Five: Two", "Paper", "Preprint", "Chapter", "Other"])
    #expect(
      reading.papers.map(\.venue) == [
        "First Journal", "First Journal", "Second Journal", "Proceedings of C", "Archive", "Book", "Book",
      ])
    #expect(
      reading.papers.prefix(5).map { $0.published?.description } == ["2012-12-10", "2012-12-10", "2012-12-10", "2015", "2020"])
    let first = try #require(reading.papers.first)
    #expect(first.id.key == "doi:10.1000/1" && first.authors == ["Ada Lovelace", "A Group"] && first.abstract == "Text.")
    #expect(first.pdf == "https://a.org/1/get" && first.source == "crossref")
    #expect(reading.papers[4].aliases.map(\.key) == ["doi:10.1000/9"])
  }

  @Test("Crossref: a DOI that nobody registered is a refusal")
  func unknown() {
    let reading = Reading("<doi_records><doi_record><crossref><error>doi:10.1000/none</error></crossref></doi_record></doi_records>")
    #expect(reading.papers == [] && reading.skipped == ["1: the service answered: doi:10.1000/none"])
  }

  @Test("ACL Anthology: papers of two volumes", arguments: [1, 1000])
  func anthology(chunk: Int) throws {
    let reading = Reading("""
      <?xml version='1.0' encoding='UTF-8'?>
      <collection id="2023.cats"><volume id="main" ingest-date="2023-01-01"><meta><booktitle>Proceedings of <fixed-case>C</fixed-case>ats</booktitle>
      <month>July–August</month><year>2023</year></meta><frontmatter><url hash="a">2023.cats-main.0</url></frontmatter>
      <paper id="1"><title>On <fixed-case>BERT</fixed-case> in <tex-math>O(n^2)</tex-math></title><author><first>Ada</first><last>Lovelace</last></author>
      <author><last>Plato</last></author><editor><last>No</last></editor><abstract>Text.</abstract><url hash="b">2023.cats-main.1</url>
      <doi>10.1000/C</doi><pwccode url="https://github.com/a/b" additional="false">a/b</pwccode></paper></volume>
      <volume id="demo"><meta><booktitle>Demos</booktitle><year>2024</year></meta><paper id="1"><title>Two</title><url>2023.cats-demo.1</url><retracted date="2024-01-01">Why.</retracted></paper></volume></collection>
      """, chunk: chunk)
    #expect(reading.skipped == [] && reading.papers.count == 2)
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "acl:2023.cats-main.1" && paper.aliases.map(\.key) == ["doi:10.1000/c"])
    #expect(paper.title == "On BERT in $O(n^2)$" && paper.authors == ["Ada Lovelace", "Plato"] && paper.venue == "Proceedings of Cats")
    #expect(paper.published?.description == "2023-07" && paper.pdf == "https://aclanthology.org/2023.cats-main.1.pdf")
    #expect(paper.links.contains { $0.kind == .code } && paper.source == "acl")
    #expect(reading.papers[1].venue == "Demos" && reading.papers[1].published?.year == 2024 && reading.papers[1].topics == ["retracted"])
  }

  @Test("Roots that two formats share are told apart")
  func roots() {
    #expect(Reading("<article key=\"a/b\"><title>Cats.</title></article>").papers.first?.source == "dblp")
    #expect(Reading("<collection><record><title>Cats</title></record></collection>").failure == .unknown("XML of another kind (collection)"))
  }
}
