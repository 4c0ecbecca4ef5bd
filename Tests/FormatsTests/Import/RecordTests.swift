import Papers
import Testing

@testable import Formats

@Suite("Records from JSON")
struct RecordTests {
  @Test("Our own lines come back as they were")
  func ownLines() {
    let paper = Paper(
      id: PaperID(key: "arxiv:2401.01234"), title: "On Things", abstract: "One.\n\nTwo.",
      authors: ["Ada Lovelace"], topics: ["cs.CL"], published: PaperDate("2024-01-02"),
      updated: PaperDate("2024-03"), venue: "A Venue", links: [Link(.code, "https://example.org/x")],
      source: "feed", score: 3, added: Timestamp("2024-05-06T07:08:09Z"),
      aliases: [PaperID(key: "doi:10.1000/182")])
    let line = String(decoding: PaperLine.encode(paper), as: UTF8.self)
    #expect(Reading(line).papers == [paper])
    #expect(Reading("\u{FEFF}\(line)\r\n\r\n\(line)\r\n").papers == [paper, paper])
  }

  @Test("The flat shape: addresses become links, the DOI an alias, the scheme the source")
  func flat() {
    let reading = Reading(
      #"{"id": "arxiv:hep-th/9901001", "title": "A  Title", "abstract": "Text. ", "authors": ["A. B", "C. D"],"#
        + #" "topics": ["hep-th", "gr-qc"], "published": "1999-01-04", "url": "https://arxiv.org/abs/hep-th/9901001","#
        + #" "pdf": "https://arxiv.org/pdf/hep-th/9901001", "doi": "10.1000/ABC", "#
        + #""comment": "12 pages, code at https://github.com/some-one/thing.", "venue": "A Journal", "source": "dump-2020"}"#
    )
    var expected = Paper(id: PaperID(key: "arxiv:hep-th/9901001"), title: "A Title", abstract: "Text.")
    expected.authors = ["A. B", "C. D"]
    expected.topics = ["hep-th", "gr-qc"]
    expected.published = PaperDate("1999-01-04")
    expected.venue = "A Journal"
    expected.links = [
      Link(.page, "https://arxiv.org/abs/hep-th/9901001"), Link(.pdf, "https://arxiv.org/pdf/hep-th/9901001"),
      Link(.code, "https://github.com/some-one/thing"),
    ]
    expected.source = "arxiv"
    expected.aliases = [PaperID(key: "doi:10.1000/abc")]
    #expect(reading.papers == [expected])
  }

