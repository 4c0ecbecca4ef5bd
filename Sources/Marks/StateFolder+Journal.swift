import Glibc

extension Journal {
  /// Opens a journal for reading, and for writing where that is allowed; nil when there is none.
  static func open(_ path: String, _ operations: FileOperations) throws(SystemError) -> Journal? {
    var flags = O_RDWR | O_APPEND
    while true {
      do {
        let file = OpenFile(
          try operations.uninterrupted { () throws(SystemError) in
            try operations.open(path, flags | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0)
          })
        let status = try FileStatus(descriptor: file.descriptor)
        guard status.isRegular else { return nil }
        return Journal(file: file, number: status.number, isWritable: flags != O_RDONLY)
      } catch {
        switch error.code {
        case ENOENT, EISDIR, ENXIO: return nil
        case EACCES, EROFS, EPERM:
          if flags == O_RDONLY { throw error }
          flags = O_RDONLY
        default: throw error
        }
      }
    }
  }

  /// Reads what follows the last whole line that was read.
  mutating func read(_ operations: FileOperations) throws(SystemError) -> JournalReading {
    let length = try FileStatus(descriptor: file.descriptor).identity.size - Int64(end)
    if length > Int64(StateExaminer.largest) { throw SystemError(code: EFBIG) }
    if lseek(file.descriptor, off_t(end), SEEK_SET) < 0 { throw SystemError(code: errno) }
    let bytes = try operations.readAll(file.descriptor, limit: StateExaminer.largest, expecting: length)
    if bytes.count > StateExaminer.largest { throw SystemError(code: EFBIG) }
    return take(bytes)
  }

  /// Opens the file again if it was opened when writing was not allowed.
  mutating func makeWritable(_ path: String, _ operations: FileOperations) throws(SystemError) {
    guard !isWritable else { return }
    let file = OpenFile(
      try operations.uninterrupted { () throws(SystemError) in
        try operations.open(path, O_RDWR | O_APPEND | O_NOFOLLOW, 0)
      })
    guard try FileStatus(descriptor: file.descriptor).number == number else { throw SystemError(code: ESTALE) }
    self.file = file
    isWritable = true
  }
}

extension StateFolder {
  /// Cuts off what stands behind the last whole line.
  func cut(_ journal: inout Journal) throws(SystemError) {
    try journal.makeWritable(paths.journal, operations)
    let (file, end) = (journal.file.descriptor, journal.end)
    try operations.uninterrupted { () throws(SystemError) in try operations.truncate(file, end) }
  }

  /// Writes the last line of a journal that is being folded. Whoever misses it reads the whole state file.
  func end(_ journal: inout Journal?, with fold: JournalFold) {
    guard var last = journal, (try? last.makeWritable(paths.journal, operations)) != nil,
      (try? FileStatus(descriptor: last.file.descriptor))?.identity.size == Int64(last.end)
    else { return }
    let line = JournalLine.encode(fold)
    guard (try? operations.writeAll(line, to: last.file.descriptor)) != nil else { return }
    last.end += line.count
    journal = last
  }

  /// Creates the journal with its first line, or with none yet, durably or not at all.
  func beginJournal(with line: [UInt8] = []) throws(MarkFileError) -> Journal {
    let path = paths.journal
    var task = MarkFileError.Task.open
    var file: OpenFile?
    do throws(SystemError) {
      let new = OpenFile(
        try operations.uninterrupted { () throws(SystemError) in
          try operations.open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        })
      file = new
      if let state = try? FileStatus(path: paths.file) {
        // Who may read the marks may read those of today. Not everyone may give files away.
        _ = fchown(new.descriptor, state.owner, state.group)
        _ = fchmod(new.descriptor, state.permissions)
      }
      task = .write
      try operations.writeAll(JournalLine.header + line, to: new.descriptor)
      task = .sync
      try operations.uninterrupted { () throws(SystemError) in try operations.sync(new.descriptor) }
      try operations.syncFolder(paths.folder)
      var journal = Journal(file: new, number: try FileStatus(descriptor: new.descriptor).number)
      journal.end = JournalLine.header.count + line.count
      journal.pending = line.isEmpty ? 0 : 1
      return journal
    } catch {
      if file != nil { unlink(path) }
      throw .failed(task, path: path, code: error.code)
    }
  }

  /// Keeps a journal that is folded.
  ///
  /// - Parameter isBackedUp: whether a backup was made of the state that the journal leads on from. Else the
  ///   backup is an older one, and the journals since then are kept together.
  /// - Returns: the journal that takes its place; nil for none.
  func retire(_ journal: Journal, beside isBackedUp: Bool) -> Journal? {
    do {
      guard journal.carried.isEmpty else { return try retireKeepingLines(of: journal) }
      if !isBackedUp, let earlier = try? bytes(of: paths.journalBackup) {
        var known: KnownFile?
        try replace(paths.journal, with: earlier + bytes(of: paths.journal), known: &known)
      }
      try operations.uninterrupted { () throws(SystemError) in
        try operations.rename(paths.journal, paths.journalBackup)
      }
      return nil
    } catch {
      // Its lines are in the state file as well, and taking them in again makes no difference.
      return journal
    }
  }

  func bytes(of path: String) throws(SystemError) -> [UInt8] {
    let file = OpenFile(
      try operations.uninterrupted { () throws(SystemError) in
        try operations.open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0)
      })
    defer { extendLifetime(file) }
    let status = try FileStatus(descriptor: file.descriptor)
    guard status.isRegular, status.identity.size <= Int64(StateExaminer.largest) else { throw SystemError(code: EFBIG) }
    return try operations.readAll(file.descriptor, limit: StateExaminer.largest, expecting: status.identity.size)
  }

  /// The lines that only a newer version understands begin the next journal.
  private func retireKeepingLines(of journal: Journal) throws(SystemError) -> Journal? {
    var known: KnownFile?
    do {
      try replace(paths.journal, with: JournalLine.header + journal.carried.flatMap(\.self), known: &known)
    } catch {
      return journal
    }
    var next = try Journal.open(paths.journal, operations)
    _ = try next?.read(operations)
    next?.pending = 0
    return next
  }
}
