import Catalog
import Files
import Glibc

/// A library for files that are read without being imported: in the folder for temporary files, gone when
/// the reader has it mapped.
struct TemporaryLibrary {
  let path: String

  init() throws {
    let parent = Environment.current["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/lectern-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(.inputOutput, "no folder for temporary files: \(parent): \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes what a library holds, and nothing else.
  func remove() {
    for name in FolderNames.sorted(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
