/// A set of rows in which the one at a place, and the place of one, are found without counting from the start.
///
/// Beside the bits stands, for every eight words, how many rows come before them: a place is found by
/// bisection of these numbers, and then within eight words.
struct RankedRows: Hashable, Sendable {
  let set: RowSet
  /// How many rows there are before each group of words, and at the end all of them.
  private let before: [UInt32]

  private static let groupSize = 8

  init(_ set: RowSet) {
    self.set = set
    let groups = (set.words.count + Self.groupSize - 1) / Self.groupSize
    before = [UInt32](unsafeUninitializedCapacity: groups + 1) { before, filled in
      var count: UInt32 = 0
      set.words.withUnsafeBufferPointer { words in
        for group in 0..<groups {
          before.initializeElement(at: group, to: count)
          for word in group * Self.groupSize..<Swift.min((group + 1) * Self.groupSize, words.count) {
            count &+= UInt32(truncatingIfNeeded: words[word].nonzeroBitCount)
          }
        }
      }
      before.initializeElement(at: groups, to: count)
      filled = groups + 1
    }
  }

  var count: Int { Int(before.last ?? 0) }

  /// The row at a place, which must be one of `0..<count`.
  func row(at place: Int) -> Row {
    precondition(place >= 0 && place < count, "no row at this place")
    var (low, high) = (0, before.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(before[middle]) <= place { low = middle } else { high = middle }
    }
    var left = place - Int(before[low])
    var word = low * Self.groupSize
    while left >= set.words[word].nonzeroBitCount {
      left -= set.words[word].nonzeroBitCount
      word += 1
    }
    var bits = set.words[word]
    for _ in 0..<left { bits &= bits &- 1 }
    return Row(Int32(truncatingIfNeeded: word * 64 + bits.trailingZeroBitCount))
  }

  /// How many rows of the set come before a row.
  func place(of row: Row) -> Int {
    let row = Swift.min(Swift.max(0, row.index), set.capacity)
    let group = row / 64 / Self.groupSize
    guard group < before.count - 1 else { return count }
    var place = Int(before[group])
    for word in group * Self.groupSize..<row / 64 { place += set.words[word].nonzeroBitCount }
    if row % 64 > 0 { place += (set.words[row / 64] & (1 << UInt64(row % 64) &- 1)).nonzeroBitCount }
    return place
  }
}
