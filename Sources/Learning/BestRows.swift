import Catalog

/// The best of many rows, kept in a heap with the worst of them on top.
struct BestRows {
  private let limit: Int
  private var heap: [NearestPapers.Found] = []
  /// What a score must exceed to come in, when rows are offered in rising order.
  private(set) var least: Float = 0

  init(limit: Int) { self.limit = max(0, limit) }

  /// Offers every row that counts and has a score above 0.
  ///
  /// Most stretches of 64 have no score that is great enough, which their bits tell without a branch for each: those of
  /// floats that are not negative are in the order of the numbers.
  mutating func offer(_ scores: [Float], where counts: (Row) -> Bool) {
    scores.withUnsafeBufferPointer { scores in
      for start in stride(from: 0, to: scores.count, by: 64) {
        let stretch = start..<min(start + 64, scores.count)
        let bits = Int32(bitPattern: least.bitPattern)
        var signs: Int32 = 0
        for place in stretch { signs |= bits &- Int32(bitPattern: scores[place].bitPattern) }
        guard signs < 0 else { continue }
        for place in stretch where scores[place] > least {
          let row = Row(Int32(truncatingIfNeeded: place))
          if counts(row) { offer(row, scores[place]) }
        }
      }
    }
  }

  mutating func offer(_ row: Row, _ score: Float) {
    let found = NearestPapers.Found(row: row, score: score)
    guard limit > 0 else { return }
    if heap.count < limit {
      heap.append(found)
      siftUp()
    } else if found.isBetter(than: heap[0]) {
      heap[0] = found
      siftDown()
    }
    if heap.count == limit { least = heap[0].score }
  }

  /// The best first; of equal scores the lower row.
  var sorted: [NearestPapers.Found] { heap.sorted { $0.isBetter(than: $1) } }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0, heap[(child - 1) / 2].isBetter(than: heap[child]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < heap.count else { return }
      let right = left + 1
      let worst = right < heap.count && heap[left].isBetter(than: heap[right]) ? right : left
      guard heap[parent].isBetter(than: heap[worst]) else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}

extension NearestPapers.Found {
  fileprivate func isBetter(than other: Self) -> Bool { score != other.score ? score > other.score : row < other.row }
}
