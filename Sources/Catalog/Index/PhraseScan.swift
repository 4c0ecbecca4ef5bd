/// Finds words that follow one another.
///
/// First the rows that hold all of the words, by bits. Then the places of the rarest word in those rows give
/// the possible beginnings, as rising numbers of row, field and place; each of the other words in turn
/// strikes out the beginnings where it does not stand at its distance.
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
  /// - Parameter words: for each word the terms that it may be, more than one only for a prefix.
  func beginnings(_ words: [Range<Int>]) -> [UInt64]? {
    guard words.allSatisfy({ !$0.isEmpty }) else { return [] }
    guard let rows = commonRows(words) else { return nil }
    guard !rows.isEmpty else { return [] }
    let byRarity = words.indices.sorted { count(words[$0]) < count(words[$1]) }
    guard let anchor = byRarity.first(where: { words[$0].count == 1 }) ?? byRarity.first else { return [] }
    var starts: [UInt64] = []
    for term in words[anchor] {
      collect(term, distance: UInt64(anchor), rows, into: &starts)
      if isCancelled() { return nil }
    }
    if words[anchor].count > 1 { starts.sort() }
    for word in byRarity where word != anchor {
      guard let kept = strike(starts, words[word], distance: UInt64(word), rows) else { return nil }
      starts = kept
    }
    return starts
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

  private func collect(_ term: Int, distance: UInt64, _ rows: RowSet, into starts: inout [UInt64]) {
    starts.reserveCapacity(starts.count + index.rowCount(of: term) * 4)
    visit(term, at: distance, rows) { starts.append($0) }
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
        visit(term, at: distance, rows) { start in
          cursor = starts.firstIndex(notBefore: start, from: cursor)
          if cursor < starts.count, starts[cursor] == start { kept.append(start) }
        }
      }
    }
    // At one place stands one word, so none was kept twice.
    if terms.count > 1 { kept.sort() }
    return kept
  }

  /// Calls `visit` with where a phrase would begin for each occurrence of a term in some of the rows.
  @inline(__always)
  private func visit(
    _ term: Int, at distance: UInt64, _ rows: RowSet, _ visit: (_ beginning: UInt64) -> Void
  ) {
    let wanted = fields.rawValue
    rows.words.withUnsafeBufferPointer { bits in
      index.withStreams(of: term) { reader in
        var reader = reader
        while reader.next() {
          guard reader.row >= 0, reader.row < rows.capacity,
            bits[reader.row >> 6] & (1 &<< UInt64(reader.row & 63)) != 0
          else {
            reader.skipPlaces()
            continue
          }
          let row = UInt64(reader.row) &<< Self.rowShift
          reader.readPlaces { field, place in
            guard wanted & (1 &<< field) != 0, place >= distance, place < 1 << Self.fieldShift else { return }
            visit((row | UInt64(field) &<< Self.fieldShift) &+ place &- distance)
          }
        }
      }
    }
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
