import Papers

/// The rows of several segments in the natural direction of a key.
///
/// The order of the first segment is taken over, and the rows of the others are put into it, each found by
/// bisection from where the one before it went.
struct JoinedOrder: Sendable {
  /// Those that have a value, from first to last, then the others.
  private(set) var rows: [UInt32]
  /// How many have a value.
  private(set) var known: Int

  /// Nil where no row has a value.
  init?(_ catalog: PaperCatalog, by key: Sort.Key) {
    var known = Self.known(catalog, key, segment: 0)
    for segment in catalog.segments.indices.dropFirst() {
      known = Self.merged(known, Self.known(catalog, key, segment: segment)) { a, b in
        catalog.isRow(Row(Int32(a)), before: Row(Int32(b)), by: key)
      }
    }
    guard !known.isEmpty else { return nil }
    self.known = known.count
    var others = RowSet.all(capacity: catalog.count)
    for row in known { others.remove(Row(Int32(row))) }
    rows = known + others.map { UInt32($0.number) }
  }

  /// The rows of a segment that have a value, as rows of the catalog.
  private static func known(_ catalog: PaperCatalog, _ key: Sort.Key, segment: Int) -> [UInt32] {
    guard let order = catalog.segments[segment].columns.order(by: key) else { return [] }
    let places = catalog.layout.places(of: segment)
    return order.rows.withNumbers { rows in
      rows.prefix(order.known).compactMap { row in
        Int(row) < places.count && places[Int(row)] >= 0 ? UInt32(places[Int(row)]) : nil
      }
    }
  }

  private static func merged(_ many: [UInt32], _ few: [UInt32], _ isBefore: (UInt32, UInt32) -> Bool) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(many.count + few.count)
    var start = 0
    for row in few {
      var (low, step) = (start, 1)
      while low + step <= many.count, isBefore(many[low + step - 1], row) {
        low += step
        step *= 2
      }
      var high = min(low + step, many.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(many[middle], row) { low = middle + 1 } else { high = middle }
      }
      result += many[start..<low]
      result.append(row)
      start = low
    }
    return result + many[start...]
  }
}

extension PaperCatalog {
  /// Calls `body` with the rows in the natural direction of a key, those without a value last, and how many have
  /// one. Nil where none has, and for keys that have no order of their own.
  func withOrder<Result>(by key: Sort.Key, _ body: (UnsafeBufferPointer<UInt32>, _ known: Int) -> Result) -> Result? {
    if layout.isPlain {
      guard let order = segments.first?.columns.order(by: key) else { return nil }
      return order.rows.withNumbers { body($0, order.known) }
    }
    guard let order = joinedOrders.value(of: key, orElse: { JoinedOrder(self, by: key) }) else { return nil }
    return order.rows.withUnsafeBufferPointer { body($0, order.known) }
  }

  /// Whether a row with a value comes before another, equals by row.
  fileprivate func isRow(_ row: Row, before other: Row, by key: Sort.Key) -> Bool {
    guard let (a, rowOfA) = locate(row), let (b, rowOfB) = locate(other) else { return false }
    switch key {
    case .added:
      let (x, y) = (a.columns.addedMoments[rowOfA.index], b.columns.addedMoments[rowOfB.index])
      return x != y ? x > y : row < other
    case .updated:
      let (x, y) = (a.columns.updatedDates[rowOfA.index], b.columns.updatedDates[rowOfB.index])
      return x != y ? x > y : row < other
    case .score:
      let (x, y) = (a.columns.score(rowOfA), b.columns.score(rowOfB))
      return x != y ? x > y : row < other
    case .title:
      let (x, y) = (titleKey(a, rowOfA), titleKey(b, rowOfB))
      return x != y ? x.lexicographicallyPrecedes(y) : row < other
    case .date, .relevance, .hand, .recommended, .likeness: return row < other
    }
  }

  /// By which a row's title is put in order; read from its line.
  private func titleKey(_ segment: Segment, _ row: Row) -> [UInt8] {
    var scanner = WordScanner()
    return RowColumns.titleKey(TeX.unicode(segment.paper(at: row, in: text)?.title ?? ""), &scanner)
  }
}