  @Test("arXiv's snapshot: parsed authors, categories, versions, journal")
  func snapshot() throws {
    let paper = try #require(
      Reading(
        #"{"id":"0704.0001","submitter":"X","authors":"P. Erd\\H{o}s and A. B","title":"A Title\n  Going on","#
          + #""comments":null,"journal-ref":"Some J. 1 (2007)","doi":"10.1/x 10.1/y","categories":"hep-ph math.CO","#
          + #""abstract":"  First\nline.\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},"#
          + #"{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26","#
          + #""authors_parsed":[["Erdős","P.",""],["B","A.","Jr."]]}"#
      ).papers.first)
    #expect(paper.id.key == "arxiv:0704.0001")
    #expect(paper.title == "A Title Going on")
    #expect(paper.abstract == "First line.")
    #expect(paper.authors == ["P. Erdős", "A. B Jr."])
    #expect(paper.topics == ["hep-ph", "math.CO"])
    #expect(paper.published == PaperDate("2007-04-02"))
    #expect(paper.updated == PaperDate("2007-07-24"))
    #expect(paper.venue == "Some J. 1 (2007)")
    #expect(paper.source == "arxiv")
    #expect(paper.links.map(\.url) == ["https://arxiv.org/abs/0704.0001", "https://arxiv.org/pdf/0704.0001"])
  }

  @Test(
    "Authors in every form",
    arguments: [
      (#""Ada Lovelace""#, ["Ada Lovelace"]),
      (#""Ada Lovelace, Paul Erd\\H{o}s and A. B""#, ["Ada Lovelace", "Paul Erd\\H{o}s", "A. B"]),
      (#""Lovelace, Ada; Erdos, Paul""#, ["Ada Lovelace", "Paul Erdos"]),
      (#""A. B (1), C. D (2 and 3) ((1) Here, (2) There)""#, ["A. B", "C. D"]),
      (#""M. L. King, Jr., A. B, et al.""#, ["M. L. King Jr.", "A. B"]),
      (#""{The A, B and C Group}, D. E""#, ["{The A, B and C Group}", "D. E"]),
      (#"["Ada Lovelace","Erdos, Paul"]"#, ["Ada Lovelace", "Paul Erdos"]),
      (
        #"[{"name":"Ada Lovelace","affiliation":"X"},{"given":"Paul","family":"Erdos"}]"#,
        ["Ada Lovelace", "Paul Erdos"]
      ),
      (#"[["Lovelace","Ada",""],["King","M. L.","Jr."]]"#, ["Ada Lovelace", "M. L. King Jr."]),
      (#"{"name":"Ada Lovelace"}"#, ["Ada Lovelace"]),
      (#"[null,"",{},[],3]"#, ["3"]),
      ("null", []), ("7", ["7"]),
    ] as [(String, [String])])
  func authors(json: String, names: [String]) {
    let reading = Reading("{\"title\":\"Some Title\",\"authors\":\(json)}")
    #expect(reading.papers.first?.authors == names)
  }

  @Test("Nulls everywhere are no record, but no trap either")
  func nulls() {
    let keys = [
      "id", "title", "abstract", "authors", "authors_parsed", "topics", "categories", "published", "updated",
      "versions", "update_date", "venue", "journal-ref", "url", "pdf", "doi", "comment", "links", "source",
      "score", "added", "aliases", "year",
    ]
    for value in ["null", "[]", "{}", "[null]", "[[]]", "[{}]", "-1", "1e999", "true", "\"\""] {
      let fields = keys.filter { $0 != "title" }.map { "\"\($0)\":\(value)" }.joined(separator: ",")
      #expect(Reading("{\"title\":\"A Word\",\(fields)}").papers.count == 1, "\(value)")
      let all = Reading("{\"title\":null,\(fields)}")
      #expect(all.papers.isEmpty && all.skipped == ["1: no title"], "\(value)")
    }
  }

  @Test(
    "Dates that do not exist are left out", arguments: ["2023-02-30", "0000-00-00", "13/13/2020", "soon"])
  func dates(text: String) {
    let reading = Reading("{\"title\":\"A Word\",\"published\":\"\(text)\",\"updated\":\"\(text)\"}")
    #expect(reading.papers.first?.published == nil)
    #expect(reading.papers.first?.updated == nil)
  }

  @Test(
    "The identity is the id, or else an address, or else title, author and year",
    arguments: [
      (#""id":"2401.01234v2""#, "arxiv:2401.01234"),
      (#""id":"https://doi.org/10.1000/182""#, "doi:10.1000/182"),
      (#""id":"paper 42","url":"https://arxiv.org/abs/2401.01234""#, "arxiv:2401.01234"),
      (#""pdf":"https://aclanthology.org/P18-1023.pdf""#, "acl:P18-1023"),
      (#""doi":"10.1000/182""#, "doi:10.1000/182"),
      (#""id":"local:42""#, "local:42"),
    ])
  func identity(fields: String, key: String) {
    #expect(Reading("{\"title\":\"A Word\",\(fields)}").papers.first?.id.key == key)
  }

  @Test("Control characters survive in no field")
  func controls() {
    let bad = #"a\u001b]0;x\u0007b\u0000\u009b31m\u007f\u202e\u200b\ud800c"#
    let reading = Reading(
      "{\"id\":\"x:\(bad)\",\"title\":\"\(bad)\",\"abstract\":\"\(bad)\",\"authors\":[\"\(bad)\",{\"name\":\"\(bad)\"},"
        + "[\"\(bad)\",\"\(bad)\"]],\"authors_parsed\":[[\"\(bad)\"]],\"topics\":[\"\(bad)\"],\"venue\":\"\(bad)\","
        + "\"source\":\"\(bad)\",\"url\":\"https://a.org/\(bad)\",\"doi\":\"10.1000/\(bad)\",\"comment\":\"\(bad)\","
        + "\"aliases\":[\"\(bad)\"],\"links\":[{\"kind\":\"pdf\",\"url\":\"https://a.org/\(bad)\"}]}")
    #expect(reading.papers.count == 1)
    for paper in reading.papers {
      let line = String(decoding: PaperLine.encode(paper), as: UTF8.self)
      #expect(!line.contains("\\u"), "\(line)")
      for scalar in line.unicodeScalars {
        #expect(!(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}" && scalar != "\u{200B}")
      }
    }
  }
}
