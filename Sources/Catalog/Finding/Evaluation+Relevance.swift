extension Evaluation {
  /// So many rows of a ranking are found first, more than a screen has lines.
  private static var firstCount: Int { 128 }
  /// Fewer rows, or fewer of all than one in so many, are ranked at once.
  private static var fewest: Int { 4096 }
  private static var rowsPerRanked: Int { 6 }

  /// The rows of a set, the most relevant first, of which only the first are known at once if they are many.
  func byRelevance(_ set: RowSet, _ query: Query) throws(Cancelled) -> RowList {
    if query.terms.isEmpty { return RowList(set) }
    let count = set.count
    let isWorthIt = count > Self.fewest && count > catalog.count / Self.rowsPerRanked
    guard isWorthIt, let first = try firstRanked(Self.firstCount, of: set, by: query) else {
      return RowList(try ranked(set, by: query))
    }
    let (catalog, context, phrases) = (catalog, context, phrases)
    return RowList(
      RankedOrder(first, of: set) { isCancelled in
        withoutActuallyEscaping(isCancelled) { isCancelled in
          try? Evaluation(catalog: catalog, context: context, phrases: phrases, isCancelled: isCancelled)
            .ranked(set, by: query)
        }
      })
  }

  /// The first rows of those that `ranked` gives; nil if they are not to be had sooner than all.
  func firstRanked(_ count: Int, of set: RowSet, by query: Query) throws(Cancelled) -> [Row]? {
    var seen: Set<SearchTerm> = []
    let terms = query.terms.filter { seen.insert($0).inserted }
    guard terms.count <= TopRows.mostTerms else { return nil }
    var rarities: [UInt32] = []
    for term in terms { rarities.append(Ranking.rarity(rows: try rows(term).count, of: catalog.count)) }
    var best = BestRows(limit: count)
    for (number, segment) in catalog.segments.enumerated() {
      let top = TopRows(set: catalog.layout.part(of: set, in: number), isCancelled: isCancelled)
      var own = BestRows(limit: count)
      try scan(segment).withImpacts(of: terms[...]) { sources throws(Cancelled) in
        try top.offer(to: &own, by: zip(rarities, sources).map { TopRows.Term(rarity: $0, sources: $1) })
      }
      for (row, score) in own.rows {
        if let row = catalog.layout.row(of: row, in: number) { best.offer(row.index, score: score) }
      }
    }
    return best.rows.map(\.row)
  }

  /// The rows of a set, the most relevant first.
  func ranked(_ set: RowSet, by query: Query) throws(Cancelled) -> [Row] {
    let rows = set.rows
    // Where there is one term, its impacts are in the order of the scores.
    if catalog.layout.isPlain, let segment = catalog.segments.first, Set(query.terms).count == 1 {
      return try scan(segment).impacts(of: query.terms[0], in: rows).rowsByFallingValue
    }
    var scores = [UInt32](repeating: 0, count: rows.count)
    let parts = catalog.layout.parts(of: rows)
    var seen: Set<SearchTerm> = []
    for term in query.terms where seen.insert(term).inserted {
      let rarity = Ranking.rarity(rows: try self.rows(term).count, of: catalog.count)
      for (part, segment) in zip(parts, catalog.segments) {
        try scan(segment).impacts(of: term, in: part.rows).add(rarity, to: &scores, at: part.indices)
      }
    }
    return Ranking.sorted(rows, by: scores)
  }
}

extension SegmentScan {
  /// The impact of a word or phrase in each of some rising rows; 0 where it is not.
  fileprivate func impacts(of term: SearchTerm, in rows: [Row]) throws(Cancelled) -> RowValues {
    let words = terms(term)
    let fields = TextFields(term.field)
    let isVague = isVague(term)
    if words.count == 1, !isVague { return try impacts(of: words[0], fields, in: rows) }
    var masks = isVague ? try masks(of: words[0], fields, in: rows) : try masks(of: term, words, fields, in: rows)
    masks.change { Ranking.impactsOfFields[Int($0 & TextFields.all.rawValue)] }
    return masks
  }

  /// The greatest impact of any of the words in each row.
  private func impacts(
    of terms: Range<Int>, _ fields: TextFields, in rows: [Row]
  ) throws(Cancelled) -> RowValues {
    var impacts = RowValues(rows, of: segment.rowCount)
    let parts: PostingBlock.Parts = fields == .all ? .impacts : [.impacts, .fields]
    let wanted = fields.rawValue
    try visit(terms, parts, near: rows) { block in
      impacts.update(with: block) { block, place, old in
        let isWanted = fields == .all || block.fields[place] & wanted != 0
        return isWanted ? max(old, block.impacts[place]) : old
      }
    }
    return impacts
  }

  /// The fields of each row that hold any of the words.
  private func masks(of terms: Range<Int>, _ fields: TextFields, in rows: [Row]) throws(Cancelled) -> RowValues {
    var masks = RowValues(rows, of: segment.rowCount)
    if segment.index.unions.contains(terms) {
      for field in TextField.allCases where fields.rawValue & field.bit != 0 {
        masks.set(field.bit, in: try self.rows(of: terms, in: TextFields(field)))
      }
      return masks
    }
    try visit(terms, .fields, near: rows) { block in
      masks.update(with: block) { block, place, old in old | block.fields[place] & fields.rawValue }
    }
    return masks
  }

  /// The fields of each row that hold a phrase.
  private func masks(
    of term: SearchTerm, _ words: [Range<Int>], _ fields: TextFields, in rows: [Row]
  ) throws(Cancelled) -> RowValues {
    if let pair = pair(term) { return try masks(of: pair, fields, in: rows) }
    var masks = RowValues(rows, of: segment.rowCount)
    masks.setFields(of: try beginnings(term, words, in: fields))
    return masks
  }

  /// Calls `body` with the blocks of words that may hold any of some rising rows.
  @inline(__always)
  private func visit(
    _ terms: Range<Int>, _ parts: PostingBlock.Parts, near rows: [Row], _ body: (borrowing PostingBlock) -> Void
  ) throws(Cancelled) {
    var unpacked = PostingBlock()
    var unchecked = 0
    let isFinished = segment.index.withLists(of: terms, parts) { _, list in
      // With few rows, only the blocks that they lie in; with many, all.
      let isSparse = rows.count < list.blockCount
      var (block, next) = (0, 0)
      while block < list.blockCount {
        if isSparse {
          while next < rows.count, rows[next].index < list.rows(ofBlock: block).lowerBound { next += 1 }
          guard next < rows.count else { break }
          block = list.block(holding: rows[next].index, from: block)
          guard block < list.blockCount else { break }
        }
        unchecked &+= 1
        if unchecked & 511 == 0, isCancelled() { return false }
        list.read(block, into: &unpacked, parts)
        body(unpacked)
        block &+= 1
      }
      return true
    }
    if !isFinished { throw Cancelled() }
  }
}
