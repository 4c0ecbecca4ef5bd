import Papers

extension MarkFile {
  /// Whether the journal has become so long that it should be folded without waiting for a quiet moment.
  package var isJournalLong: Bool {
    memory.content.withLock { $0.journal.map { $0.end > 4 << 20 } ?? false }
  }

  /// Writes what the journal says into `state.json`, and begins a new journal.
  ///
  /// Until the new file is durable the old one stays byte for byte as it was, and the journal is there until
  /// then: if this fails, nothing is lost.
  package func fold() throws(MarkFileError) {
    try memory.content.withLock { (content) throws(MarkFileError) in
      guard content.isFoldDue || content.journal.map({ $0.pending > 0 }) ?? false else { return }
      let (place, lock) = try enter(&content)
      defer { extendLifetime(lock) }
      try fold(place, &content)
    }
  }

  /// Merges a whole table into the marks on disk, durably.
  ///
  /// - Returns: the marks after that.
  @discardableResult
  package func save(_ table: MarkTable) throws(MarkFileError) -> MarkTable {
    try memory.content.withLock { (content) throws(MarkFileError) in
      let (place, lock) = try enter(&content)
      defer { extendLifetime(lock) }
      let merged = content.table.merging(table)
      if merged != content.table || content.state == nil {
        content.news.add(merged.changes(since: content.table))
        content.table = merged
        content.isFoldDue = true
      }
      try fold(place, &content)
      return content.table
    }
  }

  /// Folds if there is anything to fold. The caller holds the lock and has caught up.
  func fold(_ place: StateFolder, _ content: inout Memory.Content) throws(MarkFileError) {
    guard content.isFoldDue || content.journal.map({ $0.pending > 0 }) ?? false else { return }
    // Only a file that was read whole becomes a backup: what is in its place otherwise was set aside.
    var isBackedUp = false
    if content.state != nil {
      do {
        try place.backUp()
        isBackedUp = true
      } catch {
        content.notices.append("the marks have no new backup: \(error)")
      }
    }
    let before = content.isFoldDue ? nil : content.state?.identity
    try place.replace(place.paths.file, with: StateEncoder.encode(content.table), known: &content.state) { new in
      if let before { place.end(&content.journal, with: JournalFold(from: before, into: new)) }
    }
    content.isFoldDue = false
    content.journal?.pending = 0
    if let journal = content.journal { content.journal = place.retire(journal, beside: isBackedUp) }
  }
}
