import Catalog
import Formats
import Glibc
import Marks
import Papers

/// Mends what a checkup found, after a backup.
struct Repair {
  let folder: String
  /// Where the files go as they were; made with the first of them.
  private let backup: String

  init(folder: String, at moment: Timestamp) {
    self.folder = folder
    let digits = moment.description.filter(\.isNumber)
    backup = "\(folder)/repair-\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))"
  }

  /// Does what mends one thing, and says in one line what was done.
  func run(_ mending: Mending) throws(Failure) -> String {
    switch mending {
    case .papers:
      try makeBackup()
      do throws(ImportReason) {
        try LibraryRepair.run(folder: folder, keepingAs: "\(backup)/papers.jsonl")
      } catch {
        throw Failure(.inputOutput, "\(error); \(error.advice)")
      }
      return "papers.jsonl has only papers now; the file as it was is in \(backup)"
    case .marks: return try mendMarks()
    case .index:
      do { _ = try PaperCatalog.open(folder: folder) } catch { throw Failure(.inputOutput, "\(error)") }
      return "the index was made anew"
    case .permissions(let path):
      guard let mode = FileMode(path: path), chmod(path, mode.closed) == 0 else { throw failure(path) }
      return "others may no longer write to \(path)"
    case .leftover(let path):
      guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
      return "\(path) was removed"
    }
  }

  private func mendMarks() throws(Failure) -> String {
    let file = MarkFile(folder: folder)
    let files = file.inspect().files
    if !files.isEmpty { try makeBackup() }
    for path in files {
      let copy = "\(backup)/\(path.split(separator: "/").last ?? "state")"
      do throws(ImportReason) { try FileCopy.make(of: path, at: copy) } catch { throw Failure(.inputOutput, "\(error)") }
    }
    let loaded = file.load()
    guard !loaded.isReadOnly else { throw Failure(.inputOutput, loaded.notices.joined(separator: "; ")) }
    do { try file.fold() } catch { throw Failure(.inputOutput, "\(error)") }
    let kept = files.isEmpty ? "" : "; the files as they were are in \(backup)"
    return loaded.notices.joined(separator: "; ") + kept
  }

  private func makeBackup() throws(Failure) {
    guard mkdir(backup, 0o700) == 0 || errno == EEXIST else { throw failure(backup) }
  }

  private func failure(_ path: String) -> Failure {
    Failure(.inputOutput, "\(path): \(String(cString: strerror(errno))); see who owns it")
  }
}
