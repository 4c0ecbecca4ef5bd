import Files
import Glibc

/// A folder that is gone, with the files in it, when this is.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws(BenchError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/lectern-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path, depth: 0) }

  /// Removes a folder and what is in it, without following links out of it.
  private static func remove(_ path: String, depth: Int) {
    guard depth < 16, unlink(path) != 0 else { return }
    for name in FolderNames.sorted(in: path) { remove("\(path)/\(name)", depth: depth + 1) }
    rmdir(path)
  }

  /// Writes a file and gives its path.
  func write(_ text: String, as name: String) throws(BenchError) -> String {
    let path = "\(path)/\(name)"
    try writeFile(path, Array(text.utf8))
    return path
  }
}

/// Writes a file whole.
func writeFile(_ path: String, _ bytes: [UInt8]) throws(BenchError) {
  guard let file = fopen(path, "w") else { throw .system(call: path, number: errno) }
  let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
  guard fclose(file) == 0, isWritten else { throw .system(call: path, number: errno) }
}

/// The size of a file, or 0.
func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// Removes a file, if it is there.
func removeFile(_ path: String) { unlink(path) }
