import ArgumentParser
import Catalog
import Formats
import Glibc
import Papers

/// An import into the library of a folder, with its progress on standard error; an interrupt stops it.
struct ImportRun {
  let folder: String
  var signals = StopSignals()
  /// When the papers begin to come.
  let moment = Timestamp.now()

  /// Takes in the files. What was read before an interrupt is kept, and told like the rest.
  func run(_ files: [String]) async throws -> ImportSummary {
    let line = ProgressLine()
    defer { line.clear() }
    do {
      return try await LibraryImporter(folder: folder).run(
        files.map(ImportInput.init(argument:)), now: moment,
        progress: { progress in line.show { progress.progressLine(width: $0) } },
        isCancelled: signals.isRaised)
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  /// Opens the library, for which its index is built.
  func openCatalog() throws -> PaperCatalog {
    let line = ProgressLine()
    defer { line.clear() }
    do {
      return try PaperCatalog.open(
        folder: folder, progress: { progress in line.show { _ in progress.line } },
        isCancelled: signals.isRaised)
    } catch .cancelled {
      throw interruption ?? ExitCode(ExitStatus.inputOutput.rawValue)
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  /// Builds the index now, so that the reader opens at once, and runs the rules on what has come. The index can
  /// always be built later, so that a failure is only said.
  func settle() throws {
    do {
      let catalog = try openCatalog()
      let lines = try catalog.notices + RuleRun.run(on: catalog, folder: folder, since: moment)
      for line in lines { Standard.error("lectern: \(line)") }
    } catch let failure as Failure {
      Standard.error("lectern: \(failure.message)")
    }
  }

  /// How the process ends when a signal asked for it; nil when none did.
  var interruption: ExitCode? { signals.number.map { ExitCode(128 + $0) } }
}

extension BuildProgress {
  /// In a few words.
  fileprivate var line: String {
    let what =
      switch phase {
      case .reading: "reading the library"
      case .indexing: "indexing"
      case .writing: "writing the index"
      }
    return "\(what) \(done * 100 / max(1, total)) %"
  }
}

extension ImportSummary {
  /// What went wrong, a line each, files first.
  func lines(limit: Int) -> [String] {
    var lines = failures.map(\.description)
    if let setAside {
      lines.append("a torn last line of the library was moved to \(Standard.clean(setAside))")
    }
    lines += skipped.prefix(limit).map { "\(Standard.clean($0.file)):\($0.line): skipped, \($0.reason)" }
    let rest = skippedCount - min(skipped.count, limit)
    if rest > 0 { lines.append("and \(rest) more records skipped") }
    return lines
  }
}
