/// The index of a range of rows as it is when all are in, with the order of its words.
final class FinishedPart: Sendable {
  let index: PartialIndex
  let order: [Int32]

  init(_ index: PartialIndex) {
    self.index = index
    order = index.sortedTerms()
  }
}

/// Joins partial indexes of rising ranges of rows into the sections of a snapshot.
struct IndexMerger {
  private let parts: [FinishedPart]
  /// How many words of each part have been joined.
  private var cursors: [Int]

  private var termBytes: [UInt8] = []
  private var termStarts: [UInt32] = [0]
  private var termCounts: [UInt32] = []
  private var postingStarts: [UInt32] = [0]
  private var positionStarts: [UInt32] = [0]
  private var positions: [UInt8] = []
  private(set) var isTooLarge = false

  init(_ parts: [FinishedPart]) {
    self.parts = parts
    cursors = [Int](repeating: 0, count: parts.count)
  }

  mutating func write(to writer: inout SnapshotWriter) {
    // The postings go straight to their place, the positions follow.
    writer.write(.postings) { bytes in
      let start = bytes.count
      while let word = nextWord() { join(word, postings: &bytes, start: start) }
      // Readers take an entry without looking at each of its bytes whether it is the last.
      bytes.append(contentsOf: repeatElement(0, count: Postings.longestEntry))
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
    for (part, cursor) in zip(parts, cursors) where cursor < part.order.count {
      let word = part.index.word(Int(part.order[cursor]))
      guard let known = first else {
        first = word
        continue
      }
      if isBefore(word, known) { first = word }
    }
    return first
  }

  private func isBefore(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in a.isOrderedBefore(b) } }
  }

  private mutating func join(_ word: ArraySlice<UInt8>, postings: inout [UInt8], start: Int) {
    var lastRow: Int32 = -1
    var count: UInt32 = 0
    for (number, part) in parts.enumerated() where cursors[number] < part.order.count {
      let term = Int(part.order[cursors[number]])
      guard part.index.word(term) == word else { continue }
      cursors[number] += 1
      part.index.copyPostings(of: term, after: lastRow, to: &postings)
      part.index.copyPositions(of: term, to: &positions)
      count += part.index.rowCount(of: term)
      lastRow = part.index.lastRow(of: term)
    }
    termBytes += word
    termStarts.append(UInt32(truncatingIfNeeded: termBytes.count))
    termCounts.append(count)
    postingStarts.append(UInt32(truncatingIfNeeded: postings.count - start))
    positionStarts.append(UInt32(truncatingIfNeeded: positions.count))
    if max(postings.count - start, positions.count, termBytes.count) > UInt32.max { isTooLarge = true }
  }
}
