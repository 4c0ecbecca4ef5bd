/// Finds words that follow one another.
///
/// First the rows that hold all words of the phrase, and all pairs of them that the index has, by bits. Then as many
/// of the words and pairs as the phrase can be put together from, the rarest first: the places of the first one in
/// those rows give the possible beginnings, as rising numbers of row, field and place; each of the others in turn
/// strikes out the beginnings where it does not stand at its distance.
///
///     "results show that the"    "results show" at 7, 31    beginnings 7, 31
///                                "that the" at 2, 9         7
///
///     "dark matter halo"         halo at 8, 40              beginnings 6, 38
///                                dark at 6, 19              6
///                                matter at 7, 38            6
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

  /// A word of the phrase, or a pair of its words.
  struct Part: Hashable {
    /// The terms that it may be, more than one only for a prefix.
    var terms: Range<Int>
    /// Which words of the phrase it is.
    var words: Range<Int>
  }

  /// The beginnings of the phrase; nil when cancelled.
  ///
  /// - Parameter parts: all its words, and the pairs of them that the index has.
  func beginnings(_ parts: [Part]) -> [UInt64]? {
    guard parts.allSatisfy({ !$0.terms.isEmpty }) else { return [] }
    let byRarity = parts.map { (part: $0, count: count($0.terms)) }.sorted { $0.count < $1.count }.map(\.part)
    guard let rows = commonRows(byRarity) else { return nil }
    guard !rows.isEmpty else { return [] }
    var starts: [UInt64]?
    for part in Self.cover(byRarity) {
      guard let left = starts else {
        starts = places(of: part, in: rows)
        if starts == nil { return nil }
        continue
      }
      // Where few beginnings are left, few rows are worth looking at.
      let isFew = left.count * 16 < rows.capacity
      let kept = strike(left, part, isFew ? Self.rows(of: left, capacity: rows.capacity) : rows)
      guard let kept else { return nil }
      starts = kept
    }
    return starts
  }

  /// Parts that make up the phrase, the earlier of some first.
  private static func cover(_ parts: [Part]) -> [Part] {
    var covered: Set<Int> = []
    // Of one term first, since the places of one come in order.
    let ordered = parts.filter { $0.terms.count == 1 } + parts.filter { $0.terms.count > 1 }
    return ordered.filter { part in
      let isNew = part.words.contains { !covered.contains($0) }
      if isNew { covered.formUnion(part.words) }
      return isNew
    }
  }

  /// Where the phrase would begin for each place of a part.
  private func places(of part: Part, in rows: RowSet) -> [UInt64]? {
    var starts: [UInt64] = []
    for term in part.terms {
      visit(term, at: UInt64(part.words.lowerBound), rows) { starts.append($0) }
      if isCancelled() { return nil }
    }
    if part.terms.count > 1 { starts.sort() }
    return starts
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

  private func count(_ terms: Range<Int>) -> Int { terms.count + index.postingCount(of: terms.prefix(1024)) }

  /// The rows that hold all parts. A word that is in a pair need not be asked for, since the pair's rows have it.
  private func commonRows(_ parts: [Part]) -> RowSet? {
    let paired = Set(parts.filter { $0.words.count > 1 }.flatMap(\.words))
    var common: RowSet?
    var seen: Set<Range<Int>> = []
    for part in parts where part.words.count > 1 || !paired.contains(part.words.lowerBound) {
      guard seen.insert(part.terms).inserted else { continue }
      guard let rows = index.rows(of: part.terms, in: fields, isCancelled: isCancelled) else { return nil }
      common = common?.intersection(rows) ?? rows
    }
    return common
  }

  /// The beginnings of which a part stands at its distance.
  private func strike(_ starts: [UInt64], _ part: Part, _ rows: RowSet) -> [UInt64]? {
    var kept: [UInt64] = []
    if part.terms.count == 1 { kept.reserveCapacity(starts.count) }
    var unchecked = 0
    for term in part.terms {
      unchecked += index.rowCount(of: term)
      if unchecked > TermIndex.postingsPerCheck {
        if isCancelled() { return nil }
        unchecked = 0
      }
      starts.withUnsafeBufferPointer { starts in
        var cursor = 0
        visit(term, at: UInt64(part.words.lowerBound), rows) { start in
          cursor = starts.firstIndex(notBefore: start, from: cursor)
          if cursor < starts.count, starts[cursor] == start { kept.append(start) }
        }
      }
    }
    // At one place stands one word, so none was kept twice.
    if part.terms.count > 1 { kept.sort() }
    return kept
  }

  /// Calls `visit` with where a phrase would begin for each occurrence of a term in some of the rows.
  @inline(__always)
  private func visit(
    _ term: Int, at distance: UInt64, _ rows: RowSet, _ visit: (_ beginning: UInt64) -> Void
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
    _ bits: UnsafeBufferPointer<UInt64>, _ visit: (_ beginning: UInt64) -> Void
  ) {
    var reader = reader
    let wanted = fields.rawValue
    for place in 0..<block.count {
      let row = Int(block.rows[place])
      let (fields, several) = (block.fields[place], block.hasSeveral(place))
      guard bits[row &>> 6] & (1 &<< UInt64(row & 63)) != 0 else {
        reader.skip(hasSeveral: several)
        continue
      }
      let start = UInt64(row) &<< Self.rowShift
      reader.read(fields: fields, hasSeveral: several) { field, number in
        guard wanted & (1 &<< field) != 0, number >= distance, number < 1 << Self.fieldShift else { return }
        visit((start | UInt64(field) &<< Self.fieldShift) &+ number &- distance)
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
