import Papers
import Testing

@testable import Formats

@Suite("Reading BibTeX")
struct BibTeXTests {
  @Test("An entry gives all that it says of its paper")
  func whole() throws {
    let reading = Reading(
      #"""
      Anything before an entry is a comment, and so is this address: me@example.org

      @String(jml = "Journal of " # {Made-up} # " Learning")
      @Article{lovelace1843,
        title     = {Sketch of the {Analytical Engine}: na{\"\i}ve notes},
        author    = "Lovelace, Ada and Babbage, Jr., Charles and {The {Engine} Group} and others",
        journal   = jml,
        year      = 1843, month = sep # "~", day = 5,
        doi       = {10.1000/Abc\_1},
        keywords  = {engines, history of computing ,},
        abstract  = {First line,
                     second line.},
        url       = "https://example.org/paper.pdf",
        title     = {The second title does not count},
      }
      """#)
    #expect(reading.failure == nil && reading.skipped == [])
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "doi:10.1000/abc_1")
    #expect(TeX.unicode(paper.title) == "Sketch of the Analytical Engine: naïve notes")
    #expect(paper.authors == ["Ada Lovelace", "Charles Babbage Jr.", "The {Engine} Group", "et al."])
    #expect(paper.venue == "Journal of Made-up Learning")
    #expect(paper.published == PaperDate(year: 1843, month: 9, day: 5))
    #expect(paper.topics == ["engines", "history of computing"])
    #expect(paper.abstract == "First line, second line.")
    #expect(paper.links == [Link(.pdf, "https://example.org/paper.pdf")])
  }

  @Test(
    "A paper of arXiv is known by its eprint",
    arguments: [
      "eprint={2401.01234v2}, archivePrefix={arXiv}, primaryClass={cs.CL}",
      "eprint={2401.01234}, eprinttype={arxiv}, eprintclass={cs.CL}",
      "eprint=\"arXiv:2401.01234\", primaryclass=\"cs.CL\"",
    ])
  func eprint(fields: String) {
    let reading = Reading("@misc{a, title={On Things}, \(fields)}")
    #expect(reading.papers.map(\.id.key) == ["arxiv:2401.01234"])
    #expect(reading.papers.map(\.topics) == [["cs.CL"]])
  }

  @Test(
    "Names in every form of BibTeX and biblatex",
    arguments: [
      ("Donald E. Knuth", ["Donald E. Knuth"]),
      ("van Beethoven, Ludwig", ["Ludwig van Beethoven"]),
      ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
      ("{Barnes and Noble}", ["Barnes and Noble"]),
      ("{Barnes} and {Noble}", ["Barnes", "Noble"]),
      ("family=Oord, given=Aaron, prefix=van den, useprefix=true and Others, Some", ["Aaron van den Oord", "Some Others"]),
      ("A. One\n  AND B. Two", ["A. One", "B. Two"]),
      ("Anderson, Ann and and Sand, Bo", ["Ann Anderson", "Bo Sand"]),
      ("{unclosed and never closed", ["{unclosed and never closed"]),
      ("", []),
    ] as [(String, [String])])
  func names(text: String, names: [String]) {
    #expect(BibTeXNames.split(text) == names)
  }

  @Test(
    "Dates as exactly as they are known",
    arguments: [
      ("date = {2024-03-09}", "2024-03-09"), ("date = {2003-09/2004-01}", "2003-09"), ("date = {1935~}", "1935"),
      ("year = 2003, month = mar", "2003-03"), ("year = {2003}, month = {March}", "2003-03"),
      ("year = {(1999)}, month = 13", "1999"), ("year = 2001, month = feb, day = 31", "2001-02"),
      ("year = {in press}", nil), ("date = {0000}", nil),
    ] as [(String, String?)])
  func dates(fields: String, date: String?) {
    #expect(Reading("@misc{a, title = {On Things}, \(fields)}").papers.map(\.published?.description) == [date])
  }

  @Test("A work takes place and year from the volume that it names, before or after it")
  func crossReference() {
    let reading = Reading(
      """
      @inproceedings{a, title={First}, author={A}, crossref={vol}}
      @proceedings{vol, title={Proceedings of Nothing}, booktitle={Proc. Nothing}, year=1999, doi={10.1000/vol}}
      @inproceedings{b, title={Second}, crossref={vol}, year=2000}
      @inproceedings{c, title={Third}, crossref={missing}}
      """)
    let works = reading.papers.filter { ["First", "Second", "Third"].contains($0.title) }
    #expect(works.map(\.venue) == ["Proc. Nothing", "Proc. Nothing", nil])
    #expect(works.map(\.published?.year) == [1999, 2000, nil])
    #expect(works.allSatisfy { $0.id.key.hasPrefix("title:") })
  }

  @Test("A broken entry is told by its line, and costs itself alone")
  func broken() {
    let reading = Reading(
      """
      @article{a, title = {Good One}}
      @article{b, title = {A brace is {missing}
      @article{c, title = {Good Two}}
      @article{d, title {no equals}}
      @article{e, title = , year = 1999}
      @article{f, author = {Nobody}}
      @article{g, title = {Good Three}}
      @article{h, title = {cut o
      """)
    #expect(reading.papers.map(\.title) == ["Good One", "Good Two", "Good Three"])
    #expect(
      reading.skipped == [
        "2: not a BibTeX entry: the value of 'title' is not closed",
        "4: not a BibTeX entry: 'title' has no = after it",
        "5: not a BibTeX entry: 'title' has no value in braces or quotes",
        "6: no title",
        "8: not a BibTeX entry: the value of 'title' is not closed",
      ])
  }

  @Test("The pieces in which a file comes do not matter", arguments: [1, 2, 3, 7, 64])
  func chunks(size: Int) {
    let text = #"@a(b, title="x ) {y} \" z", year=1999) junk @ @{ @c{d, title={e \{ f}}@e{f, title={g"#
    let (whole, pieces) = (Reading(text, chunk: 10_000), Reading(text, chunk: size))
    #expect(pieces.papers == whole.papers && pieces.skipped == whole.skipped)
    #expect(whole.papers.count == 2 && whole.skipped.count == 1)
  }

  @Test("Files of older programs are read as Windows-1252")
  func latin() {
    let bytes = Array("@misc{a, title={Caf".utf8) + [0xE9, 0x20, 0x96] + Array(" menu}}".utf8)
    #expect(Reading(bytes).papers.map(\.title) == ["Café – menu"])
  }

  @Test("A million braces, a long entry and a thousand ands have limits")
  func hostile() {
    let deep = "@misc{a, title = {" + String(repeating: "{", count: 500_000) + String(repeating: "}", count: 500_000) + "}}"
    #expect(Reading(deep, limit: 2 << 20, chunk: 65_536).skipped == ["1: no id, and no word in the title to make one from"])
    #expect(Reading(deep, limit: 1 << 10, chunk: 65_536).skipped == ["1: longer than 0 MiB"])
    let names = "@misc{a, title={T}, author={" + String(repeating: "A and ", count: 20_000) + "B}}"
    #expect(Reading(names).papers.first?.authors.count == CleanText.authorCountLimit)
  }

  @Test("What Lectern writes it reads again")
  func roundTrip() throws {
    let paper = Paper(
      id: try #require(PaperID(recognising: "arXiv:2401.01234")), title: #"On {NASA}'s $\alpha$-rays & 50\% more"#,
      authors: ["Ada Lovelace", "Erd\\H{o}s P{\\'a}l", "The ATLAS Collaboration", "et al."], topics: ["cs.CL"],
      published: PaperDate(year: 2024), venue: "Journal of Things_and_Others",
      links: [Link(.page, "https://arxiv.org/abs/2401.01234")],
      aliases: [try #require(PaperID(recognising: "10.1000/x_{y}"))])
    let again = try #require(Reading(paper.bibTeX()).papers.first)
    #expect(again.id == paper.id && again.aliases == paper.aliases)
    #expect(TeX.unicode(again.title) == TeX.unicode(paper.title))
    #expect(again.authors.map(TeX.unicode) == paper.authors.map(TeX.unicode))
    #expect(again.published == paper.published && again.topics == paper.topics)
    #expect(again.venue.map(TeX.unicode) == paper.venue && again.links == paper.links)
  }
}
