import Configuration
import Files
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
    guard let bytes = try? readFile(path, limit: Self.limit) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstIndex(of: "\n"), text[..<end] == "library \(library)" else { return nil }
    return TriageRecord(text: String(text[text.index(after: end)...]))
  }

  /// The reason when it could not be written. Without a sitting, that of another library stays.
  func write(_ record: TriageRecord?) -> String? {
    guard let record else {
      if read() != nil { unlink(path) }
      return nil
    }
    do throws(Failure) {
      try ReplacedFile(path).replace(by: "library \(library)\n\(record.text)")
      return nil
    } catch {
      return error.message
    }
  }

  /// The path on one line, the same for every way to the folder.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
