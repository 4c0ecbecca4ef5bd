import Glibc
import Papers

/// Why another file cannot be merged.
package enum MergeError: Error, Sendable, CustomStringConvertible {
  case unreadable(MarkFileError)
  /// It is no state file and no journal.
  case broken(path: String, reason: String)
  case newer(path: String, version: Int)

  package var description: String {
    switch self {
    case .unreadable(let error): "\(error)"
    case .broken(let path, let reason): "\(path) holds no marks that can be read whole: \(reason)"
    case .newer(let path, let version):
      "\(path) is of version \(version), newer than this lectern; update lectern"
    }
  }
}

extension MarkTable {
  /// Reads a file of marks that belongs to nobody here, a state file or a journal.
  package static func read(_ path: String) throws(MergeError) -> MarkTable {
    switch StateExaminer(operations: .system).examine(path, isLink: true) {
    case .sound(let table, _): return table
    case .newer(_, let version): throw .newer(path: path, version: version)
    case .missing: throw .unreadable(.failed(.read, path: path, code: ENOENT))
    case .unreadable(let error): throw .unreadable(error)
    case .broken(_, let reason): return try readJournal(path, else: reason)
    }
  }

  private static func readJournal(_ path: String, else reason: String) throws(MergeError) -> MarkTable {
    guard var journal = try? Journal.open(path, .system), let reading = try? journal.read(.system),
      reading.wholeLines > 0
    else { throw .broken(path: path, reason: reason) }
    if let version = reading.newerVersion { throw .newer(path: path, version: version) }
    if let line = reading.firstDamaged { throw .broken(path: path, reason: "line \(line) is damaged") }
    var table = MarkTable()
    table.take(reading.changes)
    return table
  }

  /// Merges two files into the first, as a merge driver of git does: the first is the old file or the whole
  /// merged one, and nothing else.
  package static func merge(_ path: String, with other: String) throws(MergeError) {
    let merged = try read(path).merging(read(other))
    var known: KnownFile?
    do throws(MarkFileError) {
      let paths: StatePaths
      do { paths = try StatePaths(file: path) } catch { throw .failed(.find, path: path, code: error.code) }
      let place = StateFolder(paths: paths, operations: .system)
      try place.replace(paths.file, with: StateEncoder.encode(merged), known: &known)
    } catch {
      throw .unreadable(error)
    }
  }
}

extension MarkFile {
  /// Merges the copies that synchronising programs left beside the state file, and keeps each under a new name.
  ///
  /// - Returns: what was done, each in one line.
  package func mergeCopies() throws(MarkFileError) -> (changes: MarkChanges, notices: [String]) {
    let copies = ConflictCopy.all(beside: try find())
    if copies.isEmpty { return (MarkChanges(), []) }
    var notices: [String] = []
    var changes = MarkChanges()
    for copy in copies {
      do throws(MergeError) {
        let theirs = try MarkTable.read(copy.path)
        let merged = try merge(theirs, from: copy)
        changes.add(merged.changes)
        notices.append(
          "a copy of the marks that was changed elsewhere was merged; it is kept as \(merged.kept)")
      } catch {
        if case .unreadable(let error) = error { throw error }
        notices.append("a copy of the marks that was changed elsewhere is left alone: \(error)")
      }
    }
    return (changes, notices)
  }

  private func merge(
    _ theirs: MarkTable, from copy: ConflictCopy
  ) throws(MergeError) -> (changes: MarkChanges, kept: String) {
    do throws(MarkFileError) {
      try save(theirs)
      let place = StateFolder(paths: try find(), operations: operations)
      let kept = try place.rename(copy.path, as: "merged")
      return (catchUp(), kept)
    } catch {
      throw .unreadable(error)
    }
  }
}
