import Configuration
import Files
import Formats
import Glibc
import Learning
import Papers

/// The sittings of triage that were left, of every library, a line of JSON each in the state folder; the newest last.
///
///     {"library":"/home/ada/papers","ended":"2026-11-28T14:03:22.000Z","seconds":93.5,"papers":12}
///
/// Lines are only ever added, with one write each, so that several readers may do so at once.
struct SittingLog {
  private let path: String
  private let library: String
  /// A file that is larger is not read.
  private static let limit = 4 << 20

  init(_ folders: Folders, library: String) {
    path = folders.state + "/sittings.jsonl"
    self.library = RememberedTriage.resolved(library)
  }

  /// Those of the library; lines that are none are passed over.
  func read() -> [Sitting] {
    guard let bytes = try? readFile(path, limit: Self.limit) else { return [] }
    return bytes.split(separator: 0x0A).compactMap(sitting)
  }

  /// The reason when it could not be written.
  func add(_ sitting: Sitting) -> String? {
    let fields = [
      "\"library\":\(JSONEscapes.quoted(library))", "\"ended\":\(JSONEscapes.quoted(sitting.ended.description))",
      "\"seconds\":\(Double(sitting.spent) / 1000)", "\"papers\":\(sitting.papers)",
    ]
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    mkdir(folder, 0o700)
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return "\(path) is no file" }
    // A line that was cut off, by a full disk perhaps, ends here.
    var last: UInt8 = 0x0A
    if status.st_size > 0 { pread(file, &last, 1, status.st_size - 1) }
    let line = Array(((last == 0x0A ? "" : "\n") + "{\(fields.joined(separator: ","))}\n").utf8)
    let count = write(file, line, line.count)
    return count == line.count ? nil : count < 0 ? String(cString: strerror(errno)) : "the disk is full"
  }

  private func sitting(_ line: ArraySlice<UInt8>) -> Sitting? {
    var (library, ended, seconds, papers) = ("", Timestamp?.none, 0.0, 0.0)
    let isWhole = line.withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      do throws(JSONError) {
        try json.openObject()
        while let key = try json.nextKey() {
          switch (key.text, try json.kind()) {
          case ("library", .string): library = try json.string()
          case ("ended", .string): ended = Timestamp(try json.string())
          case ("seconds", .number): seconds = try json.number() ?? 0
          case ("papers", .number): papers = try json.number() ?? 0
          default: try json.skip()
          }
        }
        return true
      } catch {
        return false
      }
    }
    // Numbers from outside: a sitting has no more than a day and a million papers.
    guard isWhole, library == self.library, let ended, (0...86_400).contains(seconds), (1...1_000_000).contains(papers) else { return nil }
    return Sitting(ended: ended, spent: Int64(seconds * 1000), papers: Int(papers))
  }
}
