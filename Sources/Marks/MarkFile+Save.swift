import Glibc
import Papers

extension MarkFile {
  /// Writes the marks, durably, and with them what other processes saved since the last load or save here.
  ///
  /// The old file stays byte for byte as it was until the new one is complete on the disk.
  ///
  /// - Returns: the table as it was written. Merge it into the one on the screen, which may have changed
  ///   meanwhile: `table = table.merging(saved)`.
  @discardableResult
  package func save(_ table: MarkTable) throws(MarkFileError) -> MarkTable {
    try memory.content.withLock { (content) throws(MarkFileError) in
      try save(table, &content)
    }
  }

  private func save(
    _ table: MarkTable, _ content: inout Memory.Content
  ) throws(MarkFileError) -> MarkTable {
    if (try? FileStatus(path: folder)) == nil { try StateFolder.create(folder, operations) }
    let paths = try find()
    let place = StateFolder(paths: paths, operations: operations)
    let lock = try place.lock()
    defer { extendLifetime(lock.file) }
    var table = table.merging(content.table)
    if try look(place, &content) { table = table.merging(content.table) }
    if content.known != nil, table == content.table { return table }
    if let status = try? FileStatus(path: paths.file), !status.isWritable {
      throw Self.writeProtected(paths.file)
    }
    if !content.hasBackup {
      content.hasBackup = true
      prepare(place, lockIsReal: lock.isReal, &content)
    }
    try place.replace(paths.file, with: StateEncoder.encode(table), known: &content.known)
    content.table = table
    return table
  }

  /// Takes into `content` what others put on the disk since the last load or save.
  ///
  /// - Returns: whether there was anything.
  private func look(
    _ place: StateFolder, _ content: inout Memory.Content
  ) throws(MarkFileError) -> Bool {
    let paths = place.paths
    if let known = content.known, known.isStill(at: paths.file) { return false }
    content.known = nil
    switch StateExaminer(operations: operations).examine(paths.file, isLink: paths.isLink) {
    case .missing: return false
    case .sound(let theirs, let known):
      content.known = known
      content.table = theirs
      return true
    case .broken(let theirs, let reason):
      let rescue = withBackup(theirs, paths)
      content.notices.append(try setAside(place, rescue, reason))
      content.table = rescue.table
      return true
    case .newer(_, let version): throw Self.newer(version, paths.file)
    case .unreadable(let error): throw error
    }
  }

  /// What the first save of a process does besides: a backup of a sound file, and tidying up.
  private func prepare(_ place: StateFolder, lockIsReal: Bool, _ content: inout Memory.Content) {
    if !lockIsReal {
      content.notices.append(
        "\(place.paths.folder) is on a file system without locks: use only one lectern at a time there")
    }
    place.removeLeftovers(olderThan: lockIsReal ? 0 : 3_600)
    guard content.known != nil else { return }
    do {
      try place.backUp()
    } catch {
      content.notices.append("the marks have no new backup: \(error)")
    }
  }
}
