import Configuration
import Formats
import Glibc
import Papers
import Synchronization
import TestSupport

@testable import Feeds

/// A library of its own, and a source that fetches into it from a server on loopback.
final class Scene: Sendable {
  let folder: String
  /// Servers live as long as the scene, or their ports would go to others.
  private let servers = Mutex<[LoopbackServer]>([])
  let now = Timestamp("2026-11-23T08:00:00Z") ?? .now()

  init() {
    var template = Array("/tmp/lectern-feeds-XXXXXX".utf8CString)
    folder = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
  }

  deinit {
    for name in ["sources", "pace", "pdfs", ""] {
      let path = folder + "/" + name
      if let entries = opendir(path) {
        while let entry = readdir(entries) {
          let file = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
          unlink(path + "/" + file)
        }
        closedir(entries)
      }
      rmdir(path)
    }
  }

  func server(_ behaviour: @escaping LoopbackServer.Behaviour) throws -> LoopbackServer {
    let server = try LoopbackServer(behaviour)
    servers.withLock { $0.append(server) }
    return server
  }

  var store: SourceStore { SourceStore(library: folder) }

  func fetcher(isCancelled: @escaping @Sendable () -> Bool = { false }, interval: Int64 = 0, deadline: Duration = .seconds(30)) -> Fetcher {
    var limits = Fetcher.Limits()
    limits.deadline = deadline
    limits.patience = 1500
    limits.backoff = 1
    return Fetcher(
      pace: Pace(folder: folder + "/pace") { _ in interval }, contact: "me@example.org", limits: limits,
      isCancelled: isCancelled)
  }

  func source(_ kind: SourceKind, at address: String, query: String? = nil, _ change: (inout SourceSettings) -> Void = { _ in }) throws -> Source {
    var settings = SourceSettings(name: "test", line: 1)
    settings.kind = kind.rawValue
    settings.url = address
    settings.query = query
    change(&settings)
    return try Source(settings, file: "config.toml")
  }

  func run(
    _ source: Source, secret: Secret? = nil, at time: Timestamp? = nil, deadline: Duration = .seconds(30),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async -> SourceRecord {
    let folder = folder
    let run = SourceRun(source, fetcher: fetcher(isCancelled: isCancelled, deadline: deadline), store: store, secret: secret) {
      input throws(FetchError) in
      do throws(ImportError) {
        return try await LibraryImporter(folder: folder).run([input], now: .now())
      } catch {
        throw .library("\(error)")
      }
    }
    return await run.run(at: time ?? now)
  }

  /// The library's lines.
  var lines: [String] {
    guard let file = fopen(folder + "/papers.jsonl", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0) }
  }
}

/// A feed of papers with these numbers.
func feed(_ numbers: some Sequence<Int>, total: Int? = nil) -> String {
  let entries = numbers.map { number in
    let id = "2401." + String(100_000 + number).dropFirst()
    return "<entry><id>http://arxiv.org/abs/\(id)v1</id><title>Paper of number \(number)</title><summary>Text.</summary></entry>"
  }
  let head = total.map { "<opensearch:totalResults>\($0)</opensearch:totalResults>" } ?? ""
  return "<feed>\(head)\(entries.joined())</feed>"
}
