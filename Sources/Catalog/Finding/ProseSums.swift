/// Adds up what some words of titles and abstracts count for, in each row of a segment.
///
/// The rows are gone through in windows, so that the sums of one stay in a core's own cache while list after list is added;
/// and each core has windows of its own where there is much to add.
struct ProseSums: Sendable {
  private let index: TermIndex
  private let words: [(entry: TermDictionary.Entry, weight: Float)]
  private let worth: ImpactWorth
  /// Those of `ImpactWorth.othersByUnit`.
  private let others: [Float]
  private let postingCount: Int

  /// A window has no more rows; its sums take a quarter of a megabyte.
  private static let windowSize = 1 << 16
  /// Fewer postings are not worth another core.
  private static let postingsPerCore = 1 << 13

  init(_ segment: Segment, of words: [(word: FoundWord, weight: Float)], _ worth: ImpactWorth) {
    let rowCount = segment.rowCount
    index = segment.index
    self.words = zip(segment.entries(of: words.map { $0.word }), words).compactMap { entry, word in
      entry.map { ($0, word.weight) }
    }
    self.worth = worth
    others = worth.othersByUnit
    postingCount = self.words.reduce(0) { $0 + min($1.entry.count, rowCount) }
  }

  /// Rows that one core goes through, one range for each.
  func shares(cores: Int) -> [Range<Int>] {
    let cores = max(1, min(cores, postingCount / Self.postingsPerCore))
    let size = (index.rowCount + cores - 1) / cores
    return (0..<cores).map { min($0 * size, index.rowCount)..<min(($0 + 1) * size, index.rowCount) }
  }

  /// Calls `body` with each window of some rows, in order.
  ///
  /// - Returns: false when cancelled.
  func forEachWindow(of rows: Range<Int>, isCancelled: () -> Bool, _ body: (ProseWindow) -> Void) -> Bool {
    let room = PostingBlock()
    var sums = [Float](repeating: 0, count: min(Self.windowSize, rows.count))
    // No lone word has impact 0.
    let units = (0...15).map { worth.of(max(1, $0)) }
    return index.singleImpacts.withNumbers(0..<index.rowCount) { single in
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.windowSize) {
        let window = start..<min(start + Self.windowSize, rows.upperBound)
        // Nothing is known of any row of a damaged snapshot.
        guard single.count >= window.upperBound else { return true }
        let isFinished = sums.withUnsafeMutableBufferPointer { sums in
          let sums = UnsafeMutableBufferPointer(rebasing: sums[..<window.count])
          if start > rows.lowerBound { sums.update(repeating: 0) }
          guard add(to: sums, window, single, room, isCancelled) else { return false }
          let single = UnsafeBufferPointer(rebasing: single[window])
          units.withUnsafeBufferPointer { units in
            guard let units = units.baseAddress else { return }
            body(ProseWindow(start: start, sums: UnsafeBufferPointer(sums), single: single, units: units))
          }
          return true
        }
        guard isFinished else { return false }
      }
      return true
    }
  }

  private func add(
    to sums: UnsafeMutableBufferPointer<Float>, _ window: Range<Int>, _ single: UnsafeBufferPointer<UInt8>,
    _ room: borrowing PostingBlock, _ isCancelled: () -> Bool
  ) -> Bool {
    let prose = TextField.title.bit | TextField.abstract.bit
    var unchecked = 0
    return others.withUnsafeBufferPointer { others in
      guard let others = others.baseAddress else { return true }
      for (place, (entry, weight)) in words.enumerated() {
        if place + 1 < words.count { index.prefetch(words[place + 1].entry) }
        unchecked += entry.count
        if unchecked > TermIndex.postingsPerCheck {
          if isCancelled() { return false }
          unchecked = 0
        }
        index.withList(of: entry, single: single) { list in
          list.add(weight, others, in: prose, to: sums, window, room)
        }
      }
      return true
    }
  }
}
