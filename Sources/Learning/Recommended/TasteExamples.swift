import Catalog
import Papers

/// What a reader's marks are examples of, as rows of one catalog.
package struct TasteExamples: Sendable {
  /// Starred, or to be read.
  package var liked: [Row]
  package var dismissed: [Row]
  /// Read, and left at that.
  package var left: [Row]

  /// From so many liked papers on something is learned.
  package static let fewest = 3
  /// Of more than this of a kind a part is drawn.
  private static let most = 2000

  package init(liked: [Row], dismissed: [Row] = [], left: [Row] = []) {
    (self.liked, self.dismissed, self.left) = (liked, dismissed, left)
  }

  package init(_ marks: RowMarks) {
    let liked = marks.starred.union(marks.later).subtracting(marks.dismissed)
    self.init(
      liked: Self.drawn(liked), dismissed: Self.drawn(marks.dismissed),
      left: Self.drawn(marks.read.subtracting(liked).subtracting(marks.dismissed)))
  }

  package var areEnough: Bool { liked.count >= Self.fewest }

  private static func drawn(_ set: RowSet) -> [Row] {
    var rows = Array(set)
    guard rows.count > most else { return rows }
    var random = SplitMix(state: 2)
    rows.shuffle(using: &random)
    return rows.prefix(most).sorted()
  }
}
