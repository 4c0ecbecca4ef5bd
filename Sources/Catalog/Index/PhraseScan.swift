/// Finds words that follow one another.
///
/// First the rows that hold all pairs of the words that the index has, and the words in none of them, by bits. Then the
/// places of the rarest word in those rows give the possible beginnings, as rising numbers of row, field and place;
/// each of the other words in turn strikes out the beginnings where it does not stand at its distance.
///
///     "dark matter halo"     matter at 7, 31    beginnings 6, 30
///                            dark at 6, 19      6
///                            halo at 8          6
struct PhraseScan {
  private let index: TermIndex
  private let fields: TextFields
  private let isCancelled: () -> Bool

  init(_ index: TermIndex, in fields: TextFields, isCancelled: @escaping () -> Bool) {
    self.index = index
    self.fields = fields
    self.isCancelled = isCancelled
  }

  private static let rowShift: UInt64 = 32
  private static let fieldShift: UInt64 = 28

  /// The beginnings of the phrase; nil when cancelled.
  ///
  /// - Parameters:
  ///   - words: for each word the terms that it may be, more than one only for a prefix.
  ///   - pairs: the pairs of the index that the phrase is made of, as far as there are any.
  ///   - isPaired: the places of words in these: the rows of a pair are rows of both.
  func beginnings(_ words: [Range<Int>], pairs: [Range<Int>], isPaired: Set<Int>) -> [UInt64]? {
    guard words.allSatisfy({ !$0.isEmpty }) else { return [] }
    guard let rows = commonRows(pairs + words.enumerated().filter { !isPaired.contains($0.offset) }.map(\.element)) else {
      return nil
    }
    guard !rows.isEmpty else { return [] }
    let byRarity = words.indices.sorted { count(words[$0]) < count(words[$1]) }
    // A word that stands between two pairs, and but once in a row, stands in both of them there.
    let isBetween = words.count == 3 && pairs.count == 2
    let rarest = byRarity.first { words[$0].count == 1 } ?? byRarity.first ?? 0
    let anchor = isBetween ? 1 : rarest
    var (starts, sure): ([UInt64], [UInt64]) = ([], [])
    for term in words[anchor] {
      visit(term, at: UInt64(anchor), rows) { start, isOnly in
        if isBetween && isOnly { sure.append(start) } else { starts.append(start) }
      }
      if isCancelled() { return nil }
    }
    if words[anchor].count > 1 { starts.sort() }
    for word in byRarity where word != anchor {
      // Where few beginnings are left, few rows are worth looking at.
      let left = starts.count * 16 < rows.capacity ? Self.rows(of: starts, capacity: rows.capacity) : rows
      guard let kept = strike(starts, words[word], distance: UInt64(word), left) else { return nil }
      starts = kept
    }
    return Self.merged(starts, sure)
  }

  /// Two rising lists as one.
  private static func merged(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    var result: [UInt64] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] < b[j] {
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result + a[i...] + b[j...]
  }

  static func rows(of beginnings: [UInt64], capacity: Int) -> RowSet {
    var rows = RowSet(capacity: capacity)
    for beginning in beginnings { rows.insert(Row(Int32(truncatingIfNeeded: place(beginning).row))) }
    return rows
  }

  /// The row and the field of a beginning.
  static func place(_ beginning: UInt64) -> (row: Int, fields: UInt8) {
    (Int(beginning >> rowShift), 1 << UInt8(truncatingIfNeeded: beginning >> fieldShift & 0xF))
  }

  private func count(_ terms: Range<Int>) -> Int {
    terms.prefix(1024).reduce(terms.count) { $0 + index.rowCount(of: $1) }
  }

  private func commonRows(_ words: [Range<Int>]) -> RowSet? {
    var common: RowSet?
    for terms in Set(words) {
      guard let rows = index.rows(of: terms, in: fields, isCancelled: isCancelled) else { return nil }
      common = common?.intersection(rows) ?? rows
    }
    return common
  }

