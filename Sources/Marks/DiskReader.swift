import Glibc
import Papers

/// What the files of a library say together.
struct DiskContents: Sendable {
  var table = MarkTable()
  var state: KnownFile?
  var journal: Journal?
  /// Whether what was recovered has to be written.
  var isFoldDue = false
  /// Whether something is broken and was left alone, for want of a lock.
  var needsRepair = false
  var notices: [String] = []
  /// Why nothing must be written.
  var problem: MarkFileError?
}

/// Reads the state file and its journal, and under the lock sets aside what is broken.
struct DiskReader {
  let place: StateFolder
  /// The lock that allows to repair; nil only looks.
  let lock: StateFolder.Lock?
  private var paths: StatePaths { place.paths }
  private var examiner: StateExaminer { StateExaminer(operations: place.operations) }

  init(place: StateFolder, repairing lock: StateFolder.Lock?) {
    self.place = place
    self.lock = lock
  }

  func read() -> DiskContents {
    var contents = DiskContents()
    do throws(MarkFileError) {
      try readState(into: &contents)
      try readJournal(into: &contents)
    } catch {
      contents.problem = error
    }
    return contents
  }

  private func readState(into contents: inout DiskContents) throws(MarkFileError) {
    switch examiner.examine(paths.file, isLink: paths.isLink) {
    case .missing: takeBackupOfMissing(into: &contents)
    case .sound(let table, let known): (contents.table, contents.state) = (table, known)
    case .newer(let table, let version):
      contents.table = table
      throw .newer(version, paths.file)
    case .unreadable(let error): throw error
    case .broken(let table, let reason):
      contents.table = table
      contents.needsRepair = true
      guard lock != nil else { return }
      let fromBackup = addBackup(to: &contents.table)
      let kept = try place.setAside(paths.file)
      let count = contents.table.papers.count
      contents.notices.append(
        "the marks in \(paths.file) were damaged (\(reason)); the file is kept as \(kept), and the marks of "
          + Self.counted(count, from: fromBackup) + " were recovered")
      contents.isFoldDue = true
    }
  }

  /// A state file that is gone while its backup is there was not taken away by us.
  private func takeBackupOfMissing(into contents: inout DiskContents) {
    var table = MarkTable()
    guard addBackup(to: &table) > 0 else { return }
    contents.table = table
    contents.needsRepair = true
    contents.isFoldDue = true
    contents.notices.append(
      "\(paths.file) was gone; the marks of \(Self.counted(table.papers.count)) were taken from its backup")
  }

  /// Adds the newest backup that is whole, and the journal that leads on from the newest.
  ///
  /// - Returns: for how many papers that was all there is.
  private func addBackup(to table: inout MarkTable) -> Int {
    let before = table.papers.count
    for path in paths.backups {
      guard case .sound(let old, _) = examiner.examine(path, isLink: true) else { continue }
      table.merge(old)
      break
    }
    if let lines = try? readLines(paths.journalBackup) { table.take(lines.reading.changes) }
    return table.papers.count - before
  }

  private static func counted(_ papers: Int, from backup: Int = 0) -> String {
    "\(papers) paper\(papers == 1 ? "" : "s")" + (backup > 0 ? " (\(backup) of them from the backup)" : "")
  }
}

extension DiskReader {
  private func readJournal(into contents: inout DiskContents) throws(MarkFileError) {
    guard let (journal, reading) = try readLines(paths.journal) else {
      return try setAsideWhatIsNoJournal(&contents)
    }
    contents.journal = journal
    contents.table.take(reading.changes)
    try judge(reading, &contents)
  }

  /// Reads a journal from its beginning; nil when there is none.
  private func readLines(
    _ path: String
  ) throws(MarkFileError) -> (journal: Journal, reading: JournalReading)? {
    do {
      guard var journal = try Journal.open(path, place.operations) else { return nil }
      let reading = try journal.read(place.operations)
      return (journal, reading)
    } catch {
      if error.code == EFBIG { throw examiner.tooLarge(path) }
      throw .failed(.read, path: path, code: error.code)
    }
  }

  private func setAsideWhatIsNoJournal(_ contents: inout DiskContents) throws(MarkFileError) {
    guard let status = try? FileStatus(path: paths.journal), !status.isRegular else { return }
    contents.needsRepair = true
    guard lock != nil else { return }
    contents.notices.append("\(paths.journal) is \(status.kind); it is kept as \(try place.setAside(paths.journal))")
  }

  /// Says and sets aside what is wrong with lines that were read.
  func judge(_ reading: JournalReading, _ contents: inout DiskContents) throws(MarkFileError) {
    if let version = reading.newerVersion { throw .newer(version, paths.journal) }
    if let line = reading.firstDamaged {
      contents.needsRepair = true
      guard lock != nil else { return }
      let count = reading.damagedLines
      let kept = try place.setAside(paths.journal)
      contents.isFoldDue = true
      contents.notices.append(
        "\(count == 1 ? "line \(line)" : "\(count) lines") of \(paths.journal) \(count == 1 ? "was" : "were") damaged; "
          + "it is kept as \(kept), and what its other lines say was recovered")
    }
    // Without a lock that holds, somebody may be writing that line right now.
    if reading.isTorn, lock?.isReal == true, var journal = contents.journal {
      try? place.cut(&journal)
      contents.notices.append(
        "the last line of \(paths.journal) was cut off, as when the power fails; it was dropped, and no mark that "
          + "was shown is lost")
    }
  }
}
