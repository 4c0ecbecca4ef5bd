import Papers
import TestSupport
import Testing

@testable import Feeds

@Suite("Searching a service")
struct SearchTests {
  private func search(_ scene: Scene, _ source: Source, isByDate: Bool = false) -> SourceSearch {
    SourceSearch(source, fetcher: scene.fetcher(), secret: nil, isByDate: isByDate)
  }

  @Test("Page follows page, by a place that another process could go on from, and nothing is kept")
  func paging() async throws {
    let scene = Scene()
    let server = try scene.server { request, _ in
      request.target.contains("start=0&") ? [.answer(200, [], feed(1...50, total: 60))] : [.answer(200, [], feed(51...60, total: 60))]
    }
    let source = try scene.source(.arxiv, at: server.base + "/query", query: "all:cats")
    let first = try await search(scene, source).page(at: nil, now: scene.now)
    #expect(first.papers.count == 50 && first.total == 60)
    let second = try await search(scene, source).page(at: first.next, now: scene.now)
    #expect(second.papers.count == 10 && second.next == nil)
    #expect(server.requests.map(\.target).allSatisfy { $0.contains("sortBy=relevance") && $0.contains("max_results=50") })
    #expect(server.requests[1].target.contains("start=50&"))
    #expect(scene.lines.isEmpty && scene.store.read("test") == SourceRecord())
    _ = try await search(scene, source, isByDate: true).page(at: nil, now: scene.now)
    #expect(server.requests[2].target.contains("sortBy=submittedDate"))
    await #expect(throws: FetchError.self) { try await search(scene, source).page(at: "nonsense", now: scene.now) }
  }

  @Test("What fits best comes first, as each service calls it", arguments: [
    (SourceKind.openAlex, "search=a%20b", "sort="), (.crossref, "sort=relevance", "sort=created"), (.europePMC, "cursorMark=%2A", "sort="),
    (.semanticScholar, "/paper/search?query=a%20b&", "/bulk"), (.dblp, "q=a%20b", "sort"),
  ])
  func order(kind: SourceKind, has: String, hasNot: String) async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [.answer(200, [], "[{\"id\":\"2401.00001\",\"title\":\"A paper\"}]")] }
    let source = try scene.source(kind, at: server.base + "/paper/search/bulk", query: "a b")
    let found = try await search(scene, source).page(at: nil, now: scene.now)
    #expect(found.papers.count == 1)
    let target = try #require(server.requests.first?.target)
    #expect(target.contains(has) && (kind == .openAlex || kind == .europePMC ? !target.contains("&sort=") : !target.contains(hasNot)), "\(target)")
  }

  @Test("A cursor goes into the place, whatever is in it")
  func cursor() async throws {
    let scene = Scene()
    let body = "{\"meta\":{\"count\":9,\"next_cursor\":\"a b+c/=\"},\"results\":[{\"id\":\"https://openalex.org/W1\",\"title\":\"A paper\"}]}"
    let server = try scene.server { _, _ in [.answer(200, [], body)] }
    let source = try scene.source(.openAlex, at: server.base + "/works", query: "cats")
    let first = try await search(scene, source).page(at: nil, now: scene.now)
    #expect(first.total == 9 && first.papers.count == 1)
    _ = try await search(scene, source).page(at: first.next, now: scene.now)
    #expect(server.requests[1].target.contains("cursor=a%20b%2Bc%2F%3D"))
  }

  @Test("What goes wrong is told in words", arguments: [
    (LoopbackServer.Step.answer(500), "fault of its own"), (.answer(200, [], "<!DOCTYPE html><html></html>"), "a web page"),
    (.answer(200, [], feed([Int](), total: 60)), "should be more"),
  ])
  func failing(step: LoopbackServer.Step, says: String) async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [step] }
    let source = try scene.source(.arxiv, at: server.base, query: "cats")
    let error = await #expect(throws: FetchError.self) { try await search(scene, source).page(at: nil, now: scene.now) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(says))
  }
}
