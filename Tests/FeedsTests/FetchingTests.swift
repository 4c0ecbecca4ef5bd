import Configuration
import Formats
import Glibc
import Papers
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite("Fetching")
struct FetchingTests {
  @Test("What is fetched is in the library, and asked for again only if it changed")
  func conditional() async throws {
    let scene = Scene()
    let server = try scene.server { request, _ in
      request.header("if-none-match") == "\"one\"" ? [.answer(304)] : [.answer(200, ["ETag: \"one\"", "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT"], feed(1...3))]
    }
    let source = try scene.source(.feed, at: server.base + "/feed")
    let first = await scene.run(source)
    #expect(first.problem == nil && first.papers == 3 && first.added == 3)
    #expect(scene.lines.count == 3)
    let again = await scene.run(source)
    #expect(again.problem == nil && again.papers == 0)
    #expect(server.requests.count == 2)
    #expect(server.requests[1].header("if-modified-since") == "Mon, 23 Nov 2026 08:00:00 GMT")
    #expect(server.requests[0].header("user-agent") == "lectern/0.1 (mailto:me@example.org)")
    // Another question has nothing to compare with.
    _ = await scene.run(try scene.source(.feed, at: server.base + "/other"))
    #expect(server.requests[2].header("if-none-match") == nil)
  }

