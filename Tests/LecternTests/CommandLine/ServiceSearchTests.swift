import Glibc
import TestSupport
import Testing

@Suite("lectern search and lectern subscribe")
struct ServiceSearchTests {
  /// A service like arXiv's, with 120 papers.
  static func service(failing: Bool = false) throws -> LoopbackServer {
    try LoopbackServer { request, _ in
      if failing { return [.answer(403)] }
      let start = request.target.split(separator: "&").first { $0.hasPrefix("start=") }.flatMap { Int($0.dropFirst(6)) } ?? 0
      let size = request.target.split(separator: "&").first { $0.hasPrefix("max_results=") }.flatMap { Int($0.dropFirst(12)) } ?? 50
      return [.answer(200, [], feed(start + 1..<min(start + size, 120) + 1))]
    }
  }

  private static func feed(_ numbers: Range<Int>) -> String {
    let entries = numbers.map { number in
      let id = "2401." + String(100_000 + number).dropFirst()
      return "<entry><id>http://arxiv.org/abs/\(id)v1</id><title>Found thing \(number)</title><summary>About \(number).</summary></entry>"
    }
    return "<feed><opensearch:totalResults>120</opensearch:totalResults>\(entries.joined())</feed>"
  }

  @Test("What a service finds is printed page after page, and can be imported")
  func searching() async throws {
    let home = try Home()
    let server = try Self.service()
    let found = try await home.lectern("search", "arxiv", "all:thing", "--url", server.base, "--limit", "60", "--format", "jsonl")
    #expect(found.status == 0 && found.lines.count == 60, "\(found.errors)")
    #expect(found.errors == "lectern: 60 of 120 papers\n" && server.requests.count == 2)
    #expect(!home.libraryNames.contains("papers.jsonl"))
    try await home.importPapers(found.output)
    #expect(try await home.lectern("list", "thing", "--format", "tsv").lines.count == 60)
    let table = try await home.lectern("search", "arxiv", "x", "--url", server.base, "--limit", "1")
    #expect(table.output.contains("arxiv:2401.00001  Found thing 1"))
  }

  @Test("What goes wrong is said in one line")
  func failing() async throws {
    let home = try Home()
    let server = try Self.service(failing: true)
    let outcome = try await home.lectern("search", "arxiv", "x", "--url", server.base)
    #expect(outcome.status == 4 && outcome.errors == "lectern: arxiv: 127.0.0.1 answered 403 (not allowed; does it want a key?)\n")
    let unknown = try await home.lectern("search", "arxiw", "x")
    #expect(unknown.status == 2 && unknown.errors.hasPrefix("lectern: arxiw: expected one of arxiv, "))
    #expect(try await home.lectern("search", "arxiv").errors == "lectern: arxiv: expected a query, which arxiv needs\n")
  }

  @Test("A source that answers is written into the settings, which keep all else")
  func subscribing() async throws {
    let home = try Home()
    let server = try Self.service()
    let text = "# mine\n[fetch]\nevery = false # never\n"
    try home.write("config/lectern/config.toml", text)
    let outcome = try await home.lectern("subscribe", "arxiv", "cat:cs.RO", "OR", "cat:cs.AI", "--url", server.base)
    #expect(outcome.status == 0 && outcome.output == "arxiv-cs-ro-cs-ai: arxiv cat:cs.RO OR cat:cs.AI\n", "\(outcome.errors)")
    let name = outcome.output.prefix { $0 != ":" }
    let table = "[sources.\(name)]\nkind = \"arxiv\"\nquery = \"cat:cs.RO OR cat:cs.AI\"\nurl = \"\(server.base)\"\n"
    #expect(home.text(of: "config/lectern/config.toml") == text + "\n" + table)
    #expect(try await home.lectern("fetch", "\(name)").output == "\(name): 120 papers, 120 new\n")
    let again = try await home.lectern("subscribe", "arxiv", "x", "--url", server.base, "--name", "\(name)")
    #expect(again.status == 3 && again.errors.contains("there is a source of that name already"))
    let bad = try Self.service(failing: true)
    let refused = try await home.lectern("subscribe", "feed", bad.base + "/feed.xml")
    #expect(refused.status == 4 && refused.errors.contains("does not answer"))
    #expect(try await home.lectern("subscribe", "feed", bad.base + "/feed.xml", "--untried").output.hasPrefix("feed-127-0-0-1-"))
    #expect(try await home.lectern("subscribe", "command", "ls").status == 2)
  }
}
