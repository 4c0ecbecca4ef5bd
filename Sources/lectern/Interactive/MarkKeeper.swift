import CMemory
import Dispatch
import Marks
import Papers
import Reader
import Synchronization

/// Does to the marks on disk what the reader asks for, in order and off the main thread, and tells it what
/// other processes do to them.
final class MarkKeeper: Sendable {
  private let file: MarkFile
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "lectern.marks", qos: .userInteractive)
  private let memory = Mutex(Memory())

  private struct Memory {
    /// The number of the newest request.
    var newest = 0
    /// Why folding failed last, so that it is said once.
    var problem: String?
    var watch: FolderWatch?
  }

  /// How long nobody marks anything before the journal is folded, in seconds.
  private static let quiet = 10.0

  init(file: MarkFile, mailbox: Mailbox) {
    (self.file, self.mailbox) = (file, mailbox)
  }

  /// Begins what the first frame need not wait for: to watch the marks, and their journal.
  func begin() {
    queue.async { [self] in
      let watch = FolderWatch(file: file, queue: queue) { [mailbox] in mailbox.post($0) }
      memory.withLock { $0.watch = watch }
      // What others did since the marks were loaded.
      mailbox.post(file.catchUp())
      file.beginJournal()
    }
  }

  func perform(_ request: MarkRequest, at time: Timestamp, number: Int) {
    queue.async { [self] in
      mailbox.post(.marked(number, Result { () throws(MarkFileError) in try file.perform(request, at: time) }))
      tell()
      memory.withLock { $0.newest = number }
      if file.isJournalLong { foldAndGoOn() }
      queue.asyncAfter(deadline: .now() + Self.quiet) { [self] in
        if memory.withLock({ $0.newest }) == number { foldAndGoOn() }
      }
    }
  }

  /// The next mark finds a new journal.
  private func foldAndGoOn() {
    fold()
    file.beginJournal()
  }

  private func fold() {
    do {
      try file.fold()
      // The whole file was in memory as text.
      lectern_return_memory()
      memory.withLock { $0.problem = nil }
      tell()
    } catch {
      let isNew = memory.withLock { memory in
        defer { memory.problem = "\(error)" }
        return memory.problem != "\(error)"
      }
      if isNew { mailbox.post(.notice(Notice(.warning, Messages.keptInJournal("\(error)")))) }
    }
  }

  private func tell() {
    for notice in file.takeNotices() { mailbox.post(.notice(Notice(.warning, notice))) }
  }

  /// Waits until every request is done, and folds the journal; gives the reason when that fails.
  func finish() -> String? {
    queue.sync {
      memory.withLock { $0.watch?.stop() }
      fold()
      file.dropUnusedJournal()
      return memory.withLock { $0.problem }
    }
  }
}

extension Mailbox {
  fileprivate func post(_ changes: MarkChanges) {
    if !changes.isEmpty { post(.marksArrived(changes)) }
  }
}
