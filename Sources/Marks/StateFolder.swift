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

  /// Waits up to two seconds for the lock. The kernel lets go of it when this process ends in any way.
  ///
  /// - Returns: the lock, held until it is released, and whether the file system really locks.
  func lock() throws(MarkFileError) -> (file: OpenFile, isReal: Bool) {
    do throws(SystemError) {
      let file = OpenFile(
        try operations.uninterrupted { () throws(SystemError) in
          try operations.open(paths.lock, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
        })
      for _ in 0..<200 {
        do {
          try operations.lock(file.descriptor)
          return (file, true)
        } catch {
          if [ENOLCK, ENOSYS, ENOTSUP, EINVAL].contains(error.code) { return (file, false) }
          if error.code != EWOULDBLOCK, error.code != EINTR { throw error }
        }
        usleep(10_000)
      }
    } catch {
      throw .failed(.lock, path: paths.file, code: error.code)
    }
    throw .busy(path: paths.lock)
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

  /// Keeps the state file as `state.json.bak`.
  func backUp() throws(MarkFileError) {
    let temporary = paths.temporary
    do {
      try operations.link(paths.file, temporary)
      defer { unlink(temporary) }
      try operations.rename(temporary, paths.backup)
    } catch  where [EPERM, ENOTSUP, ENOSYS, EMLINK, EXDEV].contains(error.code) {
      // A file system without hard links.
      try copyToBackup()
    } catch {
      throw .failed(.replace, path: paths.backup, code: error.code)
    }
  }

  private func copyToBackup() throws(MarkFileError) {
    let bytes: [UInt8]
    do {
      let file = OpenFile(try operations.open(paths.file, O_RDONLY, 0))
      bytes = try operations.readAll(file.descriptor, limit: StateExaminer.largest)
    } catch {
      throw .failed(.read, path: paths.file, code: error.code)
    }
    var known: KnownFile?
    try replace(paths.backup, with: bytes, known: &known)
  }

  /// Gives a broken state file a second name that nothing else has, so that replacing it loses nothing. What is
  /// no file, such as a folder, gets the new name instead of the old one.
  ///
  /// - Returns: the path of the new name.
  func setAside() throws(MarkFileError) -> String {
    let moment = Timestamp.now().fileName
    for attempt in 1...1_000 {
      let path = paths.broken(at: moment, attempt: attempt)
      do {
        try giveName(path)
        try operations.syncFolder(paths.folder)
        return path
      } catch {
        if error.code != EEXIST { throw .failed(.replace, path: paths.file, code: error.code) }
      }
    }
    throw .failed(.replace, path: paths.file, code: EEXIST)
  }

  private func giveName(_ path: String) throws(SystemError) {
    if try FileStatus(path: paths.file).isRegular {
      do {
        return try operations.link(paths.file, path)
      } catch  where [EPERM, ENOTSUP, ENOSYS, EMLINK, EXDEV].contains(error.code) {
        // A file system without hard links: move the file.
      }
    }
    if (try? FileStatus(path: path)) != nil { throw SystemError(code: EEXIST) }
    try operations.rename(paths.file, path)
  }

  /// Removes what saves that were killed left behind. Under a real lock nobody else can be saving, so that
  /// nothing there is young enough to be in use.
  func removeLeftovers(olderThan seconds: Int) {
    guard let folder = opendir(paths.folder) else { return }
    defer { closedir(folder) }
    let limit = Int(Timestamp.now().milliseconds / 1_000) - seconds
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(paths.temporaryPrefix) else { continue }
      let path = paths.folder + "/" + name
      if let status = try? FileStatus(path: path), status.identity.seconds <= limit { unlink(path) }
    }
  }
}

extension Timestamp {
  /// `20261123-080000`, in UTC.
  fileprivate var fileName: String {
    var text: [UInt8] = []
    StateTime.write(self, to: &text)
    let digits = text.prefix(19).filter { $0 >= 0x30 && $0 <= 0x39 }
    return String(decoding: digits.prefix(8) + [UInt8(ascii: "-")] + digits.dropFirst(8), as: UTF8.self)
  }
}
