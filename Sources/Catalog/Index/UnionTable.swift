/// The rows of what many rows hold, ready to be copied: of frequent words, and of short beginnings of words,
/// for all fields together and for each.
///
/// A union is that of words that stand side by side. Its sets are bits, or, where they are few, the numbers of
/// the rows. See `UnionBuilder`.
struct UnionTable: Sendable {
  /// `UInt64` × 8 for each union, in the order of its words: the first of its words and the one after the last,
  /// then for all fields and for each of the five where its rows stand, and how many: `place << 32 | count`.
  static let entrySize = 8

  private let table: Column<UInt64>
  private let numbers: Column<UInt32>
  private let rowCount: Int

  init(_ snapshot: Snapshot) {
    table = snapshot.column(.unionTable, of: UInt64.self)
    numbers = snapshot.column(.unionNumbers, of: UInt32.self)
    rowCount = snapshot.rowCount
  }

  /// Whether so many rows stand as bits.
  static func isDense(_ count: Int, of rowCount: Int) -> Bool { count > rowCount / 32 }

  /// How many numbers a set takes up.
  static func size(_ count: Int, of rowCount: Int) -> Int {
    isDense(count, of: rowCount) ? (rowCount + 63) / 64 * 2 : count
  }

  /// Adds the rows of a union to a set that is empty; false if there is no such union.
  func copy(_ terms: Range<Int>, in fields: TextFields, to rows: inout RowSet) -> Bool {
    guard let entry = entry(of: terms) else { return false }
    let part = fields == .all ? 0 : fields.rawValue.trailingZeroBitCount + 1
    guard fields == .all || fields.rawValue.nonzeroBitCount == 1, part < Self.entrySize - 2 else { return false }
    let word = table[entry * Self.entrySize + 2 + part]
    let (place, count) = (Int(word >> 32), Int(word & 0xFFFF_FFFF))
    // Beyond 2³² numbers there is none: the union of one word alone.
    guard part == 0 || terms.count > 1 else { return false }
    let size = Self.size(count, of: rowCount)
    return numbers.withNumbers(place..<place + size) { numbers in
      guard numbers.count == size else { return false }
      if Self.isDense(count, of: rowCount) {
        rows.copyBits(UnsafeRawBufferPointer(numbers))
      } else {
        for number in numbers { rows.insert(Row(Int32(truncatingIfNeeded: number))) }
      }
      return true
    }
  }

  /// Whether there is a union of these words.
  func contains(_ terms: Range<Int>) -> Bool { terms.count > 1 && entry(of: terms) != nil }

  private func entry(of terms: Range<Int>) -> Int? {
    var (low, high) = (0, table.count / Self.entrySize)
    while low < high {
      let middle = (low + high) / 2
      let start = Int(clamping: table[middle * Self.entrySize])
      let end = Int(clamping: table[middle * Self.entrySize + 1])
      if (start, end) < (terms.lowerBound, terms.upperBound) { low = middle + 1 } else { high = middle }
    }
    guard low < table.count / Self.entrySize, Int(clamping: table[low * Self.entrySize]) == terms.lowerBound,
      Int(clamping: table[low * Self.entrySize + 1]) == terms.upperBound
    else { return nil }
    return low
  }
}
