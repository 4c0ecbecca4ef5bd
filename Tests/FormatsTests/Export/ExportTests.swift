import Papers
import Testing

@testable import Formats

@Suite("Exporting")
struct ExportTests {
  private static let papers = [
    Paper(
      id: PaperID(key: "arxiv:2401.01234"), title: #"On {NASA}'s $\alpha$-rays: <b>bold</b> & "quoted", 50\% more"#,
      abstract: "First, with a comma.\n\nSecond {paragraph} \\& more.",
      authors: ["Ada Lovelace", "Ludwig van Beethoven", "Martin King Jr.", "The ATLAS Collaboration"],
      topics: ["cs.CL", "engines, old"], published: PaperDate(year: 2024, month: 3, day: 9),
      links: [Link(.page, "https://arxiv.org/abs/2401.01234"), Link(.pdf, "https://arxiv.org/pdf/2401.01234")],
      source: "arxiv"),
    Paper(
      id: PaperID(key: "doi:10.1000/182"), title: "=1+1", authors: ["Erd\\H{o}s P{\\'a}l"],
      published: PaperDate(year: 1999), venue: "Journal of Things", source: "doi"),
    Paper(
      id: PaperID(key: "acl:P18-1023"), title: "Cats", authors: ["Ada Lovelace"], published: PaperDate(year: 2018, month: 7),
      venue: "Proceedings of Nothing", source: "acl"),
    Paper(id: PaperID(key: "title:00000000000000aa"), title: "Cats", authors: ["Ada Lovelace"], published: PaperDate(year: 2018)),
    Paper(id: PaperID(key: "title:00000000000000ab"), title: "Cats", authors: ["Ada Lovelace"], published: PaperDate(year: 2018)),
  ]

  private func export(_ papers: [Paper], _ format: ExportFormat) -> String {
    var exporter = Exporter(format, at: Timestamp(milliseconds: 1_700_000_000_000))
    return exporter.opening + papers.map { exporter.entry($0) }.joined() + exporter.closing
  }

  @Test("What is exported is imported again, with all that the format can hold", arguments: [ExportFormat.bibtex, .ris, .cslJSON, .jsonl, .csv])
  func roundTrip(format: ExportFormat) {
    let reading = Reading(export(Self.papers, format))
    #expect(reading.skipped == [] && reading.failure == nil && reading.papers.count == Self.papers.count)
    for (again, paper) in zip(reading.papers, Self.papers) {
      #expect(TeX.unicode(again.title) == TeX.unicode(paper.title))
      #expect(again.authors.map(TeX.unicode) == paper.authors.map(TeX.unicode))
      #expect(again.published == paper.published && again.venue == paper.venue)
      #expect(again.topics == paper.topics)
      #expect(again.abstract.isEmpty == paper.abstract.isEmpty)
      #expect(CleanText.line(TeX.unicode(again.abstract)) == CleanText.line(TeX.unicode(paper.abstract)))
      if !paper.id.key.hasPrefix("title:") { #expect(again.identities.contains(paper.id)) }
    }
  }

  @Test("No two entries of a bibliography have one key, and the keys are the same at every run")
  func keys() {
    let keys = export(Self.papers, .bibtex).split(separator: "\n").filter { $0.hasPrefix("@") }.map { String($0) }
    #expect(
      keys == [
        "@misc{lovelace2024nasas,", "@article{pal19991,", "@inproceedings{lovelace2018cats,",
        "@misc{lovelace2018catsa,", "@misc{lovelace2018catsb,",
      ])
    var many = CitationKeys()
    let given = (0..<800).map { _ in many.unique("a") }
    #expect(Set(given).count == 800 && given[1] == "aa" && given[26] == "az" && given[27] == "aaa")
  }

  @Test("RIS has one value a line, ended as in DOS")
  func ris() {
    let text = export(Array(Self.papers.prefix(1)), .ris)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: true)
    #expect(lines.first == "TY  - UNPB" && lines.last == "ER  - ")
    #expect(lines.allSatisfy { $0.dropFirst(2).hasPrefix("  - ") })
    #expect(lines.contains("AU  - van Beethoven, Ludwig") && lines.contains("AU  - King, Martin, Jr."))
    #expect(lines.contains("AU  - The ATLAS Collaboration") && lines.contains("DA  - 2024/03/09/"))
  }

  @Test("A spreadsheet runs nothing of what it opens")
  func csv() {
    let rows = export(Array(Self.papers.prefix(2)), .csv).split(separator: "\r\n")
    #expect(rows[0] == "id,title,authors,published,venue,topics,page,pdf,abstract")
    #expect(rows[1].hasPrefix("arxiv:2401.01234,\"On NASA's α-rays: bold & \"\"quoted\"\", 50% more\","))
    #expect(rows.last?.hasPrefix("doi:10.1000/182,'=1+1,Erdős Pál,1999,Journal of Things,,") == true)
  }

  @Test("Markdown, HTML and Atom hold text and no markup of a paper's own")
  func markup() {
    let hostile = [Paper(id: PaperID(key: "doi:10.1000/1"), title: "*a* [b](c) a_b & <script>x", authors: ["A & B"], links: [Link(.page, "https://x.org/?a=\"&b=<i>")])]
    #expect(
      export(hostile, .markdown)
        == "- [ ] **[\\*a\\* \\[b\\](c) a\\_b & \\<script\\>x](<https://x.org/?a=\"&b=%3Ci%3E>)** — A & B\n")
    let page = export(hostile, .html)
    #expect(page.contains("a_b &amp; &lt;script&gt;x</a></h2>") && page.contains("href=\"https://x.org/?a=&quot;&amp;b=&lt;i&gt;\""))
    let feed = export(hostile, .atom)
    #expect(feed.contains("<title>*a* [b](c) a_b &amp; &lt;script&gt;x</title>") && feed.contains("<name>A &amp; B</name>"))
    #expect(feed.contains("<updated>2023-11-14T22:13:20Z</updated>"))
  }

  @Test("Without papers every format is still whole", arguments: ExportFormat.allCases)
  func empty(format: ExportFormat) {
    let text = export([], format)
    #expect(format != .cslJSON || text == "[\n]\n")
    #expect(format != .atom || text.hasSuffix("</feed>\n"))
    #expect(format != .html || text.hasSuffix("</html>\n"))
  }
}
