import Foundation
import TOML
import Testing

@Suite struct SourceTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "toml-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  @Test("a file at its limit is read, one byte more is refused", arguments: [0, 1, 1024, 1025])
  func limit(size: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(repeating: 97, count: size).write(to: folder.appending(path: "a"))
    if size <= 1024 {
      #expect(try readFile(path("a"), limit: 1024) == Array(repeating: 97, count: size))
    } else {
      let error = #expect(throws: ReadError.self) { try readFile(path("a"), limit: 1024) }
      #expect(error?.reason.contains("larger than 1 KB") == true)
    }
  }

  @Test func `only a file that is not there is missing`() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = #expect(throws: ReadError.self) { try readFile(path("none"), limit: 10) }
    #expect(missing?.isMissing == true)
    let aFolder = #expect(throws: ReadError.self) { try readFile(folder.path, limit: 10) }
    #expect(aFolder?.isMissing == false)
  }

  @Test func `a pipe without a writer is not waited for`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(mkfifo(path("pipe"), 0o600) == 0)
    #expect(try readFile(path("pipe"), limit: 10) == [])
  }
}
