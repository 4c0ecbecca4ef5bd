import Files
import Glibc
import Papers

/// The steps that change files beside the state file. Each is done whole or not at all.
struct StateFolder {
  let paths: StatePaths
  let operations: FileOperations

  /// Creates the folder of the library, and those above it, for the owner alone and durably.
  static func create(_ path: String, _ operations: FileOperations) throws(MarkFileError) {
    var end = path.startIndex
    while end < path.endIndex {
      let above = end == path.startIndex ? (path.hasPrefix("/") ? "/" : ".") : String(path[..<end])
      end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if mkdir(part, 0o700) == 0 {
        // Failing here takes nothing from anyone: the first save of the folder's file says what is wrong.
        try? operations.syncFolder(above)
      } else {
        let code = errno
        if (try? FileStatus(path: part)) == nil {
          throw .failed(.create, path: path + "/state.json", code: code)
        }
      }
    }
  }

  /// Puts bytes in the place of a file, durably: at every moment the path leads to the old bytes or to the new
  /// ones. The mode and, where allowed, the owner stay.
  ///
  /// - Parameters:
  ///   - known: gets the new file as soon as it is in place.
  ///   - beforehand: is told of the new file before it is in place.
  func replace(
    _ path: String, with bytes: [UInt8], known: inout KnownFile?,
    beforehand: (FileStatus.Identity) -> Void = { _ in }
  ) throws(MarkFileError) {
    let temporary = paths.temporary
    var task = MarkFileError.Task.write
    do {
      let written = try write(bytes, to: temporary, like: try? FileStatus(path: path))
      beforehand(written.identity)
      task = .replace
      try operations.uninterrupted { () throws(SystemError) in try operations.rename(temporary, path) }
      known = written
    } catch {
      unlink(temporary)
      throw .failed(task, path: path, code: error.code)
    }
    do {
      try operations.syncFolder(paths.folder)
    } catch {
      throw .failed(.sync, path: path, code: error.code)
    }
  }

  /// Writes a new file and makes its content durable.
  private func write(
    _ bytes: [UInt8], to path: String, like old: FileStatus?
  ) throws(SystemError) -> KnownFile {
    let file = try operations.uninterrupted { () throws(SystemError) in
      try operations.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    }
    do {
      if let old {
        // Not everyone may give files away, and not every file system has modes: then the file stays private.
        _ = fchown(file, old.owner, old.group)
        _ = fchmod(file, old.permissions)
      }
      try operations.writeAll(bytes, to: file)
      try operations.uninterrupted { () throws(SystemError) in try operations.sync(file) }
    } catch {
      try? operations.close(file)
      throw error
    }
    do {
      try operations.close(file)
    } catch  where error.code == EINTR {
      // The file is closed all the same, and was synced before.
    }
    let written = try operations.uninterrupted { () throws(SystemError) in
      try operations.open(path, O_RDONLY | O_NOFOLLOW, 0)
    }
    return try KnownFile(OpenFile(written))
  }

  /// Removes what saves that were killed left behind. Under a real lock nobody else can be saving, so that
  /// nothing there is young enough to be in use.
  func removeLeftovers(olderThan seconds: Int) {
    let limit = Int(Timestamp.now().milliseconds / 1_000) - seconds
    for name in FolderNames.sorted(in: paths.folder) where name.hasPrefix(paths.temporaryPrefix) {
      let path = paths.folder + "/" + name
      if let status = try? FileStatus(path: path), status.identity.seconds <= limit { unlink(path) }
    }
  }
}
