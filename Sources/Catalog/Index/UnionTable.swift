/// The rows of what many rows hold, ready to be copied: of frequent words, and of short beginnings of words,
/// for all fields together and for each.
///
/// A union is that of words that stand side by side. Its sets are bits, or, where they are fewer, rows packed as those
/// of a word are, with four bytes before them that say in how many bytes. See `UnionBuilder` and `Postings`.
struct UnionTable: Sendable {
  /// `UInt64` × 8 for each union, in the order of its words: the first of its words and the one after the last,
  /// then for all fields and for each of the five where its rows stand, and how many: `place << 32 | count`.
  static let entrySize = 8

  private let table: Column<UInt64>
  private let sets: Column<UInt8>
  private let rowCount: Int

  init(_ snapshot: Snapshot) {
    table = snapshot.column(.unionTable, of: UInt64.self)
    sets = snapshot.column(.unionRows, of: UInt8.self)
    rowCount = snapshot.rowCount
  }

  /// Whether so many rows stand as bits: more of them take less so.
  static func isDense(_ count: Int, of rowCount: Int) -> Bool { count > rowCount / 9 }

  /// Adds the rows of a union to a set that is empty, as far as there are such to choose from; false if there is no such union.
  func copy(_ terms: Range<Int>, in fields: TextFields, to rows: inout RowSet) -> Bool {
    guard let entry = entry(of: terms) else { return false }
    let part = fields == .all ? 0 : fields.rawValue.trailingZeroBitCount + 1
    guard fields == .all || fields.rawValue.nonzeroBitCount == 1, part < Self.entrySize - 2 else { return false }
    let word = table[entry * Self.entrySize + 2 + part]
    let (place, count) = (Int(word >> 32), Int(word & 0xFFFF_FFFF))
    // Of one word alone there is no other.
    guard part == 0 || terms.count > 1 else { return false }
    return Self.isDense(count, of: rowCount) ? copyBits(at: place, to: &rows) : add(count, at: place, to: &rows)
  }

  private func copyBits(at place: Int, to rows: inout RowSet) -> Bool {
    let size = rows.words.count * 8
    return sets.withNumbers(place..<place + size) { bits in
      guard bits.count == size else { return false }
      rows.copyBits(UnsafeRawBufferPointer(bits))
      return true
    }
  }

  private func add(_ count: Int, at place: Int, to rows: inout RowSet) -> Bool {
    let size = sets.withNumbers(place..<place + 4) { size in
      size.count == 4 ? Int(UnsafeRawBufferPointer(size).loadUnaligned(as: UInt32.self).littleEndian) : 0
    }
    return sets.withNumbers(place + 4..<place + 4 + size + Postings.padding) { bytes in
      guard !bytes.isEmpty else { return count == 0 }
      PostingList(UnsafeRawBufferPointer(bytes), at: 0, count: min(count, rowCount), rowLimit: rowCount).insert(into: &rows)
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
