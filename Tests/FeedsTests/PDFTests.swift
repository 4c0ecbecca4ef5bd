import Glibc
import Papers
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite("PDFs")
struct PDFTests {
  private static let document = Array("%PDF-1.7\n".utf8) + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  private func paper(at server: LoopbackServer, id: String = "arxiv:hep-th/9901001") -> Paper {
    Paper(id: PaperID(key: id), title: "One", links: [Link(.pdf, server.base + "/one.pdf")])
  }

  private func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  private static func answer(_ bytes: [UInt8], _ head: String = "200 OK", _ more: [String] = []) -> [LoopbackServer.Step] {
    [.text((["HTTP/1.1 \(head)", "Content-Length: \(bytes.count)", "Connection: close"] + more).joined(separator: "\r\n") + "\r\n\r\n"), .send(bytes)]
  }

  @Test("One is downloaded once, under a name of its own")
  func once() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in Self.answer(Self.document) }
    let store = PDFStore(library: scene.folder)
    let paper = paper(at: server)
    #expect(store.file(of: paper) == nil)
    let path = try await store.download(paper, by: scene.fetcher(), allowsPrivate: true)
    #expect(path == scene.folder + "/pdfs/arxiv-hep-th-9901001.pdf")
    #expect(bytes(path) == Self.document)
    #expect(try await store.download(paper, by: scene.fetcher(), allowsPrivate: true) == path)
    #expect(server.requests.count == 1 && store.file(of: paper) == path)
  }

  @Test("What was cut off is gone on with where it stopped, or begun anew where a server cannot", arguments: [true, false])
  func resuming(canGoOn: Bool) async throws {
    let scene = Scene()
    let server = try scene.server { request, count in
      if count == 0 {
        return [.text("HTTP/1.1 200 OK\r\nContent-Length: \(Self.document.count)\r\n\r\n"), .send(Array(Self.document[..<50_000]))]
      }
      guard canGoOn, let range = request.header("range") else { return Self.answer(Self.document) }
      let start = Int(range.dropFirst("bytes=".count).prefix { $0.isNumber }) ?? 0
      let end = Self.document.count
      return Self.answer(
        Array(Self.document[start...]), "206 Partial", ["Content-Range: bytes \(start)-\(end - 1)/\(end)"])
    }
    let store = PDFStore(library: scene.folder)
    let path = try await store.download(paper(at: server), by: scene.fetcher(), allowsPrivate: true)
    #expect(bytes(path) == Self.document)
    #expect(server.requests[1].header("range") == "bytes=50000-")
    #expect(server.requests.count == (canGoOn ? 2 : 3))
  }

  @Test("What is no PDF, is not there, or is of this machine is refused, and leaves nothing that looks like one")
  func refused() async throws {
    let scene = Scene()
    let store = PDFStore(library: scene.folder)
    let page = try scene.server { _, _ in [.answer(200, [], "<html>Log in</html>")] }
    await #expect(throws: FetchError.notPapers("what 127.0.0.1 sent for arxiv:hep-th/9901001 is no PDF")) {
      try await store.download(paper(at: page), by: scene.fetcher(), allowsPrivate: true)
    }
    let missing = try scene.server { _, _ in [.answer(404, [], "%PDF-1.7 not here")] }
    await #expect(throws: FetchError.status(404, host: "127.0.0.1")) {
      try await store.download(paper(at: missing), by: scene.fetcher(), allowsPrivate: true)
    }
    await #expect(throws: FetchError.transfer(.privateAddress("127.0.0.1"))) {
      try await store.download(paper(at: page), by: scene.fetcher())
    }
    #expect(store.file(of: paper(at: page)) == nil)
  }

  @Test("What was refused is asked for again at once, though a program that was being started holds its file still")
  func heldByOthers() async throws {
    let scene = Scene()
    let store = PDFStore(library: scene.folder)
    let held = Mutex<[Int32]>([])
    defer { held.withLock { $0 }.forEach { close($0) } }
    // A program that is started has all files of this one for a moment, with their locks.
    let server = try scene.server { _, _ in
      let files = (0..<Int32(1024)).filter { Self.path(of: $0)?.hasPrefix(scene.folder) ?? false }
      held.withLock { $0 += files.map { dup($0) } }
      return [.answer(404, [], "not here")]
    }
    for _ in 0..<2 {
      await #expect(throws: FetchError.status(404, host: "127.0.0.1")) {
        try await store.download(paper(at: server), by: scene.fetcher(), allowsPrivate: true)
      }
    }
    #expect(held.withLock(\.count) > 0)
  }

  private static func path(of file: Int32) -> String? {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/fd/\(file)", &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  @Test(
    "No id chooses a place",
    arguments: [
      ("doi:10.1000/../../etc/passwd", "doi-10.1000-..-..-etc-passwd.pdf"), ("..", ".pdf"), ("-rf", "rf.pdf"),
      ("acl:2020.acl-main.12", "acl-2020.acl-main.12.pdf"),
    ])
  func names(id: String, name: String) {
    #expect(PDFStore.name(of: Paper(id: PaperID(key: id), title: "A")) == name)
  }

  @Test("Long ids have names that differ")
  func longNames() {
    let names = ["a", "b"].map { PDFStore.name(of: Paper(id: PaperID(key: "doi:10.1/" + String(repeating: "x", count: 300) + $0), title: "A")) }
    #expect(names[0] != names[1] && names.allSatisfy { $0.utf8.count < 130 })
  }

  @Test("A folder and a name of one's own, in which no title chooses a place, and no two papers share a file")
  func chosen() async throws {
    let scene = Scene()
    let server = try scene.server { _, _ in Self.answer(Self.document) }
    let folder = scene.folder + "/sources"
    let template = try #require(CitationTemplate("../{Author}:{year}/{word}"))
    let store = PDFStore(library: scene.folder, folder: folder, template: template)
    var paper = paper(at: server)
    (paper.authors, paper.published, paper.title) = (["Ada Lovelace"], PaperDate(year: 2024), "../../etc")
    var other = paper
    other.id = PaperID(key: "arxiv:2401.00002")
    let path = try await store.download(paper, by: scene.fetcher(), allowsPrivate: true)
    let name = String(path.dropFirst(folder.count + 1))
    #expect(path.hasPrefix(folder + "/Lovelace-2024-etc-") && !name.contains("/") && name.hasSuffix(".pdf"))
    #expect(bytes(path) == Self.document && store.file(of: paper) == path && store.name(of: other) != name)
    // One from before there was a folder is found, too.
    let old = try await PDFStore(library: scene.folder).download(other, by: scene.fetcher(), allowsPrivate: true)
    #expect(store.file(of: other) == old)
  }

  @Test("How far a download has come is told, of the whole where its length is known, with what was there before")
  func progress() async throws {
    let scene = Scene()
    let length = Self.document.count
    let server = try scene.server { request, count in
      guard count > 0, let range = request.header("range") else {
        return [.text("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"), .send(Array(Self.document[..<50_000]))]
      }
      let start = Int(range.dropFirst("bytes=".count).prefix { $0.isNumber }) ?? 0
      return Self.answer(Array(Self.document[start...]), "206 Partial", ["Content-Range: bytes \(start)-\(length - 1)/\(length)"])
    }
    let told = Mutex<[TransferProgress]>([])
    _ = try await PDFStore(library: scene.folder).download(paper(at: server), by: scene.fetcher(), allowsPrivate: true) { progress in
      told.withLock { $0.append(progress) }
    }
    let all = told.withLock { $0 }
    #expect(all.last == TransferProgress(done: length, total: length))
    #expect(all.allSatisfy { $0.total == length } && zip(all, all.dropFirst()).allSatisfy { $0.done <= $1.done })
  }
}
