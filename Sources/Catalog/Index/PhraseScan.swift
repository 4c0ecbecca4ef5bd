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
///
/// Of many rows, each core takes a share.
struct PhraseScan: Sendable {
  private let index: TermIndex
  private let fields: TextFields
  /// Only rows before this are looked at.
  private let end: Int
  private let cores: Int
  private let leastShare: Int
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - leastShare: fewer rows are not worth a core.
  ///   - isCancelled: asked on several cores at once.
  init(
    _ index: TermIndex, in fields: TextFields, before end: Int = .max, cores: Int = coreCount, leastShare: Int = 16_384,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.index = index
    self.fields = fields
    self.end = end
    self.cores = cores
    self.leastShare = leastShare
    self.isCancelled = isCancelled
  }

  private static let rowShift: UInt64 = 32
  static let fieldShift: UInt64 = 28

  /// A word of the phrase, or a pair of its words.
  struct Part: Hashable, Sendable {
    /// The terms that it may be, more than one only for a prefix.
    var terms: Range<Int>
    /// Which words of the phrase it is.
    var words: Range<Int>
  }

  /// The rows in which the phrase stands; nil when cancelled.
  ///
  /// - Parameter parts: all its words, and the pairs of them that the index has.
  func rows(_ parts: [Part]) -> RowSet? {
    let found = shares(parts) { Self.rows(of: $0, capacity: index.rowCount) }
    return found?.reduce(RowSet(capacity: index.rowCount)) { $0.union($1) }
  }

  /// The beginnings of the phrase; nil when cancelled.
  func beginnings(_ parts: [Part]) -> [UInt64]? {
    shares(parts) { $0 }.map { $0.count == 1 ? $0[0] : $0.flatMap(\.self) }
  }

  /// What is made of the beginnings in each share of the rows; nil when cancelled.
  private func shares<Result: Sendable>(_ parts: [Part], _ make: @Sendable ([UInt64]) -> Result) -> [Result]? {
    guard parts.allSatisfy({ !$0.terms.isEmpty }) else { return [] }
    let byRarity = parts.map { (part: $0, count: count($0.terms)) }.sorted { $0.count < $1.count }.map(\.part)
    guard let rows = commonRows(byRarity)?.fitted(to: index.rowCount) else { return nil }
    guard !rows.isEmpty else { return [] }
    let cover = Self.cover(byRarity)
    let shares = rows.shares(min(cores, rows.count / leastShare))
    let found = concurrently(shares.count) { beginnings(cover, in: shares[$0]).map(make) }
    let whole = found.compactMap(\.self)
    return whole.count == found.count ? whole : nil
  }

  /// The beginnings in some of the rows; nil when cancelled.
  private func beginnings(_ parts: [Part], in rows: RowSet) -> [UInt64]? {
    var starts: [UInt64]?
    for part in parts {
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
    var found = Found(shift: shift(part))
    found.beginnings.reserveCapacity(rows.count)
    for term in part.terms {
      visit(term, in: rows, &found)
      if isCancelled() { return nil }
    }
    if part.terms.count > 1 { found.beginnings.sort() }
    return found.beginnings
  }

  static func rows(of beginnings: [UInt64], capacity: Int) -> RowSet {
    var rows = RowSet(capacity: capacity)
    rows.words.withUnsafeMutableBufferPointer { bits in
      for beginning in beginnings {
        let row = place(beginning).row
        if row < capacity { bits[row &>> 6] |= 1 &<< UInt64(row & 63) }
      }
    }
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
    var seen: Set<Range<Int>> = []
    let wanted = parts.filter { part in
      (part.words.count > 1 || !paired.contains(part.words.lowerBound)) && seen.insert(part.terms).inserted
    }
    let isMuch = end > leastShare && wanted.allSatisfy { count($0.terms) > leastShare }
    let found = isMuch ? concurrently(wanted.count) { rows(of: wanted[$0]) } : wanted.map(rows)
    return found.dropFirst().reduce(found.first ?? nil) { common, rows in
      common.flatMap { common in rows.map(common.intersection) }
    }
  }

  private func rows(of part: Part) -> RowSet? {
    index.rows(of: part.terms, in: fields, before: end, isCancelled: isCancelled)
  }

  /// The beginnings of which a part stands at its distance.
  private func strike(_ starts: [UInt64], _ part: Part, _ rows: RowSet) -> [UInt64]? {
    let kept: [UInt64]? = starts.withUnsafeBufferPointer { starts in
      var struck = Struck(shift: shift(part), beginnings: starts)
      struck.kept.reserveCapacity(starts.count)
      var unchecked = 0
      for term in part.terms {
        unchecked += index.rowCount(of: term)
        if unchecked > TermIndex.postingsPerCheck {
          if isCancelled() { return nil }
          unchecked = 0
        }
        struck.cursor = 0
        visit(term, in: rows, &struck)
      }
      return struck.kept
    }
    // At one place stands one word, so none was kept twice.
    return part.terms.count > 1 ? kept?.sorted() : kept
  }

  private func shift(_ part: Part) -> Shift {
    Shift(wanted: fields.rawValue, distance: UInt64(part.words.lowerBound))
  }

  /// Hands out the places of a term in some of the rows.
  private func visit<Visitor: BeginningVisitor>(_ term: Int, in rows: RowSet, _ visitor: inout Visitor) {
    var unpacked = PostingBlock()
    rows.words.withUnsafeBufferPointer { bits in
      _ = index.withPlaces(of: term) { list, places in
        for block in 0..<list.blockCount where bits.hasBit(in: list.rows(ofBlock: block)) {
          list.read(block, into: &unpacked, [.fields, .several])
          Self.read(unpacked, VarintReader(places, at: list.places(ofBlock: block)), in: bits, &visitor)
        }
        return true
      }
    }
  }

  private static func read<Visitor: BeginningVisitor>(
    _ block: borrowing PostingBlock, _ places: VarintReader, in bits: UnsafeBufferPointer<UInt64>,
    _ visitor: inout Visitor
  ) {
    let high = block.rows(in: bits, half: 1)
    var reader = PlaceReader(places, several: block.several.low)
    read(block, half: 0, block.rows(in: bits, half: 0), &reader, &visitor)
    guard high != 0 else { return }
    reader.pass(to: 64)
    reader = PlaceReader(reader.places, several: block.several.high)
    read(block, half: 1, high, &reader, &visitor)
  }

  /// Hands out the places of the rows of which a bit is set.
  @inline(__always)
  private static func read<Visitor: BeginningVisitor>(
    _ block: borrowing PostingBlock, half: Int, _ isWanted: UInt64, _ reader: inout PlaceReader, _ visitor: inout Visitor
  ) {
    var rest = isWanted
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      reader.pass(to: place)
      let index = half &* 64 &+ place
      visitor.shift.row = UInt64(truncatingIfNeeded: block.rows[index]) &<< rowShift
      reader.read(fields: block.fields[index], &visitor)
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
