import Papers

extension MarkFile {
  /// Takes in what others did since the last call of anything here.
  ///
  /// Cheap where nothing has changed. What is wrong with the files is left to `perform` to say.
  ///
  /// - Returns: what was not returned by any call before.
  package func catchUp() -> MarkChanges {
    memory.content.withLock { content in
      do throws(MarkFileError) {
        let place = StateFolder(paths: try find(), operations: operations)
        if !isCurrent(content, place), let lock = place.lockIfThere() {
          try catchUp(place, lock, &content)
          extendLifetime(lock)
        }
      } catch {}
      return content.takeNews()
    }
  }

  /// Whether nobody wrote to the files since.
  func isCurrent(_ content: Memory.Content, _ place: StateFolder) -> Bool {
    guard isStateCurrent(content, place) else { return false }
    let status = try? FileStatus(path: place.paths.journal)
    guard let journal = content.journal else { return status == nil }
    return status?.number == journal.number && status?.identity.size == Int64(journal.end)
  }

  private func isStateCurrent(_ content: Memory.Content, _ place: StateFolder) -> Bool {
    let status = try? FileStatus(path: place.paths.file)
    return status?.identity == content.state?.identity
  }

  /// Brings `content` up to what is on the disk. The caller holds the lock.
  func catchUp(
    _ place: StateFolder, _ lock: StateFolder.Lock, _ content: inout Memory.Content
  ) throws(MarkFileError) {
    if let end = content.refusedEnd { try dropRefused(end, place, &content) }
    if content.isRead, isCurrent(content, place) { return }
    if content.isRead, isStateCurrent(content, place) || readFold(place, &content),
      try readOn(place, lock, &content)
    {
      return
    }
    let disk = DiskReader(place: place, repairing: lock).read()
    if let problem = disk.problem {
      content.notices += disk.notices
      throw problem
    }
    var merged = content.table
    merged.merge(disk.table, isElsewhere: content.isRead)
    content.isRead = true
    content.news.add(merged.changes(since: content.table))
    content.table = merged
    (content.state, content.journal) = (disk.state, disk.journal)
    // Somebody may have put an older file there, or taken it away.
    content.isFoldDue = disk.isFoldDue || merged != disk.table
    content.notices += disk.notices
    // What was set aside still lies in its old place. If this fails, the next mark tries again and says why.
    if disk.isFoldDue { try? fold(place, &content) }
  }

  /// Reads what was added to the journal.
  ///
  /// - Returns: false if the journal is another one now, so that all has to be read.
  private func readOn(
    _ place: StateFolder, _ lock: StateFolder.Lock, _ content: inout Memory.Content
  ) throws(MarkFileError) -> Bool {
    do throws(SystemError) {
      var journal = content.journal
      if journal == nil {
        journal = try Journal.open(place.paths.journal, operations)
        if journal == nil, (try? FileStatus(path: place.paths.journal)) == nil { return true }
      } else if journal?.isUnused == true, (try? FileStatus(path: place.paths.journal)) == nil {
        // Another window that ended had no use for it either.
        content.journal = nil
        return true
      }
      guard var journal, let status = try? FileStatus(path: place.paths.journal),
        status.number == journal.number, status.identity.size >= Int64(journal.end)
      else { return false }
      let reading = try journal.read(operations)
      if reading.firstDamaged != nil || reading.newerVersion != nil { return false }
      if reading.isTorn, lock.isReal { try? place.cut(&journal) }
      content.journal = journal
      content.table.take(reading.changes, fromElsewhere: true)
      content.news.add(reading.changes)
      return true
    } catch {
      throw .failed(.read, path: place.paths.journal, code: error.code)
    }
  }

  /// Cuts off a line that was refused, unless somebody has written behind it.
  private func dropRefused(
    _ end: Int, _ place: StateFolder, _ content: inout Memory.Content
  ) throws(MarkFileError) {
    if let status = try? FileStatus(path: place.paths.journal), status.identity.size == Int64(end),
      var journal = content.journal, status.number == journal.number
    {
      do {
        try place.cut(&journal)
      } catch {
        throw .failed(.write, path: place.paths.journal, code: error.code)
      }
    }
    content.refusedEnd = nil
  }
}

extension MarkFile.Memory.Content {
  mutating func takeNews() -> MarkChanges {
    defer { news = MarkChanges() }
    return news
  }
}
