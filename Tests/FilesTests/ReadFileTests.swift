import Foundation
import Files
import Testing

@Suite struct ReadFileTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
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

  @Test func `a pipe without a writer is not waited for, and said`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(mkfifo(path("pipe"), 0o600) == 0)
    let error = #expect(throws: ReadError.self) { try readFile(path("pipe"), limit: 10) }
    #expect(error == ReadError(isMissing: false, reason: "it is a pipe, not a file"))
  }

  @Test func `a device without an end is read no further than the limit`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = #expect(throws: ReadError.self) { try readFile("/dev/zero", limit: 2048) }
    #expect(error?.reason.contains("larger than 2 KB") == true)
    #expect(try readFile("/dev/null", limit: 10) == [])
  }

  @Test func `the names of a folder are sorted, with those that begin with a dot`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["b", ".a", "c d", "é"] { try Data().write(to: folder.appending(path: name)) }
    #expect(FolderNames.sorted(in: folder.path) == [".a", "b", "c d", "é"])
    #expect(FolderNames.sorted(in: path("none")) == [] && FolderNames.sorted(in: path("b")) == [])
  }
}
