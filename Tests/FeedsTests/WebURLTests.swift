import Papers
import Testing

@testable import Feeds

@Suite("Addresses and dates of HTTP")
struct WebURLTests {
  @Test(
    "What may be asked is read, everything else is none",
    arguments: [
      ("https://Example.org", "https://example.org/"), ("http://a.b:8080/c?d=é f#g", "http://a.b:8080/c?d=%C3%A9%20f"),
      ("http://[::1]/x", "http://[::1]/x"), ("https://a?b", "https://a/?b"), ("ftp://a/", nil), ("file:///etc", nil),
      ("http://user@a/", nil), ("http://a:0/", nil), ("http://a:99999/", nil), ("http:///", nil), ("http://a b/", nil),
      ("http://a/\u{1}", nil), ("a.org", nil),
    ] as [(String, String?)])
  func reading(text: String, result: String?) {
    #expect(WebURL(text).map { "\($0)" } == result)
  }

  @Test(
    "Where a redirect leads",
    arguments: [
      ("/d", "http://a.org/d"), ("d", "http://a.org/b/d"), ("?e", "http://a.org/b/c?e"), ("//x.org/y", "http://x.org/y"),
      ("https://x.org", "https://x.org/"), ("javascript:alert(1)", nil), ("file:///x", nil),
    ] as [(String, String?)])
  func resolving(location: String, result: String?) throws {
    #expect(try #require(WebURL("http://a.org/b/c?d")).resolving(location).map { "\($0)" } == result)
  }

  @Test("Private addresses are known in every form")
  func privacy() {
    let secret: [[UInt8]] = [
      [127, 0, 0, 1], [10, 1, 2, 3], [172, 31, 0, 1], [192, 168, 1, 1], [169, 254, 169, 254], [0, 0, 0, 0], [100, 64, 0, 1],
      [224, 0, 0, 1], [], [1], [UInt8](repeating: 0, count: 15) + [1], [0xFC] + [UInt8](repeating: 0, count: 15),
      [0xFE, 0x80] + [UInt8](repeating: 0, count: 14),
      [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 10, 0, 0, 1], [0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + [127, 0, 0, 1],
    ]
    for bytes in secret { #expect(SocketAddress(bytes: bytes).isPrivate, "\(bytes)") }
    let open: [[UInt8]] = [[8, 8, 8, 8], [172, 32, 0, 1], [0x20, 0x01, 0x0D, 0xB9] + [UInt8](repeating: 1, count: 12)]
    for bytes in open { #expect(!SocketAddress(bytes: bytes).isPrivate, "\(bytes)") }
  }

  @Test("A record of a source comes back as it was, and a broken one is nothing")
  func records() {
    var record = SourceRecord()
    record.request = "feed \"quoted\" \\ back"
    record.validators = Validators(tag: "W/\"1\"", modified: "x")
    (record.cursor, record.problem, record.papers, record.added) = ("a|b", "café", 3, 1)
    record.isUnfinished = true
    record.since = PaperDate(year: 2026, month: 1, day: 2)
    record.tried = Timestamp("2026-11-23T08:00:00Z")
    #expect(SourceRecord(json: record.json) == record)
    for end in record.json.indices { _ = SourceRecord(json: Array(record.json[..<end])) }
    #expect(SourceRecord(json: []) == SourceRecord())
  }

  @Test("The pace of all of arXiv's hosts is one")
  func groups() {
    #expect(Set(["export.arxiv.org", "rss.arxiv.org", "oaipmh.arxiv.org"].map(Pace.group)).count == 1)
    #expect(Pace.rule(for: "export.arxiv.org") == 3000 && Pace.rule(for: "127.0.0.1") == 0)
  }
}
