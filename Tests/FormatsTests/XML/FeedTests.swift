import Papers
import Testing

@testable import Formats

@Suite("Feeds")
struct FeedTests {
  static let arXiv = """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
      <title>Query results</title>
      <entry>
        <id>http://arxiv.org/abs/2401.00001v3</id>
        <title>Cats &amp; dogs:
          a comparison for $n &lt; 5$</title>
        <summary>  We compare
      cats with dogs.</summary>
        <author><name>Ada Lovelace</name><arxiv:affiliation>Home</arxiv:affiliation></author>
        <author><name>Grace Hopper</name></author>
        <published>2024-01-02T10:00:00Z</published>
        <updated>2024-03-01T10:00:00Z</updated>
        <category term="cs.CV"/><category term="cs.LG"/><category term="68T05"/><category term="I.2.6; I.4"/>
        <arxiv:primary_category term="cs.LG"/>
        <arxiv:comment>Code: https://github.com/ada/cats</arxiv:comment>
        <arxiv:doi>10.1000/CATS</arxiv:doi>
        <link href="https://arxiv.org/abs/2401.00001v3" rel="alternate" type="text/html"/>
        <link href="https://arxiv.org/pdf/2401.00001v3" rel="related" type="application/pdf" title="pdf"/>
      </entry>
    </feed>
    """

  @Test("An entry of arXiv's search is read whole", arguments: [1, 7, 100_000])
  func atom(chunk: Int) throws {
    let reading = Reading(Array(Self.arXiv.utf8), chunk: chunk)
    #expect(reading.skipped.isEmpty && reading.failure == nil)
    let paper = try #require(reading.papers.first)
    #expect(paper.id == PaperID(key: "arxiv:2401.00001"))
    #expect(paper.aliases == [PaperID(key: "doi:10.1000/cats")])
    #expect(paper.title == "Cats & dogs: a comparison for $n < 5$")
    #expect(paper.abstract == "We compare cats with dogs.")
    #expect(paper.authors == ["Ada Lovelace", "Grace Hopper"])
    #expect(paper.topics == ["cs.LG", "cs.CV"])
    #expect(paper.published == PaperDate(year: 2024, month: 1, day: 2))
    #expect(paper.updated == PaperDate(year: 2024, month: 3, day: 1))
    #expect(paper.links.map(\.kind) == [.page, .pdf, .code])
    #expect(paper.source == "arxiv")
  }

  @Test("arXiv's word that a query is wrong is no paper")
  func refusal() {
    let reading = Reading("""
      <feed><entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title>
      <summary>incorrect id format for 12</summary></entry></feed>
      """)
    #expect(reading.papers.isEmpty)
    #expect(reading.skipped == ["1: the service answered: incorrect id format for 12"])
  }

  @Test("An announcement of arXiv, new or again")
  func announcements() throws {
    let item = { (kind: String) in
      """
      <rss version="2.0"><channel><title>cs.RO updates</title><item><title>Walking</title>
      <link>https://arxiv.org/abs/2402.00007</link><guid isPermaLink="false">oai:arXiv.org:2402.00007v2</guid>
      <description>arXiv:2402.00007v2 Announce Type: \(kind)
      Abstract: Robots walk where $a &lt; b$.</description><category>cs.RO</category>
      <pubDate>Mon, 27 Apr 2026 00:00:00 -0400</pubDate><arxiv:announce_type>\(kind)</arxiv:announce_type>
      <dc:creator>Ada Lovelace, Grace Hopper</dc:creator></item></channel></rss>
      """
    }
    let new = try #require(Reading(item("new")).papers.first)
    #expect(new.id.key == "arxiv:2402.00007" && new.abstract == "Robots walk where $a < b$.")
    #expect(new.authors == ["Ada Lovelace", "Grace Hopper"] && new.venue == nil)
    #expect(new.published == PaperDate(year: 2026, month: 4, day: 27) && new.updated == nil)
    let again = try #require(Reading(item("replace")).papers.first)
    #expect(again.published == PaperDate(year: 2024, month: 2))
    #expect(again.updated == PaperDate(year: 2026, month: 4, day: 27))
  }

