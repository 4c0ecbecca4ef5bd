import Glibc
import Papers
import Synchronization

/// Marks as they were found on disk.
package struct LoadedMarks: Sendable {
  package var table: MarkTable
  /// What the reader must know, each in one line.
  package let notices: [String]
  /// Whether marking will fail, for the reason that the notices give.
  package let isReadOnly: Bool

  package init(table: MarkTable, notices: [String], isReadOnly: Bool) {
    (self.table, self.notices, self.isReadOnly) = (table, notices, isReadOnly)
  }
}

/// The marks of a library on disk: `state.json` and its journal, which README documents.
///
/// Any number of processes and of values of this type may read and mark at once: each step takes a lock, and
/// first takes in what others did meanwhile. Copies of a value share what they know of the files.
package struct MarkFile: Sendable {
  /// The folder of the library.
  package let folder: String
  let operations: FileOperations
  let memory = Memory()

  /// What is remembered between calls.
  final class Memory: Sendable {
    struct Content: Sendable {
      /// Everything that was read or written here.
      var table = MarkTable()
      /// The state file as it was when it was last read or written; nil when there is none.
      var state: KnownFile?
      /// The journal; nil when there is none.
      var journal: Journal?
      /// Whether the two files together do not hold all of `table`, or the journal is not to be trusted.
      var isFoldDue = false
      /// The length of the journal with a line that was refused and could not be cut off again.
      var refusedEnd: Int?
      /// Whether the files were read. What was there then is this window's to undo, what came later is not.
      var isRead = false
      var isPrepared = false
      /// What others changed, until it is handed on.
      var news = MarkChanges()
      var notices: [String] = []
    }

    let content = Mutex(Content())
  }

  /// Names the files; touches nothing yet.
  package init(folder: String) { self.init(folder: folder, operations: .system) }

  init(folder: String, operations: FileOperations) {
    self.folder = folder
    self.operations = operations
  }

  /// Reads the marks. Without a file they are empty.
  ///
  /// A broken file is set aside under a new name, and what can be read of it, of the backups and of the journal
  /// put in its place. A file that cannot be read, or is of a newer version, is left alone and makes the marks
  /// read-only.
  package func load() -> LoadedMarks {
    memory.content.withLock { content in
      do throws(MarkFileError) {
        let place = StateFolder(paths: try find(), operations: operations)
        var lock = place.lockIfThere()
        var disk = DiskReader(place: place, repairing: lock).read()
        if disk.needsRepair, lock == nil {
          lock = try place.lock()
          disk = DiskReader(place: place, repairing: lock).read()
        }
        defer { extendLifetime(lock) }
        return take(disk, place, &content)
      } catch {
        return readOnly(content.table, [], because: error)
      }
    }
  }

  private func take(
    _ disk: DiskContents, _ place: StateFolder, _ content: inout Memory.Content
  ) -> LoadedMarks {
    if let problem = disk.problem { return readOnly(disk.table, disk.notices, because: problem) }
    content.table = disk.table
    content.isRead = true
    (content.state, content.journal, content.isFoldDue) = (disk.state, disk.journal, disk.isFoldDue)
    if disk.isFoldDue {
      do throws(MarkFileError) {
        try fold(place, &content)
      } catch {
        return readOnly(disk.table, disk.notices, because: error)
      }
    }
    if let problem = problem(with: place.paths) { return readOnly(disk.table, disk.notices, because: problem) }
    return LoadedMarks(table: disk.table, notices: disk.notices, isReadOnly: false)
  }

  /// What `perform`, `catchUp` and `fold` had to tell since this was asked last, each in one line.
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

  private func readOnly(_ table: MarkTable, _ notices: [String], because error: MarkFileError) -> LoadedMarks {
    LoadedMarks(table: table, notices: notices + ["marks cannot be saved: \(error)"], isReadOnly: true)
  }

  /// Finds out beforehand why marking would fail.
  private func problem(with paths: StatePaths) -> MarkFileError? {
    if let status = try? FileStatus(path: paths.file) {
      if !status.isWritable { return .writeProtected(paths.file) }
      if access(paths.file, W_OK) != 0 { return .failed(.write, path: paths.file, code: errno) }
    }
    let isFolderMissing = (try? FileStatus(path: paths.folder)) == nil
    // A missing library is created by the first mark, the place that a link leads to is not.
    if isFolderMissing && !paths.isLink { return nil }
    return access(paths.folder, W_OK) == 0 ? nil : .failed(.write, path: paths.file, code: errno)
  }
}
