import Catalog
import Marks
import Papers

/// Orders papers by their likeness to what was read last.
///
/// The ten papers that were marked as read last are what the others are to be like, as `Likeness` has it. Papers that
/// share no word with them come after those that do, the newest first, and what was read last itself is among these.
package struct ReadingOrder: Sendable {
  private let catalog: PaperCatalog
  private let likeness: Likeness

  package static let mostRead = 10

  /// - Parameter table: the marks, for when each paper was read.
  package init(_ catalog: PaperCatalog, after table: MarkTable) {
    self.catalog = catalog
    var latest: [(time: Timestamp, id: PaperID)] = []
    for (id, marks) in table.papers where marks[.read] {
      guard let time = marks.changed(.read) else { continue }
      if latest.count == Self.mostRead, let last = latest.last, (last.time, id) > (time, last.id) { continue }
      // One that the library has no more says nothing.
      guard catalog.row(of: id) != nil else { continue }
      let place = latest.firstIndex { ($0.time, id) < (time, $0.id) } ?? latest.count
      latest.insert((time, id), at: place)
      if latest.count > Self.mostRead { latest.removeLast() }
    }
    likeness = Likeness(rows: latest.compactMap { catalog.row(of: $0.id) }, title: "", in: catalog)
  }

  /// The rows of a set, the most like first; nil when cancelled.
  package func rows(_ set: RowSet, isCancelled: @Sendable () -> Bool = { false }) -> [Row]? {
    guard let nearest = NearestPapers(catalog).find(likeness, among: set, limit: set.count, isCancelled: isCancelled) else {
      return nil
    }
    var others = set
    for found in nearest { others.remove(found.row) }
    return nearest.map(\.row) + others.rows
  }
}

extension QueryContext {
  /// What the answer to a query depends on, with the order of likeness where it asks for that.
  package init(marks: RowMarks, now: Timestamp, for query: Query, in catalog: PaperCatalog, table: MarkTable?) {
    self.init(marks: marks, now: now)
    guard query.sort?.key == .likeness, let table else { return }
    let order = ReadingOrder(catalog, after: table)
    likenessOrder = { set, isCancelled in order.rows(set, isCancelled: isCancelled) }
  }
}
