import Glibc

/// What was found where the state file should be.
enum StateContents: Sendable {
  case missing
  /// A state file that this version reads and may replace.
  case sound(MarkTable, KnownFile)
  /// A state file of a newer version, with the marks that this one understands.
  case newer(MarkTable, version: Int)
  /// Something else, with the marks that could be taken out of it and what is wrong with it.
  case broken(MarkTable, reason: String)
  /// Something that may well be sound and could not be read.
  case unreadable(MarkFileError)
}

/// A file as it was when it was last read or written here.
///
/// It is held open, so that no new file can get its number while we compare.
struct KnownFile: Sendable {
  let identity: FileStatus.Identity
  let file: OpenFile

  init(_ file: OpenFile) throws(SystemError) {
    identity = try FileStatus(descriptor: file.descriptor).identity
    self.file = file
  }

  /// Whether the file at the path is this one, and nobody wrote to it since.
  func isStill(at path: String) -> Bool {
    (try? FileStatus(path: path).identity) == identity
  }
}

/// Looks at a state file without changing anything.
struct StateExaminer {
  /// The largest file that is read, in bytes: some two million marked papers.
  static let largest = 256 << 20

  let operations: FileOperations

  func examine(_ path: String, isLink: Bool) -> StateContents {
    do {
      // Without O_NONBLOCK a pipe in the place of the file would stop us here.
      let descriptor = try operations.uninterrupted { () throws(SystemError) in
        try operations.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0)
      }
      let file = OpenFile(descriptor)
      let status = try FileStatus(descriptor: descriptor)
      if !status.isRegular { return misplaced(status, path, isLink: isLink) }
      if status.identity.size > Self.largest { return .unreadable(tooLarge(path)) }
      let known = try KnownFile(file)
      let bytes = try operations.readAll(descriptor, limit: Self.largest, expecting: status.identity.size)
      if bytes.count > Self.largest { return .unreadable(tooLarge(path)) }
      return judge(StateDecoder.decode(bytes), bytes, known)
    } catch {
      if error.code == ENOENT { return .missing }
      if error.code == ENXIO, let status = try? FileStatus(path: path), !status.isRegular {
        return misplaced(status, path, isLink: isLink)
      }
      return .unreadable(.failed(.read, path: path, code: error.code))
    }
  }

  private func judge(_ reading: StateReading, _ bytes: [UInt8], _ known: KnownFile) -> StateContents {
    if let version = reading.version, version > StateEncoder.version {
      return .newer(reading.table, version: version)
    }
    guard let problem = reading.problems.first else { return .sound(reading.table, known) }
    if bytes.isEmpty { return .broken(reading.table, reason: "it is empty") }
    let line = bytes[..<min(problem.offset, bytes.count)].count { $0 == 0x0A } + 1
    return .broken(reading.table, reason: "line \(line): expected \(problem.expected)")
  }

  /// Something that is no file. Behind a link it may be anything of the system, and is left where it is.
  private func misplaced(_ status: FileStatus, _ path: String, isLink: Bool) -> StateContents {
    isLink
      ? .unreadable(.readOnly(path: path, reason: "state.json is a link to \(status.kind); remove the link"))
      : .broken(MarkTable(), reason: "it is \(status.kind)")
  }

  func tooLarge(_ path: String) -> MarkFileError {
    .readOnly(path: path, reason: "it is larger than \(Self.largest >> 20) MiB; move it away")
  }
}
