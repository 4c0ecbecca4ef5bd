import Papers

/// What became of a request.
package struct MarkAnswer: Sendable {
  /// What others did meanwhile; take it in first.
  package let news: MarkChanges
  /// What the request changed, which is on disk now.
  package let changes: MarkChanges
  /// What was done; nil if there was nothing to do.
  package let done: MarkChange?
  /// The one thing that was done to all papers of `done`; nil where there were several.
  package let kind: Edit.Kind?
}

extension MarkTable {
  /// Does what is asked for in this table alone, as `MarkFile.perform` does on disk.
  package mutating func answer(to request: MarkRequest, at time: Timestamp) -> MarkAnswer {
    let outcome = outcome(of: request, at: time)
    if let outcome { take(outcome.changes) }
    return MarkAnswer(MarkChanges(), outcome)
  }
}

extension MarkAnswer {
  fileprivate init(_ news: MarkChanges, _ outcome: MarkOutcome?) {
    self.init(news: news, changes: outcome?.changes ?? MarkChanges(), done: outcome?.done, kind: outcome?.kind)
  }
}

extension MarkFile {
  /// Does what is asked for to the marks as they are on disk now, and returns when it is durable there.
  ///
  /// If this fails, nothing of the request is on disk, and asking again works once the cause is gone.
  package func perform(_ request: MarkRequest, at time: Timestamp) throws(MarkFileError) -> MarkAnswer {
    try memory.content.withLock { (content) throws(MarkFileError) in
      let (place, lock) = try enter(&content)
      defer { extendLifetime(lock) }
      let outcome = content.table.outcome(of: request, at: time)
      if let outcome {
        // A file that was damaged, or exchanged for an older one, first gets back what was in it.
        if content.isFoldDue { try fold(place, &content) }
        try append(JournalLine.encode(outcome.changes, at: outcome.time), place, &content)
        content.table.take(outcome.changes)
      }
      return MarkAnswer(content.takeNews(), outcome)
    }
  }

  /// Takes the lock and brings `content` up to the disk, where writing is allowed.
  func enter(
    _ content: inout Memory.Content
  ) throws(MarkFileError) -> (place: StateFolder, lock: StateFolder.Lock) {
    if (try? FileStatus(path: folder)) == nil { try StateFolder.create(folder, operations) }
    let place = StateFolder(paths: try find(), operations: operations)
    let lock = try place.lock()
    try catchUp(place, lock, &content)
    if let status = try? FileStatus(path: place.paths.file), !status.isWritable {
      throw .writeProtected(place.paths.file)
    }
    prepare(place, lock, &content)
    return (place, lock)
  }

  /// What a process does once: it says that there are no locks, and tidies up.
  private func prepare(_ place: StateFolder, _ lock: StateFolder.Lock, _ content: inout Memory.Content) {
    guard !content.isPrepared else { return }
    content.isPrepared = true
    if !lock.isReal {
      content.notices.append(
        "\(place.paths.folder) is on a file system without locks: use only one lectern at a time there")
    }
    place.removeLeftovers(olderThan: lock.isReal ? 0 : 3_600)
  }

  /// Adds a line to the journal, durably or not at all.
  private func append(
    _ line: [UInt8], _ place: StateFolder, _ content: inout Memory.Content
  ) throws(MarkFileError) {
    let path = place.paths.journal
    guard var journal = content.journal else {
      content.journal = try place.beginJournal(with: line)
      return
    }
    var task = MarkFileError.Task.open
    do throws(SystemError) {
      try journal.makeWritable(path, operations)
      task = .write
      // What a writer that was killed left behind its last whole line must not become part of ours.
      if try FileStatus(descriptor: journal.file.descriptor).identity.size > Int64(journal.end) {
        try place.cut(&journal)
      }
      try operations.writeAll(line, to: journal.file.descriptor)
      task = .sync
      try operations.uninterrupted { () throws(SystemError) in try operations.syncData(journal.file.descriptor) }
    } catch {
      refuse(journal, place, task, &content)
      throw .failed(task, path: path, code: error.code)
    }
    journal.end += line.count
    journal.pending += 1
    content.journal = journal
  }

  /// Takes a line back that did not become durable.
  private func refuse(
    _ journal: Journal, _ place: StateFolder, _ task: MarkFileError.Task, _ content: inout Memory.Content
  ) {
    var journal = journal
    let length = (try? FileStatus(descriptor: journal.file.descriptor))?.identity.size ?? 0
    if length > Int64(journal.end), (try? place.cut(&journal)) == nil { content.refusedEnd = Int(length) }
    // The system forgets what it could not write, so that syncing again would succeed without it: what matters
    // is written to new files before anything else is.
    if task == .sync { content.isFoldDue = true }
  }
}
