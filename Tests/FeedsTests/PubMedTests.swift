import Papers
import TestSupport
import Testing

@testable import Feeds

@Suite("PubMed's own search")
struct PubMedTests {
  /// Numbers of papers, as the first of the two requests gives them.
  private static func list(_ numbers: some Sequence<Int>, total: Int) -> String {
    let numbers = numbers.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"header\":{\"type\":\"esearch\"},\"esearchresult\":{\"count\":\"\(total)\",\"retmax\":\"100\",\"idlist\":[\(numbers)]}}"
  }

  /// The papers of the numbers that the second one names.
  private static func articles(_ target: String) -> String {
    let numbers = target.firstRange(of: "&id=").map { target[$0.upperBound...] }?.prefix { $0 != "&" } ?? ""
    let all = numbers.replacing("%2C", with: ",").split(separator: ",").map { number in
      "<PubmedArticle><MedlineCitation><PMID>\(number)</PMID><Article><ArticleTitle>Paper of number \(number)</ArticleTitle>"
        + "<Abstract><AbstractText>Text.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"
    }
    return "<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet PUBLIC \"x\" \"http://127.0.0.1:1/none.dtd\"><PubmedArticleSet>"
      + all.joined() + "</PubmedArticleSet>"
  }

  private static func field(_ name: String, of target: String) -> Int? {
    target.firstRange(of: "&\(name)=").flatMap { Int(target[$0.upperBound...].prefix { $0 != "&" }) }
  }

  /// Answers as the service does that has so many papers.
  private static func service(_ total: Int) -> LoopbackServer.Behaviour {
    { request, _ in
      guard request.target.contains("/esearch.fcgi") else { return [.answer(200, [], articles(request.target))] }
      let start = field("retstart", of: request.target) ?? 0
      let end = min(total, start + (field("retmax", of: request.target) ?? 20))
      return [.answer(200, [], list(start + 1..<max(start, end) + 1, total: total))]
    }
  }

  @Test("numbers are asked for, and then their papers, page after page")
  func pages() async throws {
    let scene = Scene()
    let server = try scene.server(Self.service(230))
    let record = await scene.run(try scene.source(.pubMed, at: server.base, query: "smith j[au]"))
    #expect(record.problem == nil && record.papers == 230 && record.added == 230)
    #expect(scene.lines.count == 230)
    let targets = server.requests.map(\.target)
    #expect(targets.count == 6)
    #expect(targets[0] == "/esearch.fcgi?db=pubmed&term=smith%20j%5Bau%5D&retmode=json&retstart=0&retmax=100&sort=pub_date&tool=lectern&email=me%40example.org")
    #expect(targets[1].hasPrefix("/efetch.fcgi?db=pubmed&retmode=xml&id=1%2C2%2C3"))
    #expect(targets[4].contains("retstart=200&"))
    // The second time there is nothing new on the first page.
    #expect(await scene.run(try scene.source(.pubMed, at: server.base, query: "smith j[au]")).added == 0)
    #expect(server.requests.count == 8)
  }

  @Test("a search shows what fits best, and goes on at a place")
  func search() async throws {
    let scene = Scene()
    let server = try scene.server(Self.service(70))
    let source = try scene.source(.pubMed, at: server.base, query: "cancer")
    let search = SourceSearch(source, fetcher: scene.fetcher(), secret: nil, isByDate: false)
    let first = try await search.page(at: nil, now: scene.now)
    #expect(first.papers.count == 50 && first.total == 70)
    let second = try await search.page(at: first.next, now: scene.now)
    #expect(second.papers.count == 20 && second.next == nil)
    #expect(server.requests[0].target.contains("sort=relevance") && server.requests[2].target.contains("retstart=50&"))
  }

  @Test("its key goes into both requests, and into no message")
  func key() async throws {
    let scene = Scene()
    let good = try scene.server(Self.service(1))
    let secret = Secret(.query("api_key"), "sesame-123")
    _ = await scene.run(try scene.source(.pubMed, at: good.base, query: "x"), secret: secret)
    #expect(good.requests.allSatisfy { $0.target.contains("api_key=sesame-123") } && good.requests.count == 2)
    let bad = try scene.server { _, _ in [.answer(400, [], "{\"error\":\"API key sesame-123 invalid\"}")] }
    let record = await scene.run(try scene.source(.pubMed, at: bad.base, query: "x"), secret: secret)
    #expect(record.problem?.contains("invalid") == true && record.problem?.contains("sesame") == false)
  }

  @Test("what goes wrong is said, and takes nothing away", arguments: [
    ("{\"esearchresult\":{\"ERROR\":\"Search Backend failed\"}}", "Search Backend failed"),
    ("{\"error\":\"API rate limit exceeded\"}", "rate limit exceeded"), ("<html><body>Down</body></html>", "no list of PubMed's numbers"),
    ("", "no list of PubMed's numbers"), (list([], total: 500), "a page was empty"),
    ("{\"esearchresult\":{\"count\":\"3\",\"idlist\":[\"../x\",\"\",7.5]}}", "a page was empty"),
  ])
  func failing(body: String, says: String) async throws {
    let scene = Scene()
    let server = try scene.server { request, _ in [.answer(200, [], body)] }
    let record = await scene.run(try scene.source(.pubMed, at: server.base, query: "x"))
    #expect(record.problem?.contains(says) == true, "\(record.problem ?? "none")")
  }

  @Test("a search that finds nothing is no failure, and numbers whose papers do not come are one")
  func nothing() async throws {
    let scene = Scene()
    let none = try scene.server { _, _ in [.answer(200, [], Self.list([], total: 0))] }
    #expect(await scene.run(try scene.source(.pubMed, at: none.base, query: "x")).problem == nil)
    let silent = try scene.server { request, _ in
      [.answer(200, [], request.target.contains("esearch") ? Self.list(1...5, total: 5) : "<PubmedArticleSet></PubmedArticleSet>")]
    }
    #expect(await scene.run(try scene.source(.pubMed, at: silent.base, query: "x")).problem?.contains("a page was empty") == true)
  }

  @Test("its servers are asked three times a second at most, all of them together")
  func pace() {
    #expect(Pace.rule(for: "eutils.ncbi.nlm.nih.gov") >= 334)
    #expect(Pace.group(of: "eutils.ncbi.nlm.nih.gov") == Pace.group(of: "www.ncbi.nlm.nih.gov"))
  }
}
