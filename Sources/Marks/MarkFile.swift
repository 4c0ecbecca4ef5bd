import Glibc
import Papers
import Synchronization

/// Marks as they were found on disk.
package struct LoadedMarks: Sendable {
  package let table: MarkTable
  /// What the reader must know, each in one line.
  package let notices: [String]
  /// Whether saving will fail, for the reason that the notices give.
  package let isReadOnly: Bool
}

/// The file `state.json` of a library, which README documents.
///
/// Any number of processes and of values of this type may load and save the same file at once: each save takes
/// a lock, and first takes in what others saved meanwhile. Copies of a value share what they know of the file.
package struct MarkFile: Sendable {
  /// The folder of the library.
  package let folder: String
  let operations: FileOperations
  let memory = Memory()

  /// What is remembered between calls.
  final class Memory: Sendable {
    struct Content: Sendable {
      /// What was last read or written here. It becomes part of every save: a caller that saves before it took
      /// in what the last save returned takes nothing away.
      var table = MarkTable()
      /// The file that holds `table`, and nothing else; nil when there is none.
      var known: KnownFile?
      var hasBackup = false
      var notices: [String] = []
    }

    let content = Mutex(Content())
  }

  /// Names the file; touches nothing yet.
  package init(folder: String) { self.init(folder: folder, operations: .system) }

  init(folder: String, operations: FileOperations) {
    self.folder = folder
    self.operations = operations
  }

  /// Reads the marks. Without a file they are empty.
  ///
  /// A broken file is set aside under a new name, and what can be read of it and of the last backup put in its
  /// place. A file that cannot be read, or is of a newer version, is left alone and makes the marks read-only.
  package func load() -> LoadedMarks {
    memory.content.withLock { content in
      do throws(MarkFileError) {
        let paths = try find()
        let contents = StateExaminer(operations: operations).examine(paths.file, isLink: paths.isLink)
        if case .broken = contents { return repaired(paths, &content) }
        return loaded(contents, paths, &content)
      } catch {
        return readOnly(MarkTable(), because: error)
      }
    }
  }

  /// What `save` had to tell since this was asked last, each in one line.
  package func takeNotices() -> [String] {
    memory.content.withLock { content in
      defer { content.notices = [] }
      return content.notices
    }
  }

  func find() throws(MarkFileError) -> StatePaths {
    do {
      return try StatePaths(library: folder)
    } catch {
      throw .failed(.find, path: folder + "/state.json", code: error.code)
    }
  }

  private func loaded(
    _ contents: StateContents, _ paths: StatePaths, _ content: inout Memory.Content
  ) -> LoadedMarks {
    switch contents {
    case .missing: return checkingRights(MarkTable(), paths)
    case .sound(let table, let known):
      content.known = known
      content.table = table
      return checkingRights(table, paths)
    case .newer(let table, let version):
      return readOnly(table, because: Self.newer(version, paths.file))
    case .unreadable(let error): return readOnly(MarkTable(), because: error)
    case .broken(let table, let reason):
      return readOnly(table, because: .readOnly(path: paths.file, reason: reason))
    }
  }

  static func newer(_ version: Int, _ path: String) -> MarkFileError {
    .readOnly(path: path, reason: "it is of version \(version), newer than this lectern; update lectern")
  }

  private func readOnly(_ table: MarkTable, because error: MarkFileError) -> LoadedMarks {
    LoadedMarks(table: table, notices: ["marks cannot be saved: \(error)"], isReadOnly: true)
  }

  /// Finds out beforehand whether a save could succeed.
  private func checkingRights(_ table: MarkTable, _ paths: StatePaths) -> LoadedMarks {
    if let status = try? FileStatus(path: paths.file) {
      if !status.isWritable { return readOnly(table, because: Self.writeProtected(paths.file)) }
      if access(paths.file, W_OK) != 0 {
        return readOnly(table, because: .failed(.write, path: paths.file, code: errno))
      }
    }
    let isFolderMissing = (try? FileStatus(path: paths.folder)) == nil
    // A missing library is created by the first save, the place that a link leads to is not.
    if isFolderMissing && !paths.isLink { return LoadedMarks(table: table, notices: [], isReadOnly: false) }
    if access(paths.folder, W_OK) != 0 {
      return readOnly(table, because: .failed(.write, path: paths.file, code: errno))
    }
    return LoadedMarks(table: table, notices: [], isReadOnly: false)
  }

  static func writeProtected(_ path: String) -> MarkFileError {
    .readOnly(path: path, reason: "the file is write-protected; chmod u+w it")
  }
}

extension MarkFile {
  /// Loads a broken file: under the lock, since another process may be repairing it too.
  private func repaired(_ paths: StatePaths, _ content: inout Memory.Content) -> LoadedMarks {
    let place = StateFolder(paths: paths, operations: operations)
    var rescued = MarkTable()
    var notices: [String] = []
    do throws(MarkFileError) {
      let lock = try place.lock()
      defer { extendLifetime(lock.file) }
      let contents = StateExaminer(operations: operations).examine(paths.file, isLink: paths.isLink)
      guard case .broken(let table, let reason) = contents else {
        return loaded(contents, paths, &content)
      }
      let rescue = withBackup(table, paths)
      rescued = rescue.table
      notices.append(try setAside(place, rescue, reason))
      try place.replace(paths.file, with: StateEncoder.encode(rescued), known: &content.known)
      content.table = rescued
      return LoadedMarks(table: rescued, notices: notices, isReadOnly: false)
    } catch {
      let failure = readOnly(rescued, because: error)
      return LoadedMarks(table: rescued, notices: notices + failure.notices, isReadOnly: true)
    }
  }

  /// Adds the marks of the last backup to those that were taken out of a broken file.
  func withBackup(_ table: MarkTable, _ paths: StatePaths) -> (table: MarkTable, fromBackup: Int) {
    let backup = StateExaminer(operations: operations).examine(paths.backup, isLink: true)
    guard case .sound(let old, _) = backup else { return (table, 0) }
    var merged = table.merging(old)
    if merged.history.entries.isEmpty { merged.history = old.history }
    return (merged, merged.papers.count - table.papers.count)
  }

  /// Sets the broken file aside and says so.
  func setAside(
    _ place: StateFolder, _ rescue: (table: MarkTable, fromBackup: Int), _ reason: String
  ) throws(MarkFileError) -> String {
    let path = try place.setAside()
    let backup = rescue.fromBackup > 0 ? " (\(rescue.fromBackup) of them from the backup)" : ""
    let count = rescue.table.papers.count
    return "the marks in \(place.paths.file) were damaged (\(reason)); the file is kept as \(path), "
      + "and the marks of \(count) paper\(count == 1 ? "" : "s") were recovered" + backup
  }
}
