import HeapModule

/// The best of the rows that were offered: those of the greatest scores, of equals the newer.
package struct BestRows: Sendable {
  private let limit: Int
  /// A number for each that is the greater the better it is: the score, and below it the row, counted down.
  private var keys = Heap<UInt64>()

  package init(limit: Int) { self.limit = max(0, limit) }

  private static func key(_ score: UInt32, _ row: Int) -> UInt64 {
    UInt64(score) << 32 | UInt64(UInt32.max - UInt32(truncatingIfNeeded: row))
  }

  /// Whether a row of this score or less, which is this one or stands after it, could be one of the best.
  @inline(__always)
  func admits(_ score: UInt32, from row: Int) -> Bool {
    guard keys.count == limit else { return true }
    return keys.min.map { Self.key(score, row) > $0 } ?? false
  }

  mutating func offer(_ row: Int, score: UInt32) { take(Self.key(score, row)) }

  /// Offers those of others that are among the best of them.
  mutating func offer(_ others: BestRows) {
    for key in others.keys.unordered { take(key) }
  }

  private mutating func take(_ key: UInt64) {
    if keys.count < limit {
      keys.insert(key)
    } else if let worst = keys.min, key > worst {
      keys.replaceMin(with: key)
    }
  }

  /// The best first.
  var rows: [(row: Row, score: UInt32)] {
    keys.unordered.sorted(by: >).map { key in
      let row = UInt32.max - UInt32(truncatingIfNeeded: key & 0xFFFF_FFFF)
      return (Row(Int32(truncatingIfNeeded: row)), UInt32(truncatingIfNeeded: key >> 32))
    }
  }
}

/// Scores that are not negative, whose bits are in the order of the numbers.
extension BestRows {
  /// What a score must reach to come in; 0 while there is room.
  package var least: Float {
    guard keys.count == limit, let worst = keys.min else { return 0 }
    return Float(bitPattern: UInt32(truncatingIfNeeded: worst >> 32))
  }

  package mutating func offer(_ row: Row, _ score: Float) { offer(row.index, score: max(0, score).bitPattern) }

  /// The best first.
  package var scored: [ScoredRow] { rows.map { ScoredRow(row: $0.row, score: Float(bitPattern: $0.score)) } }
}

/// A row and its score, of which only the order is to be read.
package struct ScoredRow: Hashable, Sendable {
  package var row: Row
  package var score: Float
}
