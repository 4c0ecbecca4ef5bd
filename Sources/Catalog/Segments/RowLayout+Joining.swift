extension RowLayout {
  /// The layout of segments that lie on one another, as each says where its rows belong.
  ///
  /// Cost: a step for each row above the first segment, however many are below.
  init(_ segments: [Segment]) {
    let rowCounts = segments.map(\.rowCount)
    guard segments.count > 1 else {
      let whole = Run(row: 0, place: 0, count: Int32(rowCounts.first ?? 0))
      self.init(rowCounts: rowCounts, runs: [whole], others: [], hasReplaced: false)
      return
    }
    var replaced = ReplacedRows(rowCounts)
    for (number, segment) in segments.enumerated().dropFirst() { replaced.add(segment, number: number) }
    let others = Self.merged(segments, without: replaced)
    self.init(
      rowCounts: rowCounts, others: others, belowRows: replaced.first, hasReplaced: replaced.hasAny)
  }

  /// The rows that a newer line has taken the place of.
  private struct ReplacedRows {
    /// Those of the first segment, rising.
    private(set) var first: [Int32] = []
    private(set) var hasAny = false
    /// Whether each row of the other segments is one.
    private(set) var others: [[Bool]]
    private let firstCount: Int

    init(_ rowCounts: [Int]) {
      firstCount = rowCounts[0]
      others = rowCounts.dropFirst().map { [Bool](repeating: false, count: $0) }
    }

    mutating func add(_ segment: Segment, number: Int) {
      segment.replaced.withNumbers { numbers in
        for word in numbers {
          let (below, row) = (Int(word >> 32), Int(word & 0xFFFF_FFFF))
          guard below < number else { continue }
          if below == 0 {
            if row < firstCount { first.append(Int32(truncatingIfNeeded: row)) }
          } else if row < others[below - 1].count {
            others[below - 1][row] = true
          }
          hasAny = true
        }
      }
      first.sort()
    }
  }

  /// A row of one of the upper segments, and how many rows of the first stand before it.
  private struct Upper {
    var before: UInt32
    var segment: Int32
    var row: Int32
  }

  /// The rows of all upper segments in the default order.
  private static func merged(_ segments: [Segment], without replaced: ReplacedRows) -> [Upper] {
    var merged: [Upper] = []
    for (number, segment) in segments.enumerated().dropFirst() {
      let own = segment.placesBelow.withNumbers { places in
        (0..<min(places.count, segment.rowCount)).compactMap { row -> Upper? in
          guard !replaced.others[number - 1][row] else { return nil }
          let before = min(places[row], UInt32(segments[0].rowCount))
          return Upper(before: before, segment: Int32(number), row: Int32(row))
        }
      }
      merged = merging(merged, own) { a, b in
        if a.before != b.before { return a.before < b.before }
        return segments[Int(a.segment)].isRow(Int(a.row), before: Int(b.row), of: segments[Int(b.segment)])
      }
    }
    return merged
  }

  private static func merging(_ a: [Upper], _ b: [Upper], _ isBefore: (Upper, Upper) -> Bool) -> [Upper] {
    if a.isEmpty { return b }
    var result: [Upper] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isBefore(b[j], a[i]) {
        result.append(b[j])
        j += 1
      } else {
        result.append(a[i])
        i += 1
      }
    }
    return result + a[i...] + b[j...]
  }

  /// Puts the rows of the first segment between those of the others.
  private init(rowCounts: [Int], others uppers: [Upper], belowRows replaced: [Int32], hasReplaced: Bool) {
    var runs: [Run] = []
    var others: [Other] = []
    var (row, place, gone) = (Int32(0), Int32(0), replaced[...])
    func go(to end: Int32) {
      while row < end {
        while let next = gone.first, next < row { gone.removeFirst() }
        let stop = min(end, gone.first ?? end)
        if stop > row { runs.append(Run(row: row, place: place, count: stop - row)) }
        place += stop - row
        row = stop < end ? stop + 1 : stop
      }
    }
    for upper in uppers {
      go(to: max(row, Int32(truncatingIfNeeded: upper.before)))
      others.append(Other(place: place, segment: upper.segment, row: upper.row))
      place += 1
    }
    go(to: Int32(rowCounts[0]))
    self.init(rowCounts: rowCounts, runs: runs, others: others, hasReplaced: hasReplaced)
  }
}

extension Segment {
  /// Of an upper segment: for each row, how many rows of the first segment stand before it.
  var placesBelow: Column<UInt32> { snapshot.column(.placesBelow, of: UInt32.self) }

  /// Of an upper segment: the rows below that its lines take the place of.
  var replaced: Column<UInt64> { snapshot.column(.replaced, of: UInt64.self) }

  fileprivate func isRow(_ row: Int, before other: Int, of segment: Segment) -> Bool {
    let (a, b) = (columns.publishedDates[row], segment.columns.publishedDates[other])
    return a != b ? a > b : identities.key(of: Row(Int32(row))).utf8.lexicographicallyPrecedes(segment.identities.key(of: Row(Int32(other))).utf8)
  }
}
