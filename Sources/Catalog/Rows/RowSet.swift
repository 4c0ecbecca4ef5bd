/// A set of rows of one catalog: a bit for each row, so that joining two sets costs a step per 64 papers.
///
/// The number of rows is fixed when a set is made. Sets of different sizes may be combined: rows beyond the
/// end of the left one are left out.
package struct RowSet: Hashable, Sendable {
  /// How many rows there are to choose from.
  package let capacity: Int
  /// Row `r` is bit `r % 64` of word `r / 64`; bits beyond the capacity are 0.
  var words: [UInt64]

  /// No row of `capacity`.
  package init(capacity: Int) {
    self.capacity = Swift.max(0, capacity)
    words = [UInt64](repeating: 0, count: (self.capacity + 63) / 64)
  }

  /// The rows of `capacity` that lie in `range`.
  package init(capacity: Int, range: Range<Int>) {
    self.init(capacity: capacity)
    let range = range.clamped(to: 0..<self.capacity)
    guard let last = range.last else { return }
    let (firstWord, lastWord) = (range.lowerBound / 64, last / 64)
    for word in firstWord...lastWord { words[word] = ~0 }
    words[firstWord] &= ~0 << UInt64(range.lowerBound % 64)
    words[lastWord] &= ~0 >> UInt64(63 - last % 64)
  }

  /// Every row of `capacity`.
  package static func all(capacity: Int) -> RowSet {
    RowSet(capacity: capacity, range: 0..<Swift.max(0, capacity))
  }

  package init(capacity: Int, _ rows: some Sequence<Row>) {
    self.init(capacity: capacity)
    for row in rows { insert(row) }
  }

  /// The rows of which something holds, found sixty-four at a time without a branch for each.
  @inline(__always)
  init(capacity: Int, where isWanted: (Int) -> Bool) {
    self.init(capacity: capacity)
    words.withUnsafeMutableBufferPointer { words in
      for word in 0..<words.count {
        var bits: UInt64 = 0
        for row in word * 64..<Swift.min(word * 64 + 64, capacity) {
          bits |= (isWanted(row) ? 1 : 0) &<< UInt64(row & 63)
        }
        words[word] = bits
      }
    }
  }

  /// The same rows among fewer or more, those left out that are not there.
  func fitted(to capacity: Int) -> RowSet {
    guard capacity != self.capacity else { return self }
    return RowSet(capacity: capacity).union(self)
  }

  package func contains(_ row: Row) -> Bool {
    guard row.index >= 0, row.index < capacity else { return false }
    return words[row.index / 64] & (1 << UInt64(row.index % 64)) != 0
  }

  /// Adds a row; one that the catalog does not have is ignored.
  package mutating func insert(_ row: Row) {
    guard row.index >= 0, row.index < capacity else { return }
    words[row.index / 64] |= 1 << UInt64(row.index % 64)
  }

  package mutating func remove(_ row: Row) {
    guard row.index >= 0, row.index < capacity else { return }
    words[row.index / 64] &= ~(1 << UInt64(row.index % 64))
  }

  /// Takes the rows from bits as they are held here.
  mutating func copyBits(_ bytes: UnsafeRawBufferPointer) {
    words.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix($0.count))) }
    trim()
  }

  /// Adds rows of another set that stand side by side, each by the same distance elsewhere.
  mutating func copyBits(of other: RowSet, from: Int, to: Int, count: Int) {
    guard from >= 0, to >= 0 else { return }
    let count = Swift.min(count, other.capacity - from, capacity - to)
    other.words.withUnsafeBufferPointer { other in
      words.withUnsafeMutableBufferPointer { words in
        var done = 0
        while done < count {
          let (source, place) = (from &+ done, to &+ done)
          let size = Swift.min(64 &- place & 63, count &- done)
          let (word, shift) = (source &>> 6, source & 63)
          var bits = other[word] &>> UInt64(shift)
          if shift &+ size > 64 { bits |= other[word &+ 1] &<< UInt64(64 &- shift) }
          words[place &>> 6] |= (bits & (~0 &>> UInt64(64 &- size))) &<< UInt64(place & 63)
          done &+= size
        }
      }
    }
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The greatest row; nil for none.
  package var last: Row? {
    words.lastIndex { $0 != 0 }.map { Row(Int32(truncatingIfNeeded: $0 * 64 + 63 - words[$0].leadingZeroBitCount)) }
  }
}
