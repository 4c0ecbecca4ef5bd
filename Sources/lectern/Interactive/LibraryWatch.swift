import Catalog
import Dispatch
import Glibc
import Marks
import Reader
import Synchronization

/// Notices that another process added papers to the library, and opens it anew then; joins what was added with the
/// rest of the index when nothing happens.
final class LibraryWatch: Sendable {
  /// What tells one state of `papers.jsonl` from another.
  struct TextState: Equatable, Sendable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let file: UInt

    /// Nil when there is none.
    init?(folder: String) {
      var status = stat()
      guard stat("\(folder)/\(PaperCatalog.textName)", &status) == 0, status.st_size > 0 else { return nil }
      (size, file) = (Int(status.st_size), UInt(status.st_ino))
      (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
    }
  }

  private let folder: String
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "lectern.library", qos: .utility)
  private let seen: Mutex<TextState?>
  private let isStopped = Atomic<Bool>(false)
  private let isWaiting = Atomic<Bool>(false)
  private let watch = Mutex<FolderWatch?>(nil)

  /// How long nobody writes before the library is opened, and before segments are joined, in seconds.
  private static let quiet = 1.0
  private static let rest = 30.0

  /// - Parameter seen: the text as it was before the library was opened.
  init(folder: String, seen: TextState?, mailbox: Mailbox) {
    self.folder = folder
    self.mailbox = mailbox
    self.seen = Mutex(seen)
    let watch = FolderWatch(folder: folder, queue: queue) { [weak self] in self?.look() }
    self.watch.withLock { $0 = watch }
    queue.async { [weak self] in self?.look() }
    joinLater()
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    watch.withLock { $0?.stop() }
  }

  private func look() {
    guard let state = TextState(folder: folder), seen.withLock({ $0 != state }),
      !isWaiting.exchange(true, ordering: .relaxed)
    else { return }
    queue.asyncAfter(deadline: .now() + Self.quiet) { [weak self] in self?.openIfStill(state) }
  }

  /// Opens the library if nothing was written since.
  private func openIfStill(_ state: TextState) {
    isWaiting.store(false, ordering: .relaxed)
    guard !isStopped.load(ordering: .relaxed) else { return }
    guard TextState(folder: folder) == state else { return look() }
    seen.withLock { $0 = state }
    do throws(CatalogError) {
      mailbox.post(.grown(try PaperCatalog.open(folder: folder, isCancelled: { self.isStopped.load(ordering: .relaxed) })))
    } catch {
      if error != .cancelled { mailbox.post(.notice(Notice(.error, "\(error)"))) }
    }
    look()
    joinLater()
  }

  private func joinLater() {
    let state = seen.withLock { $0 }
    queue.asyncAfter(deadline: .now() + Self.rest) { [weak self] in
      guard let self, self.seen.withLock({ $0 }) == state else { return }
      // What fails here is tried again the next time; the library is the same either way.
      _ = try? PaperCatalog.joinSegments(folder: self.folder, isCancelled: { self.isStopped.load(ordering: .relaxed) })
    }
  }
}