  @Test("A journal's item gives its DOI from wherever it stands")
  func journals() {
    let items = [
      "<link>https://example.org/doi/abs/10.1002/one.1?af=R</link>",
      "<link>https://example.org/x</link><prism:doi>10.1002/one.1</prism:doi>",
      "<link>https://example.org/x</link><guid>10.1002/one.1</guid>",
      "<link>https://example.org/x</link><description>&lt;p&gt;Online; &lt;a href=\"#\"&gt;doi:10.1002/one.1&lt;/a&gt;&lt;/p&gt;</description>",
      "<link>https://example.org/x</link><dc:identifier>doi:10.1002/one.1</dc:identifier>",
    ]
    for item in items {
      let reading = Reading("<rss><channel><item><title>One</title>\(item)</item></channel></rss>")
      #expect(reading.papers.map(\.id.key) == ["doi:10.1002/one.1"], "\(item)")
    }
  }

  @Test("HTML in a description becomes paragraphs, and a lost bracket stays")
  func prose() throws {
    let text = "Author(s): A. One and B. Two&lt;br /&gt;&lt;p&gt;H&lt;sub&gt;2&lt;/sub&gt;O &lt;b&gt;is&lt;/b&gt; wet if a &lt;b c.&lt;/p&gt;&lt;img src='x'/&gt;"
    let reading = Reading("<rss><channel><item><title>Water</title><guid>10.1000/w</guid><description>\(text)</description></item></channel></rss>")
    let paper = try #require(reading.papers.first)
    #expect(paper.authors == ["A. One", "B. Two"])
    #expect(paper.abstract == "H<sub>2</sub>O is wet if a <b c.")
  }

  @Test("A document that is cut off gives what is whole, and says so")
  func cut() {
    let bytes = Array(Self.arXiv.utf8)
    for end in stride(from: 120, to: bytes.count - 2, by: 13) {
      let reading = Reading(Array(bytes[..<end]))
      #expect(reading.papers.count <= 1)
      #expect(reading.skipped.contains { $0.hasSuffix("the file ends in the middle of a record") } || reading.failure != nil, "\(end)")
    }
  }

  @Test(
    "What is not quite XML is read as far as it goes",
    arguments: [
      ("<rss><channel><item><title>A &nbsp; B &eacute; &unknown; &amp;</title><guid>10.1000/1</guid></item></channel></rss>", "A B é &unknown; &"),
      ("<rss><channel><item><title><![CDATA[A <i>b</i> & c]]></title><guid>10.1000/1</guid></item></channel></rss>", "A <i>b</i> & c"),
      ("<rss><channel><item><title>A</p> b</title><guid>10.1000/1</guid></item></channel></rss>", "A b"),
      ("<rss><!-- <item> --><channel><item><title>A</title><guid>10.1000/1</guid></item></channel></rss>", "A"),
      ("<!DOCTYPE rss [<!ENTITY x \"boom\">]><rss><channel><item><title>A&x;</title><guid>10.1000/1</guid></item></channel></rss>", "A&x;"),
      ("<rss><channel><item><title>\u{9B}A&#x9b;&#27;B</title><guid>10.1000/1</guid></item></channel></rss>", "A B"),
    ])
  func sloppy(text: String, title: String) {
    #expect(Reading(text).papers.map(\.title) == [title])
  }

  @Test("Latin-1 is read")
  func latin() {
    let text = "<rss><channel><item><title>caf?</title><guid>10.1000/1</guid></item></channel></rss>"
    let bytes = text.utf8.map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 }
    #expect(Reading(bytes).papers.map(\.title) == ["café"])
  }

  @Test("Elements that nest without end cost their record, and no more")
  func deep() {
    let deep = String(repeating: "<a>", count: 100_000)
    let many = String(repeating: "<a/>", count: 60_000)
    let reading = Reading(
      "<feed><entry>\(deep)</entry><entry>\(many)</entry><entry><id>10.1000/1</id><title>A</title></entry></feed>")
    #expect(reading.papers.map(\.title) == ["A"])
    #expect(reading.skipped == ["1: not an XML record: elements nest deeper than 64", "1: not an XML record: more than 50000 elements"])
  }

  @Test("A record without an end is not held for ever")
  func endless() {
    var splitter = XMLSplitter(.feed, limit: 1000)
    Array("<feed><entry><![CDATA[".utf8).withUnsafeBytes { splitter.feed($0) { _, _, _ in } }
    let filler = [UInt8](repeating: 0x61, count: 100_000)
    for _ in 0..<50 { filler.withUnsafeBytes { splitter.feed($0) { _, _, _ in } } }
    var pieces = 0
    Array("]]></entry><entry><title>A</title></entry></feed>".utf8).withUnsafeBytes { splitter.feed($0) { _, _, _ in pieces += 1 } }
    #expect(pieces >= 1)
    #expect(splitter.finish { _, _, _ in }.isWhole)
  }
}
