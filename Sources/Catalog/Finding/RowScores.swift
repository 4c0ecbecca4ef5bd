/// A score for each row of a catalog, made elsewhere: the greater, the likelier that its reader wants the paper.
///
/// Scores put papers in order and never leave one out.
package struct RowScores: Hashable, Sendable {
  /// By row.
  package let values: [Float]
  /// The score of the paper in the middle, for which a bar is empty.
  package let empty: Float
  /// The mean of the greatest scores of rows that were not known, a hundredth of all, ten at most, for which a bar is full.
  package let full: Float

  /// - Parameter known: rows that the scores were learned from, which have greater ones than any others.
  package init(_ values: [Float], learnedFrom known: RowSet = RowSet(capacity: 0)) {
    self.values = values.map { $0.isFinite ? $0 : 0 }
    empty = Self.middle(of: self.values)
    full = max(empty, Self.meanOfBest(self.values, without: known))
  }

  /// The parts of a full bar.
  package static let fullBar = 8

  /// How full a row's bar is, 1 for whatever is no likelier than the middle; 0 for a row that has no score.
  package func bar(at row: Row) -> Int {
    guard values.indices.contains(row.index) else { return 0 }
    let share = (values[row.index] - empty) / max(full - empty, .leastNormalMagnitude)
    return 1 + Int(min(max(0, share), 1) * Float(Self.fullBar - 1) + 0.5)
  }

  /// From where on a bar is more than half full, and `is:recommended` holds.
  var threshold: Float { empty + (full - empty) / 2 }

  /// Of many scores a part is enough, drawn evenly.
  private static func middle(of values: [Float]) -> Float {
    guard !values.isEmpty else { return 0 }
    let drawn = stride(from: 0, to: values.count, by: 1 + values.count / 10_000).map { values[$0] }.sorted()
    return drawn[(drawn.count - 1) / 2]
  }

  private static func meanOfBest(_ values: [Float], without known: RowSet) -> Float {
    var best: [Float] = []
    let count = min(10, max(1, values.count / 100))
    for (row, value) in values.enumerated() where best.count < count || value > best[0] {
      if known.contains(Row(Int32(truncatingIfNeeded: row))) { continue }
      if best.count == count { best[0] = value } else { best.append(value) }
      best.sort()
    }
    return best.isEmpty ? 0 : best.reduce(0, +) / Float(best.count)
  }
}

extension RowScores {
  /// Keys that rise with the scores of some rows.
  func keys(of rows: [Row]) -> [UInt32] {
    rows.map { row in
      // The bits of floats rise as they do, once the negative ones are turned round.
      let bits = (values[row.index] + 0).bitPattern
      return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }
  }
}
