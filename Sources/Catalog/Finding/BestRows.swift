/// The best of the rows that were offered: those of the greatest scores, of equals the newer.
struct BestRows {
  private let limit: Int
  /// The best first: the score, and below it the row, counted down from the greatest number.
  private var keys: [UInt64] = []

  init(limit: Int) {
    self.limit = max(0, limit)
    keys.reserveCapacity(self.limit + 1)
  }

  private static func key(_ score: UInt32, _ row: Int) -> UInt64 {
    UInt64(score) << 32 | UInt64(UInt32.max - UInt32(truncatingIfNeeded: row))
  }

  /// Whether a row of this score or less, which is this one or stands after it, could be one of the best.
  @inline(__always)
  func admits(_ score: UInt32, from row: Int) -> Bool {
    guard keys.count == limit else { return true }
    return keys.last.map { Self.key(score, row) > $0 } ?? false
  }

  mutating func offer(_ row: Int, score: UInt32) {
    guard admits(score, from: row) else { return }
    let key = Self.key(score, row)
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] > key { low = middle + 1 } else { high = middle }
    }
    keys.insert(key, at: low)
    if keys.count > limit { keys.removeLast() }
  }

  /// The best first.
  var rows: [(row: Row, score: UInt32)] {
    keys.map { key in
      let row = UInt32.max - UInt32(truncatingIfNeeded: key & 0xFFFF_FFFF)
      return (Row(Int32(truncatingIfNeeded: row)), UInt32(truncatingIfNeeded: key >> 32))
    }
  }
}
