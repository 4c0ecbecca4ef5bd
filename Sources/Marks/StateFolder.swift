import Files
import Glibc
import Papers

/// The steps that change files beside the state file. Each is done whole or not at all.
struct StateFolder {
  let paths: StatePaths
  let operations: FileOperations

  /// The right to write, until it goes away.
  final class Lock: Sendable {
    private let file: OpenFile
    /// Whether the file system really locks.
    let isReal: Bool

    init(file: OpenFile, isReal: Bool) { (self.file, self.isReal) = (file, isReal) }

    // Not by closing alone: if that failed, this process would shut itself out.
    deinit { if isReal { flock(file.descriptor, LOCK_UN) } }
  }

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

  /// Waits up to four seconds for the lock. The kernel lets go of it when this process ends in any way.
  func lock() throws(MarkFileError) -> Lock {
    do throws(SystemError) {
      let file = OpenFile(
        try operations.uninterrupted { () throws(SystemError) in
          try operations.open(paths.lock, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
        })
      if let lock = try wait(for: file) { return lock }
    } catch {
      throw .failed(.lock, path: paths.file, code: error.code)
    }
    throw .busy(path: paths.lock)
  }

  /// The lock where there is a file for it already, so that looking at a library changes nothing in it; nil
  /// where there is none, or no way to get it.
  func lockIfThere() -> Lock? {
    for flags in [O_RDWR, O_RDONLY] {
      guard let descriptor = try? operations.open(paths.lock, flags | O_NOFOLLOW, 0) else { continue }
      return try? wait(for: OpenFile(descriptor))
    }
    return nil
  }

  private func wait(for file: OpenFile) throws(SystemError) -> Lock? {
    var (waited, pause) = (UInt32(0), UInt32(100))
    while waited < 4_000_000 {
      do {
        try operations.lock(file.descriptor)
        return Lock(file: file, isReal: true)
      } catch {
        if [ENOLCK, ENOSYS, ENOTSUP, EINVAL].contains(error.code) { return Lock(file: file, isReal: false) }
        if error.code != EWOULDBLOCK, error.code != EINTR { throw error }
      }
      // Those who wait must not come back in step.
      let microseconds = UInt32.random(in: pause / 2...pause)
      usleep(microseconds)
      waited += microseconds
      pause = min(pause * 2, 5_000)
    }
    return nil
  }

  /// Puts bytes in the place of a file, durably: at every moment the path leads to the old bytes or to the new
  /// ones. The mode and, where allowed, the owner stay.
  ///
  /// - Parameter known: gets the new file as soon as it is in place.
  func replace(
    _ path: String, with bytes: [UInt8], known: inout KnownFile?
  ) throws(MarkFileError) {
    let temporary = paths.temporary
    var task = MarkFileError.Task.write
    do {
      let written = try write(bytes, to: temporary, like: try? FileStatus(path: path))
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