  /// Bad behaviours, and what is said of each. `FEED` stands for a feed of one more paper.
  static let behaviours: [(name: String, steps: [LoopbackServer.Step], says: String)] = [
    ("a slow drip", [.text("HTTP/1.1 200 OK\r\n\r\n"), .drip([0x61], times: 60, milliseconds: 100)], "no answer in time"),
    ("no answer at all", [.wait(milliseconds: 4000)], "no answer in time"),
    ("a head that never ends", [.text("HTTP/1.1 200 OK\r\n"), .drip(Array("X: y\r\n".utf8), times: 200_000, milliseconds: 0)], "head is longer"),
    ("silence after the head", [.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"), .wait(milliseconds: 4000)], "no answer in time"),
    ("a closed connection", [], "answered nothing"),
    ("a body shorter than said", [.text("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + feed([9]))], "cut off"),
    ("a chunk that is cut", [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<feed>")], "cut off"),
    ("a feed cut without a length", [.text("HTTP/1.1 200 OK\r\n\r\n" + feed(1...9).dropLast(80))], "cut off"),
    ("JSON cut without a length", [.text("HTTP/1.1 200 OK\r\n\r\n{\"results\":[{\"id\":\"https://openalex.org/W1\",\"title\":\"A")], "cut off"),
    ("an array cut between papers", [.text("HTTP/1.1 200 OK\r\n\r\n[{\"id\":\"2401.00001\",\"title\":\"A paper\"},")], "cut off"),
    ("an endless body", [.text("HTTP/1.1 200 OK\r\n\r\n"), .drip([UInt8](repeating: 0x61, count: 1 << 20), times: 100, milliseconds: 0)], "longer than 16 MiB"),
    ("a length beyond all reason", [.text("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc")], ""),
    ("a page of the web", [.answer(200, [], "<!DOCTYPE html><html><body>Log in</body></html>")], "a web page"),
    ("text of another kind", [.answer(200, ["Content-Type: application/json"], "Service temporarily unavailable, sorry")], "no papers"),
    ("JSON without papers", [.answer(200, [], "{\"error\":\"bad query\"}")], "bad query"),
    ("a wrong kind of packing", [.answer(200, ["Content-Encoding: gzip"], feed([9]))], "packed wrongly"),
    ("nothing", [.answer(200)], "it is empty"),
    ("not modified without having been asked", [.answer(304)], "answered 304"),
    ("bad request", [.answer(400)], "does not understand"),
    ("forbidden", [.answer(403)], "want a key"),
    ("not found", [.answer(404)], "nothing there"),
    ("gone", [.answer(410)], "gone for good"),
    ("too many requests, come back in an hour", [.answer(429, ["Retry-After: 3600"])], "asks to wait 3600 s"),
    ("too many requests, come back in a thousand years", [.answer(429, ["Retry-After: 31536000000"])], "asks to wait 86400 s"),
    ("too many requests and no more", [.answer(429)], "too many requests"),
    ("a fault", [.answer(500)], "fault of its own"),
    ("a fault with words", [.answer(500, [], "{\"message\":\"out of \\u001b[31morder\"}")], "out of [31morder"),
    ("unavailable until a date that is past", [.answer(503, ["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"])], "answered 503"),
    ("a redirect to itself", [.answer(302, ["Location: /feed"])], "more than 5 redirects"),
    ("a redirect to a file", [.answer(302, ["Location: file:///etc/passwd"])], "leads nowhere"),
    ("a redirect to nowhere", [.answer(302)], "leads nowhere"),
    ("a redirect to a private address", [.answer(302, ["Location: http://localhost:1/"])], "private address"),
    ("a redirect to a private number", [.answer(302, ["Location: http://[::ffff:169.254.169.254]/latest"])], "private address"),
    ("no HTTP", [.text("SSH-2.0-OpenSSH\r\n\r\n")], ""),
    ("a refusal of arXiv", [.answer(200, [], "<feed><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary></entry></feed>")], "bad id"),
  ]

  @Test("Whatever a server does, what was there stays, and the reason is said", arguments: behaviours.indices)
  func bad(index: Int) async throws {
    let (name, steps, says) = Self.behaviours[index]
    let scene = Scene()
    let server = try scene.server { _, count in count == 0 ? [.answer(200, [], feed(1...2))] : steps }
    let source = try scene.source(.feed, at: server.base + "/feed")
    #expect(await scene.run(source).problem == nil)
    let later = Timestamp(milliseconds: scene.now.milliseconds + 60_000)
    let record = await scene.run(source, at: later, deadline: .seconds(3))
    let problem = try #require(record.problem, "\(name)")
    #expect(says.isEmpty || problem.contains(says), "\(name): \(problem)")
    #expect(problem == CleanText.line(problem))
    #expect(record.succeeded == scene.now && record.tried == later)
    #expect(scene.lines.count >= 2, "\(name)")
    #expect(scene.store.read("test") == record, "\(name)")
  }

  @Test("A body that unpacks to far more than it seems is given up")
  func bomb() async throws {
    let scene = Scene()
    let pipe = try #require(popen("head -c 100000000 /dev/zero | gzip -c", "r"))
    var packed: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { packed += buffer[..<count] }
    pclose(pipe)
    let body = packed
    let server = try scene.server { _, _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"), .send(body)]
    }
    let record = await scene.run(try scene.source(.feed, at: server.base))
    #expect(record.problem == "the answer is longer than 16 MiB")
  }

  @Test("What passes is tried again: a fault, a wait, a connection that broke")
  func retries() async throws {
    let scene = Scene()
    let server = try scene.server { _, count in
      [[.answer(500)], [.answer(429, ["Retry-After: 1"])], [], [.answer(200, [], feed([1]))]][min(count, 3)]
    }
    let record = await scene.run(try scene.source(.feed, at: server.base))
    #expect(record.problem == nil && record.papers == 1)
    #expect(server.requests.count == 4)
  }

  @Test("A permanent redirect is remembered, a passing one is not", arguments: [(301, true), (308, true), (302, false), (307, false)])
  func redirects(status: Int, isKept: Bool) async throws {
    let scene = Scene()
    let server = try scene.server { request, _ in
      request.target == "/old" ? [.answer(status, ["Location: /new?x=1"])] : [.answer(200, [], feed([1]))]
    }
    let source = try scene.source(.feed, at: server.base + "/old")
    _ = await scene.run(source)
    #expect(await scene.run(source).problem == nil)
    #expect(server.requests.map(\.target) == ["/old", "/new?x=1"] + (isKept ? ["/new?x=1"] : ["/old", "/new?x=1"]))
  }

  @Test("A key goes to its own host alone, and is never seen elsewhere")
  func secrets() async throws {
    for place in [Secret.Place.header("x-api-key"), .query("api_key")] {
      let scene = Scene()
      let other = try scene.server { _, _ in [.answer(403, [], "{\"message\":\"no\"}")] }
      let server = try scene.server { request, _ in
        request.target.hasPrefix("/a")
          ? [.answer(302, ["Location: http://localhost:\(other.port)/x"])]
          : [.answer(400, [], "{\"message\":\"wrong key hush-hush-1 in \(request.target)\"}")]
      }
      let source = try scene.source(.feed, at: server.base + "/a") { $0.allowsPrivate = true }
      let secret = Secret(place, "hush-hush-1")
      let first = await scene.run(source, secret: secret)
      let request = try #require(server.requests.first)
      #expect(request.header("x-api-key") == "hush-hush-1" || request.target == "/a?api_key=hush-hush-1")
      #expect(!other.requests.isEmpty)
      #expect(other.requests.allSatisfy { request in !request.head.contains { $0.contains("hush") } && !request.target.contains("hush") })
      let second = await scene.run(try scene.source(.feed, at: server.base + "/b"), secret: secret)
      for text in ["\(first)", "\(second)", "\(secret)", String(decoding: second.json, as: UTF8.self)] {
        #expect(!text.contains("hush-hush-1"), "\(text)")
      }
      #expect(second.problem?.contains("wrong key") == true)
    }
  }

  @Test("A redirect that carries the key away is not followed")
  func carriedKey() async throws {
    let scene = Scene()
    let other = try scene.server { _, _ in [.answer(200, [], feed([1]))] }
    let server = try scene.server { request, _ in [.answer(302, ["Location: http://localhost:\(other.port)\(request.target)"])] }
    let source = try scene.source(.feed, at: server.base + "/a") { $0.allowsPrivate = true }
    let record = await scene.run(source, secret: Secret(.query("api_key"), "hush-hush-1"))
    #expect(record.problem == "a redirect was not followed: it would carry the key to localhost")
    #expect(other.requests.isEmpty)
  }

  @Test("Keys are read from the environment, or from a file that is closed to others")
  func keys() throws {
    let scene = Scene()
    let path = scene.folder + "/key"
    let find = { (environment: [String: String]) throws(FetchError) in
      try Secret.find(.header("x"), variable: "A_KEY", file: path, environment: environment)
    }
    #expect(try find([:]) == nil)
    #expect(try find(["A_KEY": "from-outside"])?.headerLine == "x: from-outside")
    #expect(try find(["A_KEY": "a\r\nb: c"]) == nil)
    let file = try #require(fopen(path, "w"))
    fputs("from-file\n", file)
    fclose(file)
    chmod(path, 0o644)
    #expect(throws: FetchError.openKey(file: path)) { try find([:]) }
    chmod(path, 0o600)
    #expect(try find([:])?.headerLine == "x: from-file")
  }

  @Test("Requests to one host keep their distance, whoever makes them")
  func pace() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [.answer(200, [], feed([1]))] }
    let url = try #require(WebURL(server.base + "/"))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        // Each has its own description of the file, as processes have.
        let fetcher = scene.fetcher(interval: 150)
        group.addTask { _ = try? await fetcher.fetch(FetchRequest(url: url)) }
      }
    }
    let arrivals = server.arrivals
    #expect(arrivals.count == 4)
    for (earlier, later) in zip(arrivals, arrivals.dropFirst()) { #expect(later - earlier >= .milliseconds(145)) }
  }

  @Test("A wait that a host asked for holds for the next process, too")
  func waits() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in [.answer(429, ["Retry-After: 600"])] }
    let url = try #require(WebURL(server.base + "/"))
    for _ in 0..<2 {
      await #expect(throws: FetchError.self) { try await scene.fetcher(interval: 10).fetch(FetchRequest(url: url)) }
    }
    #expect(server.requests.count == 1)
  }

  @Test("Stopping ends a request that is under way")
  func cancelling() async throws {
    let scene = Scene()
    let stop = Stop()
    let server = try scene.server { _, _ in
      stop.isSet.withLock { $0 = true }
      return [.wait(milliseconds: 2500)]
    }
    let record = await scene.run(try scene.source(.feed, at: server.base), isCancelled: { stop.isSet.withLock { $0 } })
    #expect(record.problem == "stopped" && server.requests.count == 1)
  }

  private final class Stop: Sendable { let isSet = Mutex(false) }
}
