import Formats
import Glibc
import Papers

/// An import with its progress on standard error: a bar on a terminal, otherwise a line now and then.
struct ImportRun {
  let folder: String

  func run(_ files: [String]) async throws -> ImportSummary {
    let width = Standard.columns(of: STDERR_FILENO)
    var nextLine = Duration.seconds(5)
    do {
      let summary = try await LibraryImporter(folder: folder).run(
        files.map(ImportInput.init(argument:)), now: .now(),
        progress: { progress in
          if let width {
            Standard.writeError("\r" + progress.progressLine(width: width - 1) + "\u{1B}[K")
          } else if progress.elapsed >= nextLine {
            Standard.writeError(progress.progressLine(width: 100) + "\n")
            nextLine = progress.elapsed + .seconds(5)
          }
        })
      if width != nil { Standard.writeError("\r\u{1B}[K") }
      return summary
    } catch {
      if width != nil { Standard.writeError("\r\u{1B}[K") }
      throw Failure(.inputOutput, "\(error)")
    }
  }
}

extension ImportSummary {
  /// What went wrong, a line each, files first.
  func lines(limit: Int) -> [String] {
    var lines = failures.map(\.description)
    if let setAside { lines.append("a torn last line of the library was moved to \(Standard.clean(setAside))") }
    lines += skipped.prefix(limit).map { "\(Standard.clean($0.file)):\($0.line): skipped, \($0.reason)" }
    let rest = skippedCount - min(skipped.count, limit)
    if rest > 0 { lines.append("and \(rest) more records skipped") }
    return lines
  }
}
