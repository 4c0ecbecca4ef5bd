import Configuration
import Formats
import Papers
import TestSupport
import Testing

@testable import Feeds

@Suite("Protocols of sources")
struct ProtocolTests {
  @Test("arXiv's search is paged to its total")
  func arXiv() async throws {
    let scene = Scene()
    let server = try scene.server { _, count in [.answer(200, [], count == 0 ? feed(1...100, total: 130) : feed(101...130, total: 130))] }
    let record = await scene.run(try scene.source(.arxiv, at: server.base + "/api/query", query: "cat:cs.RO AND all:grasp"))
    #expect(record.problem == nil && record.papers == 130 && record.added == 130)
    #expect(server.requests.map(\.target) == [0, 100].map {
      "/api/query?search_query=cat%3Acs.RO%20AND%20all%3Agrasp&start=\($0)&max_results=100&sortBy=submittedDate&sortOrder=descending"
    })
    // The second time the first page has nothing new, and no other is asked for.
    let again = await scene.run(try scene.source(.arxiv, at: server.base + "/api/query", query: "cat:cs.RO AND all:grasp"))
    #expect(again.added == 0)
  }

  @Test("Lists of a week and a month, and a collection of the ACL Anthology, by their addresses")
  func periods() throws {
    let scene = Scene()
    let day = try #require(PaperDate(year: 2026, month: 1, day: 1))
    func target(_ kind: SourceKind, _ query: String? = nil) throws -> String? {
      let source = try scene.source(kind, at: "http://127.0.0.1:9/api", query: query)
      return SourcePages(source: source, since: day, today: day, cursor: nil).url?.target
    }
    #expect(try target(.huggingFaceWeek) == "/api/daily_papers?week=2026-W01&sort=trending&p=0&limit=100")
    #expect(try target(.huggingFaceMonth) == "/api/daily_papers?month=2026-01&sort=trending&p=0&limit=100")
    #expect(try target(.acl, "2024.emnlp/../x") == "/api/2024.emnlp..x.xml")
  }

  @Test("The ACL Anthology's file is a document that is asked for again only when it changed")
  func anthology() async throws {
    let scene = Scene()
    let text = """
      <collection id="2024.cats"><volume id="main"><meta><booktitle>Proceedings</booktitle><year>2024</year></meta>
      <paper id="1"><title>One</title><url>2024.cats-main.1</url></paper></volume></collection>
      """
    let server = try scene.server { request, _ in
      request.header("if-none-match") == "\"1\"" ? [.answer(304)] : [.answer(200, ["ETag: \"1\""], text)]
    }
    let source = try scene.source(.acl, at: server.base, query: "2024.cats")
    #expect(await scene.run(source).added == 1)
    let again = await scene.run(source)
    #expect(again.problem == nil && again.added == 0 && server.requests.map(\.target) == ["/2024.cats.xml", "/2024.cats.xml"])
  }

  @Test("An empty page in the middle is asked for again, and told when it stays empty")
  func emptyPage() async throws {
    let scene = Scene()
    let server = try scene.server { _, count in
      [.answer(200, [], [feed(1...100, total: 150), feed([], total: 150), feed(101...150, total: 150)][min(count, 2)])]
    }
    #expect(await scene.run(try scene.source(.arxiv, at: server.base, query: "x")).papers == 150)
    let stubborn = try scene.server { _, count in [.answer(200, [], count == 0 ? feed(200...299, total: 150) : feed([], total: 150))] }
    let record = await scene.run(try scene.source(.arxiv, at: stubborn.base, query: "x"))
    #expect(record.problem?.contains("a page was empty") == true && record.papers == 100)
    #expect(stubborn.requests.count == 4)
  }

  @Test("Pages that repeat papers add each of them once, and end")
  func duplicates() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [.answer(200, [], feed(1...100, total: 100_000))] }
    let record = await scene.run(try scene.source(.arxiv, at: server.base, query: "x"))
    #expect(record.problem == nil && record.added == 100 && server.requests.count == 2)
  }

  @Test("No more is taken than the limit says")
  func limit() async throws {
    let scene = Scene()
    let server = try scene.server { _, count in [.answer(200, [], feed(count * 100...count * 100 + 99, total: 100_000))] }
    _ = await scene.run(try scene.source(.arxiv, at: server.base, query: "x") { $0.limit = 250 })
    #expect(server.requests.count == 3)
  }

  @Test("What a run that broke off left is fetched by the next one, behind pages that are known")
  func unfinished() async throws {
    let scene = Scene()
    let server = try scene.server { _, count in
      switch count {
      case 0, 2, 5: [.answer(200, [], feed(1...100, total: 250))]
      case 1: [.answer(404)]
      case 3: [.answer(200, [], feed(101...200, total: 250))]
      default: [.answer(200, [], feed(201...250, total: 250))]
      }
    }
    let source = try scene.source(.arxiv, at: server.base, query: "x")
    #expect(await scene.run(source).problem != nil)
    #expect(await scene.run(source).added == 150)
    #expect(scene.lines.count == 250)
    #expect(await scene.run(source).added == 0)
    #expect(server.requests.count == 6)
  }

  static func oai(_ number: Int, token: String?) -> String {
    let record = "<record><header><identifier>oai:arXiv.org:2401.0000\(number)</identifier></header><metadata><arXiv><id>2401.0000\(number)</id><title>Paper \(number)</title></arXiv></metadata></record>"
    return "<OAI-PMH><ListRecords>\(record)<resumptionToken>\(token ?? "")</resumptionToken></ListRecords></OAI-PMH>"
  }

  @Test("OAI-PMH goes on where it was cut off, also after a restart, and anew where the token has expired")
  func archive() async throws {
    let scene = Scene()
    let server = try scene.server { request, count in
      switch count {
      case 0: [.answer(200, [], Self.oai(1, token: "a|b c"))]
      case 1: [.answer(404)]
      case 2: [.answer(200, [], "<OAI-PMH><error code=\"badResumptionToken\">expired</error></OAI-PMH>")]
      case 3: [.answer(200, [], Self.oai(1, token: "next"))]
      default: [.answer(200, [], Self.oai(2, token: nil))]
      }
    }
    let source = try scene.source(.oai, at: server.base + "/oai", query: "cs:cs:RO") { $0.filter = "arXiv" }
    #expect(await scene.run(source).problem?.contains("nothing there") == true)
    let record = await scene.run(source)
    #expect(record.problem == nil && scene.lines.count == 2)
    #expect(server.requests.map(\.target) == [
      "/oai?verb=ListRecords&metadataPrefix=arXiv&from=2026-11-16&set=cs%3Acs%3ARO",
      "/oai?verb=ListRecords&resumptionToken=a%7Cb%20c", "/oai?verb=ListRecords&resumptionToken=a%7Cb%20c",
      "/oai?verb=ListRecords&metadataPrefix=arXiv&from=2026-11-16&set=cs%3Acs%3ARO",
      "/oai?verb=ListRecords&resumptionToken=next",
    ])
  }

  @Test("OAI-PMH's word that there is nothing new is no failure")
  func nothingNew() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [.answer(200, [], "<OAI-PMH><error code=\"noRecordsMatch\"/></OAI-PMH>")] }
    #expect(await scene.run(try scene.source(.oai, at: server.base)).problem == nil)
  }

  /// A page of each service: its kind, the path that it is asked by, its first page, its last one.
  static let services: [(kind: SourceKind, path: String, pages: [String])] = [
    (.arxivNew, "/cs.RO+cs.AI", [feed([1])]),
    (.huggingFace, "/papers/search?q=cs.RO%20%2Bcs.AI&limit=100", ["[{\"paper\":{\"id\":\"2401.00001\",\"title\":\"One\"}}]"]),
    (.openAlex, "/?search=cs.RO%20%2Bcs.AI&filter=to_publication_date%3A2026-11-23&sort=publication_date%3Adesc&per-page=100&cursor=*",
      ["{\"meta\":{\"count\":2,\"next_cursor\":\"N\"},\"results\":[{\"id\":\"https://openalex.org/W1\",\"title\":\"One of them\"}]}",
        "{\"meta\":{\"count\":2,\"next_cursor\":null},\"results\":[{\"id\":\"https://openalex.org/W2\",\"title\":\"Two of them\"}]}"]),
    (.semanticScholar, "/?query=cs.RO%20%2Bcs.AI&fields=title",
      ["{\"total\":2,\"token\":\"N\",\"data\":[{\"paperId\":\"a\",\"externalIds\":{\"DOI\":\"10.1000/1\"},\"title\":\"One of them\"}]}",
        "{\"total\":2,\"token\":null,\"data\":[{\"paperId\":\"b\",\"externalIds\":{\"DOI\":\"10.1000/2\"},\"title\":\"Two of them\"}]}"]),
    (.crossref, "/?query=cs.RO%20%2Bcs.AI&rows=100&offset=0&sort=created&order=desc",
      ["{\"message\":{\"total-results\":2,\"items\":[{\"DOI\":\"10.1000/1\",\"title\":[\"One of them\"]}]}}",
        "{\"message\":{\"total-results\":2,\"items\":[{\"DOI\":\"10.1000/2\",\"title\":[\"Two of them\"]}]}}"]),
    (.europePMC, "/?query=cs.RO%20%2Bcs.AI&format=json&resultType=core&pageSize=100&cursorMark=*&sort=P_PDATE_D%20desc",
      ["{\"hitCount\":2,\"nextCursorMark\":\"N\",\"resultList\":{\"result\":[{\"pmid\":\"1\",\"authorString\":\"A B.\",\"title\":\"One of them\"}]}}",
        "{\"hitCount\":2,\"nextCursorMark\":\"N\",\"resultList\":{\"result\":[{\"pmid\":\"2\",\"authorString\":\"A B.\",\"title\":\"Two of them\"}]}}"]),
    (.bioRxiv, "/biorxiv/2026-11-16/2026-11-23/0/json?category=cs.RO%20%2Bcs.AI",
      ["{\"messages\":[{\"status\":\"ok\"}],\"collection\":[{\"doi\":\"10.1101/1\",\"title\":\"One of them\",\"server\":\"bioRxiv\"}]}"]),
    (.dblp, "/?q=cs.RO%20%2Bcs.AI&format=json&h=100&f=0",
      ["{\"result\":{\"hits\":{\"@total\":\"2\",\"hit\":[{\"info\":{\"key\":\"a/1\",\"title\":\"One of them.\"}}]}}}",
        "{\"result\":{\"hits\":{\"@total\":\"2\",\"hit\":[{\"info\":{\"key\":\"a/2\",\"title\":\"Two of them.\"}}]}}}"]),
  ]

  @Test("Each service is asked as it wants to be, page after page", arguments: services.indices)
  func service(index: Int) async throws {
    let (kind, path, pages) = Self.services[index]
    let scene = Scene()
    let server = try scene.server { _, count in [.answer(200, [], pages[min(count, pages.count - 1)])] }
    let query = kind == .arxivNew ? "cs.RO+cs.AI" : "cs.RO +cs.AI"
    let record = await scene.run(try scene.source(kind, at: server.base, query: query))
    #expect(record.problem == nil, "\(kind)")
    #expect(record.papers == pages.count && scene.lines.count == pages.count, "\(kind)")
    #expect(server.requests.first?.target.replacing("*", with: "*").hasPrefix(path.replacing("*", with: "%2A")) == true, "\(server.requests.map(\.target))")
    #expect(server.requests.count == pages.count)
  }

  @Test("Papers that a program prints are taken; one that fails says so")
  func command() async throws {
    let scene = Scene()
    func run(_ command: String...) async throws -> SourceRecord {
      await scene.run(try scene.source(.command, at: "http://127.0.0.1:1/") { $0.command = command })
    }
    let good = try await run("printf", "%s\\n", "{\"id\":\"2401.00001\",\"title\":\"One\"}")
    #expect(good.problem == nil && good.added == 1)
    #expect(try await run("no-such-program-here").problem == "no-such-program-here cannot be started; is it in PATH?")
    #expect(try await run("sh", "-c", "echo no network >&2; exit 3").problem?.hasSuffix("no network") == true)
    #expect(try await run("echo", "hello").problem?.hasPrefix("the answer holds no papers") == true)
    #expect(try await run("true").problem == nil)
    #expect(scene.lines.count == 1)
  }
}
