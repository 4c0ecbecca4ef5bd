import Configuration
import Glibc
import Reader

/// Where a triage was left, in a file in the state folder: what may be lost, and changes with every key, stays
/// apart from the marks.
///
/// The file is of one library, which its first line names.
struct RememberedTriage {
  private let folder: String
  private let library: String
  private var path: String { "\(folder)/triage" }
  private static let limit = 1 << 20

  init(_ folders: Folders, library: String) {
    folder = folders.state
    self.library = Self.resolved(library)
  }

  func read() -> TriageRecord? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.limit)
    let count = fread(&bytes, 1, bytes.count, file)
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    guard let end = text.firstIndex(of: "\n"), text[..<end] == "library \(library)" else { return nil }
    return TriageRecord(text: String(text[text.index(after: end)...]))
  }

  /// The reason when it could not be written. Without a sitting, that of another library stays.
  func write(_ record: TriageRecord?) -> String? {
    guard let record else {
      if read() != nil { unlink(path) }
      return nil
    }
    for end in folder.indices.dropFirst() where folder[end] == "/" { mkdir(String(folder[..<end]), 0o700) }
    mkdir(folder, 0o700)
    // Beside the old one and then in its place, so that half a file is never read.
    let new = "\(path).new"
    guard let file = fopen(new, "we") else { return "\(new): \(String(cString: strerror(errno)))" }
    let isWritten = fputs("library \(library)\n\(record.text)", file) >= 0
    guard fclose(file) == 0, isWritten, rename(new, path) == 0 else {
      return "\(path): \(String(cString: strerror(errno)))"
    }
    return nil
  }

  /// The path on one line, the same for every way to the folder.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
