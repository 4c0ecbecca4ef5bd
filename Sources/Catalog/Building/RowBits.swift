/// Bits of rows for all fields together and for each, which change so often that nothing is asked before.
final class RowBits {
  private let words: UnsafeMutableBufferPointer<UInt64>
  private let rowCount: Int
  /// The words of one set.
  private let size: Int
  static let setCount = TextField.allCases.count + 1

  init(rowCount: Int) {
    self.rowCount = rowCount
    size = (rowCount + 63) / 64
    words = .allocate(capacity: max(1, size * Self.setCount))
    words.initialize(repeating: 0)
  }

  deinit { words.deallocate() }

  /// Adds a row that is one of `rowCount`, to the set of all fields and to that of each of some.
  @inline(__always)
  func insert(_ row: Int32, _ fields: UInt8) {
    let (word, bit) = (Int(row) &>> 6, UInt64(1) &<< UInt64(truncatingIfNeeded: row & 63))
    words[word] |= bit
    var rest = fields & TextFields.all.rawValue
    while rest != 0 {
      words[word &+ size &* (1 &+ rest.trailingZeroBitCount)] |= bit
      rest &= rest &- 1
    }
  }

  func formUnion(_ other: RowBits) {
    for place in 0..<min(words.count, other.words.count) { words[place] |= other.words[place] }
  }

  /// The set of all fields, which is the first, or of one.
  func set(_ number: Int) -> RowSet {
    var set = RowSet(capacity: rowCount)
    set.copyBits(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: words[number * size..<(number + 1) * size])))
    return set
  }
}
