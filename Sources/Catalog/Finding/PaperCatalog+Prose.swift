import Synchronization

/// Scores of rows: the sum, over some words that stand in title or abstract, of weight times the worth of their
/// impact in the paper (see `Ranking`).
extension PaperCatalog {
  /// The score of each row, by row; nil when cancelled.
  package func scores(
    ofProse words: [(word: FoundWord, weight: Float)], _ worth: ImpactWorth, isCancelled: @Sendable () -> Bool = { false }
  ) -> [Float]? {
    var scores = [Float](repeating: 0, count: count)
    for (number, segment) in segments.enumerated() {
      let places = layout.isPlain ? [] : layout.places(of: number)
      let sums = ProseSums(segment, of: words, worth)
      let isFinished = sums.forEachWindow(of: 0..<segment.rowCount, isCancelled: isCancelled) { window in
        window.forEach { row, score in
          let place = layout.isPlain ? row : Int(places[row])
          if place >= 0 { scores[place] = score }
        }
      }
      guard isFinished else { return nil }
    }
    return scores
  }

  /// The rows with the greatest scores above 0, on all cores.
  ///
  /// - Parameters:
  ///   - words: none has a weight below 0.
  ///   - counts: whether a row is to be looked at.
  /// - Returns: the best first, of equals the newer; nil when cancelled.
  package func best(
    _ limit: Int, ofProse words: [(word: FoundWord, weight: Float)], _ worth: ImpactWorth,
    isCancelled: @Sendable () -> Bool = { false }, where counts: @Sendable (Row) -> Bool
  ) -> [ScoredRow]? {
    var best = BestRows(limit: limit)
    // What the worst of the best rows of any share has: the best of all are no worse.
    let least = Atomic<UInt32>(0)
    for (number, segment) in segments.enumerated() {
      let sums = ProseSums(segment, of: words, worth)
      @Sendable func found(in rows: Range<Int>) -> BestRows? {
        var own = BestRows(limit: limit)
        let isFinished = sums.forEachWindow(of: rows, isCancelled: isCancelled) { window in
          let others = Float(bitPattern: least.load(ordering: .relaxed))
          window.forEach(notBelow: max(others, own.least)) { row, score in
            if let row = layout.row(of: Row(Int32(truncatingIfNeeded: row)), in: number), counts(row) { own.offer(row, score) }
            return max(others, own.least)
          }
          least.max(own.least.bitPattern, ordering: .relaxed)
        }
        return isFinished ? own : nil
      }
      let shares = sums.shares(cores: coreCount)
      for own in shares.count > 1 ? concurrently(shares.count, { found(in: shares[$0]) }) : shares.map({ found(in: $0) }) {
        guard let own else { return nil }
        best.offer(own)
      }
    }
    return best.scored
  }
}
