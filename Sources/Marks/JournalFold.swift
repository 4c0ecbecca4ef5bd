import Glibc

/// The last line of a journal that was folded: with the state file `from`, its lines make the state file `into`, and
/// nothing else is in that.
///
/// Whoever knows the one file and has read the lines need not read the other, which may have a hundred thousand papers.
struct JournalFold: Hashable, Sendable {
  let from: String
  let into: String

  init(from: String, into: String) { (self.from, self.into) = (from, into) }

  init(from: FileStatus.Identity, into: FileStatus.Identity) {
    self.init(from: Self.name(from), into: Self.name(into))
  }

  private static func name(_ file: FileStatus.Identity) -> String {
    "\(file.device)-\(file.inode)-\(file.size)-\(file.seconds)-\(file.nanoseconds)"
  }
}

extension JournalLine {
  static func encode(_ fold: JournalFold) -> [UInt8] {
    var json = JSONWriter(capacity: 200)
    json.raw("{")
    json.key("folded")
    json.raw("{")
    json.key("from")
    json.string(fold.from)
    json.key("into")
    json.string(fold.into)
    json.raw("}")
    return closed(json.bytes)
  }
}

extension JSONReader {
  mutating func fold() throws(JSONError) -> JournalFold {
    var (from, into) = ("", "")
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "from": from = try reader.string()
      case "into": into = try reader.string()
      default: throw reader.error("no \"\(key.name)\" in a fold")
      }
    }
    return JournalFold(from: from, into: into)
  }
}

extension MarkFile {
  /// Takes in that somebody folded the journal, if the state file is the one known here with the lines of that journal.
  ///
  /// - Returns: false if all has to be read.
  func readFold(_ place: StateFolder, _ content: inout Memory.Content) -> Bool {
    do throws(SystemError) {
      var folded = content.journal
      if folded == nil { folded = try Journal.open(place.paths.journalBackup, operations) }
      guard let before = content.state?.identity, var journal = folded,
        journal.number == (try FileStatus(path: place.paths.journalBackup)).number
      else { return false }
      let reading = try journal.read(operations)
      let after = try KnownFile(
        OpenFile(
          operations.uninterrupted { () throws(SystemError) in
            try operations.open(place.paths.file, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0)
          }))
      guard reading.firstDamaged == nil, reading.newerVersion == nil, !reading.isTorn, journal.carried.isEmpty,
        reading.fold == JournalFold(from: before, into: after.identity)
      else { return false }
      content.table.take(reading.changes, fromElsewhere: true)
      content.news.add(reading.changes)
      (content.state, content.journal) = (after, nil)
      return true
    } catch {
      return false
    }
  }
}
