import Glibc
import Papers

extension StateFolder {
  /// Keeps the state file as the newest backup. The one before becomes the second when the second is a day
  /// old, and that the third when the third is a week old; so there are three at most.
  func backUp() throws(MarkFileError) {
    let (first, second, third) = (paths.backups[0], paths.backups[1], paths.backups[2])
    if isOlder(second, thanDays: 1), isSound(first) {
      if isOlder(third, thanDays: 7), isSound(second) { try move(second, to: third) }
      try move(first, to: second)
    }
    try linkBackup(first)
  }

  /// Whether a file is so many days old, or missing.
  private func isOlder(_ path: String, thanDays days: Int) -> Bool {
    guard let status = try? FileStatus(path: path) else { return true }
    return status.identity.seconds < Int(Timestamp.now().milliseconds / 1_000) - days * 86_400
  }

  /// Whether a backup can be read whole: no damaged one takes the place of a good one.
  private func isSound(_ path: String) -> Bool {
    guard case .sound = StateExaminer(operations: operations).examine(path, isLink: true) else { return false }
    return true
  }

  private func move(_ path: String, to newPath: String) throws(MarkFileError) {
    do {
      try operations.uninterrupted { () throws(SystemError) in try operations.rename(path, newPath) }
    } catch {
      throw .failed(.replace, path: newPath, code: error.code)
    }
  }

  private func linkBackup(_ backup: String) throws(MarkFileError) {
    let temporary = paths.temporary
    do {
      try operations.link(paths.file, temporary)
      defer { unlink(temporary) }
      try operations.uninterrupted { () throws(SystemError) in try operations.rename(temporary, backup) }
    } catch  where error.isForWantOfLinks {
      try copyBackup(backup)
    } catch {
      throw .failed(.replace, path: backup, code: error.code)
    }
  }

  private func copyBackup(_ backup: String) throws(MarkFileError) {
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(of: paths.file)
    } catch {
      throw .failed(.read, path: paths.file, code: error.code)
    }
    var known: KnownFile?
    try replace(backup, with: bytes, known: &known)
  }
}

extension StateFolder {
  /// Gives a file a second name that nothing else has, so that replacing it loses nothing. What is no file, such
  /// as a folder, gets the new name instead of the old one.
  ///
  /// - Returns: the path of the new name.
  func setAside(_ path: String) throws(MarkFileError) -> String {
    try name(path, "broken") { (newPath) throws(SystemError) in try giveName(newPath, to: path) }
  }

  /// Gives a file a new name that nothing else has.
  ///
  /// - Returns: the path of the new name.
  func rename(_ path: String, as what: String) throws(MarkFileError) -> String {
    try name(path, what) { (newPath) throws(SystemError) in
      if (try? FileStatus(path: newPath)) != nil { throw SystemError(code: EEXIST) }
      try operations.rename(path, newPath)
    }
  }

  private func name(
    _ path: String, _ what: String, _ give: (String) throws(SystemError) -> Void
  ) throws(MarkFileError) -> String {
    let moment = Timestamp.now().fileName
    for attempt in 1...1_000 {
      let newPath = StatePaths.aside(path, what, at: moment, attempt: attempt)
      do {
        try give(newPath)
        try operations.syncFolder(paths.folder)
        return newPath
      } catch {
        if error.code != EEXIST { throw .failed(.replace, path: path, code: error.code) }
      }
    }
    throw .failed(.replace, path: path, code: EEXIST)
  }

  private func giveName(_ newPath: String, to path: String) throws(SystemError) {
    if try FileStatus(path: path).isRegular {
      do {
        return try operations.link(path, newPath)
      } catch  where error.isForWantOfLinks {
        // Move the file instead.
      }
    }
    if (try? FileStatus(path: newPath)) != nil { throw SystemError(code: EEXIST) }
    try operations.rename(path, newPath)
  }
}

extension SystemError {
  /// Whether the file system has no hard links.
  fileprivate var isForWantOfLinks: Bool { [EPERM, ENOTSUP, ENOSYS, EMLINK, EXDEV].contains(code) }
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
