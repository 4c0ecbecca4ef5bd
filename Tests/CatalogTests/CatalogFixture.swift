import Formats
import Foundation
import Papers

@testable import Catalog

/// The text of a library.
func lines(_ papers: [Paper]) -> [UInt8] {
  papers.flatMap { PaperLine.encode($0) + [0x0A] }
}

extension PaperCatalog {
  /// A context in which nothing is marked.
  var plainContext: QueryContext {
    QueryContext(marks: RowMarks(catalog: self), now: Timestamp(milliseconds: 1_700_000_000_000))
  }

  /// The identities that a query finds, in order; nil when it is none.
  func ids(_ text: String) -> [String]? {
    guard let query = try? Query.parse(text) else { return nil }
    return find(query, in: plainContext).map { $0.rows.map { id(at: $0).key } }
  }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("catalog-\(UUID().uuidString)")
    path = url.path
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], _ name: String) {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
  }

  func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
