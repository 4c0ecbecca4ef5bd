/// Joins partial indexes of rising ranges of rows into the sections of a snapshot.
struct IndexMerger {
  private let parts: [PartialIndex]
  /// The words of each part in order, and how far each has been used up.
  private let orders: [[Int32]]
  private var cursors: [Int]

  private var termBytes: [UInt8] = []
  private var termStarts: [UInt32] = [0]
  private var termCounts: [UInt32] = []
  private var postingStarts: [UInt32] = [0]
  private var positionStarts: [UInt32] = [0]
  private var positions: [UInt8] = []
  private(set) var isTooLarge = false

  init(_ parts: [PartialIndex], orders: [[Int32]]) {
    self.parts = parts
    self.orders = orders
    cursors = [Int](repeating: 0, count: parts.count)
  }

  mutating func write(to writer: inout SnapshotWriter) {
    // The postings go straight to their place, the positions follow.
    writer.write(.postings) { bytes in
      let start = bytes.count
      while let word = nextWord() { join(word, postings: &bytes, start: start) }
    }
    writer.write(positions, as: .positions)
    positions = []
    writer.write(termBytes, as: .termBytes)
    writer.write(termStarts, as: .termStarts)
    writer.write(termCounts, as: .termCounts)
    writer.write(postingStarts, as: .postingStarts)
    writer.write(positionStarts, as: .positionStarts)
  }

  /// The first word that is left in any part.
  private func nextWord() -> ArraySlice<UInt8>? {
    var first: ArraySlice<UInt8>?
    for part in parts.indices where cursors[part] < orders[part].count {
      let word = parts[part].terms.word(Int(orders[part][cursors[part]]))
      guard let known = first else {
        first = word
        continue
      }
      if word.lexicographicallyPrecedes(known) { first = word }
    }
    return first
  }

  private mutating func join(_ word: ArraySlice<UInt8>, postings: inout [UInt8], start: Int) {
    var lastRow: Int32 = -1
    var count: UInt32 = 0
    for part in parts.indices where cursors[part] < orders[part].count {
      let term = Int(orders[part][cursors[part]])
      guard parts[part].terms.word(term) == word else { continue }
      cursors[part] += 1
      parts[part].copyPostings(of: term, after: lastRow, to: &postings)
      parts[part].copyPositions(of: term, to: &positions)
      count += parts[part].rowCount(of: term)
      lastRow = parts[part].lastRow(of: term)
    }
    termBytes += word
    termStarts.append(UInt32(truncatingIfNeeded: termBytes.count))
    termCounts.append(count)
    postingStarts.append(UInt32(truncatingIfNeeded: postings.count - start))
    positionStarts.append(UInt32(truncatingIfNeeded: positions.count))
    if max(postings.count - start, positions.count, termBytes.count) > UInt32.max { isTooLarge = true }
  }
}
