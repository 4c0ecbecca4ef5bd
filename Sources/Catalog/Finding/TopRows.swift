/// Finds the first rows of a ranking in one segment, without a look at most of the others.
///
/// The rows are divided into windows of 256. For each window it is worked out first what its rows can be worth at most: the
/// sum over the query's terms of rarity × the greatest impact that any block of postings has which reaches into the window.
/// That takes a look at two bytes of each block. Then the windows are gone through from the most promising one on, their
/// rows scored and the best kept, until no window is left that could hold a better one than the last of these.
///
///     window      0    1    2    3    4    5          two rows are wanted
///     at most    18    9   25   12   25   10
///     order            4.        1.   3.   2.         2: 25 and 14; 4: 19, so that 14 is out; 0 has no more than 18
///
/// Of windows that promise the same, the newer comes first, and of rows of the same score, the newer is kept. So the rows
/// are exactly those that sorting all of them would bring first. (Greatest scores by block are those of Ding and Suel,
/// Faster top-k document retrieval using block-max indexes, SIGIR 2011.)
struct TopRows {
  static let windowSize = 256
  /// More terms than this are not worth it.
  static let mostTerms = 16

  /// A word or phrase of the query.
  struct Term {
    var rarity: UInt32
    /// What counts is the greatest impact that any of them has.
    var sources: [any ImpactSource]
  }

  /// What is ranked.
  let set: RowSet
  let isCancelled: @Sendable () -> Bool

  private static let wordsPerWindow = windowSize / 64

  static func windowCount(_ rowCount: Int) -> Int { (rowCount + windowSize - 1) / windowSize }

  /// Offers the rows that can be among the best.
  func offer(to best: inout BestRows, by terms: [Term]) throws(Cancelled) {
    var (values, scores) = ([UInt8](repeating: 0, count: Self.windowSize), [UInt32](repeating: 0, count: Self.windowSize))
    for (step, key) in promising(terms).enumerated() {
      let window = Int(key & 0xFFFF_FFFF)
      let bound = UInt32.max - UInt32(truncatingIfNeeded: key >> 32)
      guard best.admits(bound, from: window * Self.windowSize) else { return }
      if step % 16 == 0, isCancelled() { throw Cancelled() }
      score(window, terms, &values, &scores)
      offer(window, scores, to: &best)
    }
  }

  /// The windows that have rows, the most promising first, as what they are worth at most, counted down, and their numbers.
  private func promising(_ terms: [Term]) -> [UInt64] {
    let count = Self.windowCount(set.capacity)
    var bounds = [UInt32](repeating: 0, count: count)
    for term in terms {
      var own = [UInt8](repeating: 0, count: count)
      own.withUnsafeMutableBufferPointer { own in
        for source in term.sources { source.raiseBounds(own) }
      }
      for window in 0..<count { bounds[window] &+= term.rarity &* UInt32(own[window]) }
    }
    let keys = bounds.indices.compactMap { window in
      hasRows(window) ? UInt64(UInt32.max - bounds[window]) << 32 | UInt64(window) : nil
    }
    return keys.sorted()
  }

  private func words(_ window: Int) -> Range<Int> {
    let first = window * Self.wordsPerWindow
    return first..<min(first + Self.wordsPerWindow, set.words.count)
  }

  private func hasRows(_ window: Int) -> Bool { words(window).contains { set.words[$0] != 0 } }

  private func score(_ window: Int, _ terms: [Term], _ values: inout [UInt8], _ scores: inout [UInt32]) {
    let start = window * Self.windowSize
    let rows = start..<min(start + Self.windowSize, set.capacity)
    values.withUnsafeMutableBufferPointer { values in
      scores.withUnsafeMutableBufferPointer { scores in
        scores.update(repeating: 0)
        for term in terms {
          values.update(repeating: 0)
          for source in term.sources { source.raise(values, in: rows) }
          for place in 0..<Self.windowSize { scores[place] &+= term.rarity &* UInt32(values[place]) }
        }
      }
    }
  }

  private func offer(_ window: Int, _ scores: [UInt32], to best: inout BestRows) {
    for word in words(window) {
      var bits = set.words[word]
      while bits != 0 {
        let row = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        best.offer(row, score: scores[row % Self.windowSize])
      }
    }
  }
}
