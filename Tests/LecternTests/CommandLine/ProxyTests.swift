import TestSupport
import Testing

@Suite("Proxies of the environment")
struct ProxyTests {
  private static let feed = "<feed><entry><id>http://arxiv.org/abs/2401.00001v1</id><title>Found by a proxy</title></entry></feed>"

  /// Asks a service at an address, and gives what was printed.
  private func search(_ address: String, in home: Home, _ environment: [String: String]) async throws -> Outcome {
    try await home.lectern("search", "arxiv", "x", "--url", address, "--limit", "1", environment: environment)
  }

  @Test("one for http is asked for whole addresses, but not for hosts that are to be asked directly")
  func plain() async throws {
    let home = try Home()
    let proxy = try LoopbackServer { _, _ in [.answer(200, [], Self.feed)] }
    let found = try await search("http://export.example/query", in: home, ["http_proxy": proxy.base])
    #expect(found.status == 0 && found.output.contains("Found by a proxy"), "\(found.errors)")
    #expect(proxy.requests.map(\.target).allSatisfy { $0.hasPrefix("http://export.example/query?search_query=x&") } && proxy.requests.count == 1)
    let server = try LoopbackServer { _, _ in [.answer(200, [], Self.feed)] }
    let direct = try await search(server.base, in: home, ["http_proxy": proxy.base, "no_proxy": "example.org,127.0.0.1"])
    #expect(direct.status == 0 && server.requests.count == 1 && proxy.requests.count == 1, "\(direct.errors)")
  }

  @Test("one for https is asked for a way through, and its refusal is said")
  func secure() async throws {
    let home = try Home()
    let proxy = try LoopbackServer { _, _ in [.answer(403)] }
    let refused = try await search("https://export.example/query", in: home, ["https_proxy": proxy.base])
    #expect(refused.status == 4 && refused.output.isEmpty && refused.errors.contains("the proxy gives no way through: ") && refused.errors.contains("403"), "\(refused.errors)")
    #expect(proxy.requests.first?.head.first?.lowercased().hasPrefix("connect export.example") == true)
    #expect(proxy.requests.count == 1 && proxy.requests.allSatisfy { !$0.target.contains("search_query") })
  }
}
