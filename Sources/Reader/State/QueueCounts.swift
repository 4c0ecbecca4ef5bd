import Synchronization

/// How many papers are in each queue by the marks of one moment, counted when it is first asked: every frame shows the
/// numbers, and of millions of papers counting takes longer than drawing.
final class QueueCounts: Sendable {
  private struct Entry {
    /// Of how many papers.
    var total: Int
    var count: Int
  }

  private let entries = Mutex<[Queue: Entry]>([:])

  /// The count of a queue among so many papers, found by `find` unless it is known.
  func count(of queue: Queue, among total: Int, orElse find: () -> Int) -> Int {
    if let entry = entries.withLock({ $0[queue] }), entry.total == total { return entry.count }
    let count = find()
    entries.withLock { $0[queue] = Entry(total: total, count: count) }
    return count
  }
}

extension State {
  /// How many papers of the catalog on show are in a queue.
  func ownCount(of queue: Queue) -> Int {
    queueCounts.count(of: queue, among: catalog.count) { queue.count(in: rowMarks, of: catalog.count) }
  }
}
