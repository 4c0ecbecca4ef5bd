import Catalog

/// The best of many rows, kept in a heap with the worst of them on top.
struct BestRows {
  private let limit: Int
  private var heap: [NearestPapers.Found] = []
  /// What a score must exceed to come in, when rows are offered in rising order.
  private(set) var least: Float = 0

  init(limit: Int) { self.limit = max(0, limit) }

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
      let children = (2 * parent + 1...2 * parent + 2).filter { $0 < heap.count }
      guard let worst = children.min(by: { heap[$1].isBetter(than: heap[$0]) }),
        heap[parent].isBetter(than: heap[worst])
      else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}

extension NearestPapers.Found {
  fileprivate func isBetter(than other: Self) -> Bool { score != other.score ? score > other.score : row < other.row }
}
