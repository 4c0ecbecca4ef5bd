import Glibc
import Papers

extension MarkFile {
  /// Begins the journal before anything is marked, so that a mark only adds a line to it.
  ///
  /// A file system may take a tenth of a second to make a new file durable, and a hundredth of that for a line more.
  /// Nothing is said when this fails: the first mark tries again, and says why. A library whose folder is not there
  /// gets none.
  package func beginJournal() {
    memory.content.withLock { content in
      guard content.isRead, content.journal == nil, !content.isFoldDue, (try? FileStatus(path: folder)) != nil else { return }
      do throws(MarkFileError) {
        let (place, lock) = try enter(&content)
        defer { extendLifetime(lock) }
        if content.journal == nil, !content.isFoldDue { content.journal = try place.beginJournal() }
      } catch {}
    }
  }

  /// Takes away a journal that was begun and never used, by nobody.
  package func dropUnusedJournal() {
    memory.content.withLock { content in
      guard content.journal?.isUnused == true else { return }
      do throws(MarkFileError) {
        let (place, lock) = try enter(&content)
        defer { extendLifetime(lock) }
        // Without locks somebody may be adding to it right now.
        guard lock.isReal, content.journal?.isUnused == true, isCurrent(content, place) else { return }
        unlink(place.paths.journal)
        content.journal = nil
      } catch {}
    }
  }
}
