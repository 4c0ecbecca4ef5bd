import Papers
import Testing

@testable import Formats

@Suite("A line of papers.jsonl")
struct PaperLineTests {
  private func decode(_ line: String) throws(PaperLineError) -> Paper {
    let bytes = Array(line.utf8)
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(PaperLineError) in try PaperLine.decode(buffer) }
    }
    return try result.get()
  }

  private let full = Paper(
    id: PaperID(key: "arxiv:2401.01234"), title: "On $\\alpha$ and \"quotes\"",
    abstract: "First paragraph.\n\nSecond one with a \\ backslash.", authors: ["Ada Lovelace", "Paul Erdős"],
    topics: ["cs.CL", "math.CO"], published: PaperDate("2024-01-31"), updated: PaperDate("2024-02"),
    venue: "Proceedings of 中文",
    links: [Link(.page, "https://example.org/a?b=c"), Link(.code, "http://x.org")],
    source: "arxiv", score: 12.5, added: Timestamp(milliseconds: 1_700_000_000_000),
    aliases: [PaperID(key: "doi:10.1000/182")])

  @Test("Every field survives encoding and decoding")
  func roundTrip() throws {
    let line = String(decoding: PaperLine.encode(full), as: UTF8.self)
    #expect(try decode(line) == full)
    #expect(!line.contains("\n"))
  }

  @Test("Earlier versions are kept in the line; what is no version is left out")
  func earlier() throws {
    var paper = full
    paper.earlier = [
      EarlierVersion(title: "On $\\beta$", until: Timestamp(milliseconds: 1_700_000_000_250)),
      EarlierVersion(abstract: "One.\n\nTwo.", until: Timestamp(milliseconds: 1_700_000_100_000)),
    ]
    let line = String(decoding: PaperLine.encode(paper), as: UTF8.self)
    #expect(try decode(line) == paper)
    for odd in ["[7]", "{}", #""x""#, #"[{"title":"T"}]"#, #"[{"until":"2026-01-01"}]"#, #"[{"title":"T","until":"soon"}]"#, "[null]"] {
      #expect(try decode(#"{"id":"doi:10.1000/1","title":"T","earlier":\#(odd)}"#).earlier.isEmpty, "\(odd)")
    }
  }

  @Test("All sources stand in one array, the first one also by itself, as in older lines", arguments: [
    (#"{"id":"doi:10.1000/1","title":"T","source":"arxiv","sources":["arxiv","dblp","dblp",""]}"#, "arxiv", ["dblp"]),
    (#"{"id":"doi:10.1000/1","title":"T","sources":["arxiv","dblp"]}"#, "arxiv", ["dblp"]),
    (#"{"id":"doi:10.1000/1","title":"T","sources":["dblp","arxiv"],"source":"arxiv"}"#, "arxiv", ["dblp"]),
    (#"{"id":"doi:10.1000/1","title":"T","source":"arxiv"}"#, "arxiv", []),
    (#"{"id":"doi:10.1000/1","title":"T","sources":["arxiv"]}"#, "arxiv", []),
  ])
  func sources(line: String, first: String, others: [String]) throws {
    let paper = try decode(line)
    #expect(paper.source == first && paper.otherSources == others)
    let again = String(decoding: PaperLine.encode(paper), as: UTF8.self)
    #expect(try decode(again) == paper)
    #expect(again.contains("sources") == !others.isEmpty)
  }

  @Test("An id among control characters is recognised, and is the same after writing")
  func dirtyIdentity() throws {
    let paper = try decode(#"{"id":"\n\u0000doI:10.1000/182","title":"T","aliases":["\u0000aRxiv:2401.01234v2"]}"#)
    #expect(paper.id.key == "doi:10.1000/182")
    #expect(paper.aliases.map(\.key) == ["arxiv:2401.01234"])
    #expect(try decode(String(decoding: PaperLine.encode(paper), as: UTF8.self)) == paper)
  }

  @Test("Keys come in a fixed order, and what is empty is left out")
  func order() {
    var paper = Paper(id: PaperID(key: "acl:P18-1023"), title: "A title", source: "acl", score: 3)
    #expect(
      String(decoding: PaperLine.encode(paper), as: UTF8.self)
        == #"{"id":"acl:P18-1023","title":"A title","source":"acl","score":3}"#)
    paper.links = [Link(.pdf, "https://example.org/p.pdf")]
    paper.topics = ["a", "b"]
    paper.score = .infinity
    #expect(
      String(decoding: PaperLine.encode(paper), as: UTF8.self)
        == #"{"id":"acl:P18-1023","title":"A title","topics":["a","b"],"#
        + #""links":[{"kind":"pdf","url":"https://example.org/p.pdf"}],"source":"acl"}"#)
  }

  @Test("A line by hand is forgiven what can be understood")
  func lenient() throws {
    let paper = try decode(
      #"{"authors":"Ada Lovelace","id":"arxiv:2401.01234","title":7,"score":"12","topics":null,"#
        + #""links":["https://example.org",{"url":"file:///etc/passwd"},{"kind":"x","url":"http://b.org"},3],"#
        + #""published":"no date","unknown":{"a":[1]},"venue":["x"]}"#)
    #expect(paper.title == "7")
    #expect(paper.authors == ["Ada Lovelace"])
    #expect(paper.score == 12)
    #expect(paper.links == [Link(.other, "https://example.org"), Link(.other, "file:///etc/passwd"), Link(.other, "http://b.org")])
    #expect(paper.published == nil)
    #expect(paper.venue == nil)
  }

  @Test("A line without an id gets the fallback identity")
  func fallback() throws {
    let paper = try decode(
      #"{"title":"A Title of Some Words","authors":["Ada Lovelace"],"published":"1843"}"#)
    let expected = PaperID.fallback(title: "A Title of Some Words", firstAuthor: "Ada Lovelace", year: 1843)
    #expect(paper.id == expected)
  }

  @Test("Control characters and escape sequences survive in no field")
  func controls() throws {
    let bad = #"a\u001b[31mb\u0000\u009b\u007f\u202e\u200bc\nd"#
    let paper = try decode(
      "{\"id\":\"x:\(bad)\",\"title\":\"\(bad)\",\"abstract\":\"\(bad)\",\"authors\":[\"\(bad)\"],"
        + "\"topics\":[\"\(bad)\"],\"venue\":\"\(bad)\",\"source\":\"\(bad)\",\"aliases\":[\"doi:10.1/\(bad)\"],"
        + "\"links\":[{\"kind\":\"pdf\",\"url\":\"https://\(bad)\"}],\"published\":\"\(bad)\"}")
    let texts =
      [paper.id.key, paper.title, paper.venue ?? "", paper.source] + paper.authors + paper.topics
      + paper.aliases.map(\.key) + paper.links.map(\.url)
    for scalar in (texts.joined() + paper.abstract.replacing("\n", with: "")).unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "\(scalar.value)")
      #expect(scalar != "\u{202E}" && scalar != "\u{200B}")
    }
  }

  @Test(
    "What is no paper says why",
    arguments: [
      ("", "not JSON: byte 1: expected an object"),
      ("[]", "not JSON: byte 1: expected an object"),
      (#"{"title":"half"#, "not JSON: byte 15: expected a closing quote"),
      (#"{"title":"a"} {"#, "not JSON: byte 15: expected the end of the value"),
      (#"{"id":"arxiv:2401.01234"}"#, "no title"),
      (#"{"title":null}"#, "no title"),
      (#"{"title":"\u001b\u0000 "}"#, "no title"),
    ])
  func errors(line: String, reason: String) {
    #expect { try decode(line) } throws: { "\($0)" == reason }
  }

  @Test("The head of a line is its id and date")
  func head() {
    let head = PaperLine.encode(full).withUnsafeBytes { PaperLine.head($0) }
    #expect(head?.id == full.id)
    #expect(head?.published == full.published)
    #expect(Array("{\"title\":".utf8).withUnsafeBytes { PaperLine.head($0) } == nil)
    #expect(Array("{\"title\":\"a\"}".utf8).withUnsafeBytes { PaperLine.head($0) } == nil)
  }
}