  /// The beginnings of which any of the terms stands at a distance.
  private func strike(
    _ starts: [UInt64], _ terms: Range<Int>, distance: UInt64, _ rows: RowSet
  ) -> [UInt64]? {
    var kept: [UInt64] = []
    if terms.count == 1 { kept.reserveCapacity(starts.count) }
    var unchecked = 0
    for term in terms {
      unchecked += index.rowCount(of: term)
      if unchecked > TermIndex.postingsPerCheck {
        if isCancelled() { return nil }
        unchecked = 0
      }
      starts.withUnsafeBufferPointer { starts in
        var cursor = 0
        visit(term, at: distance, rows) { start, _ in
          cursor = starts.firstIndex(notBefore: start, from: cursor)
          if cursor < starts.count, starts[cursor] == start { kept.append(start) }
        }
      }
    }
    // At one place stands one word, so none was kept twice.
    if terms.count > 1 { kept.sort() }
    return kept
  }

  /// Calls `visit` with where a phrase would begin for each occurrence of a term in some of the rows, and whether it
  /// is the only one in its row.
  @inline(__always)
  private func visit(
    _ term: Int, at distance: UInt64, _ rows: RowSet, _ visit: (_ beginning: UInt64, _ isOnly: Bool) -> Void
  ) {
    var unpacked = PostingBlock()
    rows.words.withUnsafeBufferPointer { bits in
      _ = index.withPlaces(of: term) { list, places in
        for block in 0..<list.blockCount where bits.hasBit(in: list.rows(ofBlock: block)) {
          list.read(block, into: &unpacked, [.fields, .several])
          read(unpacked, PlaceReader(places, at: list.places(ofBlock: block)), at: distance, bits, visit)
        }
        return true
      }
    }
  }

  @inline(__always)
  private func read(
    _ block: borrowing PostingBlock, _ reader: PlaceReader, at distance: UInt64,
    _ bits: UnsafeBufferPointer<UInt64>, _ visit: (_ beginning: UInt64, _ isOnly: Bool) -> Void
  ) {
    var reader = reader
    let wanted = fields.rawValue
    for place in 0..<block.count {
      let row = Int(block.rows[place])
      let (fields, several) = (block.fields[place], block.hasSeveral(place))
      guard bits[row &>> 6] & (1 &<< UInt64(row & 63)) != 0 else {
        reader.skip(fields: fields, hasSeveral: several)
        continue
      }
      let start = UInt64(row) &<< Self.rowShift
      reader.read(fields: fields, hasSeveral: several) { field, number in
        guard wanted & (1 &<< field) != 0, number >= distance, number < 1 << Self.fieldShift else { return }
        visit((start | UInt64(field) &<< Self.fieldShift) &+ number &- distance, !several)
      }
    }
  }
}

extension UnsafeBufferPointer<UInt64> {
  /// Whether any bit of a range is set, the words being bits from the lowest on.
  @inline(__always)
  fileprivate func hasBit(in range: ClosedRange<Int>) -> Bool {
    let (first, last) = (range.lowerBound / 64, Swift.min(range.upperBound / 64, count - 1))
    guard first <= last else { return false }
    let low: UInt64 = ~0 &<< UInt64(range.lowerBound & 63)
    let high: UInt64 = range.upperBound / 64 > last ? ~0 : ~0 &>> UInt64(63 &- range.upperBound & 63)
    if first == last { return self[first] & low & high != 0 }
    if self[first] & low != 0 || self[last] & high != 0 { return true }
    for word in first + 1..<last where self[word] != 0 { return true }
    return false
  }
}

extension UnsafeBufferPointer<UInt64> {
  /// The first place from `start` on whose number is not less, by steps that double and then bisection: quick
  /// when it is near, as it mostly is.
  @inline(__always)
  fileprivate func firstIndex(notBefore number: UInt64, from start: Int) -> Int {
    var low = start
    let near = Swift.min(start + 4, count)
    while low < near {
      if self[low] >= number { return low }
      low &+= 1
    }
    var step = 4
    while low + step <= count, self[low + step - 1] < number {
      low += step
      step *= 2
    }
    var high = Swift.min(low + step, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
