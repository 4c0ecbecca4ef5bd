extension Evaluation {
  /// The rows of a set, the most relevant first.
  func ranked(_ set: RowSet, by query: Query) throws(Cancelled) -> [Row] {
    let rows = set.rows
    var scores = [UInt32](repeating: 0, count: rows.count)
    let parts = catalog.layout.parts(of: rows)
    var seen: Set<SearchTerm> = []
    for term in query.terms where seen.insert(term).inserted {
      let rarity = Ranking.rarity(rows: try self.rows(term).count, of: catalog.count)
      for (part, segment) in zip(parts, catalog.segments) {
        let impacts = try scan(segment).impacts(of: term, in: part.rows)
        if let indices = part.indices {
          for (index, impact) in zip(indices, impacts) { scores[Int(index)] &+= rarity &* UInt32(impact) }
        } else {
          for index in scores.indices { scores[index] &+= rarity &* UInt32(impacts[index]) }
        }
      }
    }
    return Ranking.sorted(rows, by: scores)
  }
}

extension SegmentScan {
  /// The impact of a word or phrase in each of some rising rows; 0 where it is not.
  func impacts(of term: SearchTerm, in rows: [Row]) throws(Cancelled) -> [UInt8] {
    let words = terms(term)
    let fields = TextFields(term.field)
    let isVague = words.count == 1 && term.isPrefix && term.words[0].unicodeScalars.count <= 2
    if words.count == 1, !isVague { return try impacts(of: words[0], fields, in: rows) }
    let masks = isVague ? try masks(of: words[0], fields, in: rows) : try masks(of: term, words, fields, in: rows)
    return masks.map { Ranking.impactsOfFields[Int($0 & TextFields.all.rawValue)] }
  }

  /// The greatest impact of any of the words in each row.
  private func impacts(
    of terms: Range<Int>, _ fields: TextFields, in rows: [Row]
  ) throws(Cancelled) -> [UInt8] {
    var impacts = RowValues(rows, of: segment.rowCount)
    let parts: PostingBlock.Parts = fields == .all ? .impacts : [.impacts, .fields]
    let wanted = fields.rawValue
    try visit(terms, parts, near: rows) { block in
      impacts.update(with: block) { block, place, old in
        let isWanted = fields == .all || block.fields[place] & wanted != 0
        return isWanted ? max(old, block.impacts[place]) : old
      }
    }
    return impacts.values(of: rows)
  }

  /// The fields of each row that hold any of the words.
  private func masks(of terms: Range<Int>, _ fields: TextFields, in rows: [Row]) throws(Cancelled) -> [UInt8] {
    if segment.index.unions.contains(terms) {
      var masks = [UInt8](repeating: 0, count: rows.count)
      for field in TextField.allCases where fields.rawValue & field.bit != 0 {
        let set = try self.rows(of: terms, in: TextFields(field))
        for (index, row) in rows.enumerated() where set.contains(row) { masks[index] |= field.bit }
      }
      return masks
    }
    var masks = RowValues(rows, of: segment.rowCount)
    try visit(terms, .fields, near: rows) { block in
      masks.update(with: block) { block, place, old in old | block.fields[place] & fields.rawValue }
    }
    return masks.values(of: rows)
  }

  /// The fields of each row that hold a phrase.
  private func masks(
    of term: SearchTerm, _ words: [Range<Int>], _ fields: TextFields, in rows: [Row]
  ) throws(Cancelled) -> [UInt8] {
    if let pair = pair(term) { return try masks(of: pair, fields, in: rows) }
    var masks = [UInt8](repeating: 0, count: rows.count)
    var index = 0
    for beginning in try beginnings(term, words, in: fields) {
      let place = PhraseScan.place(beginning)
      while index < rows.count, rows[index].index < place.row { index += 1 }
      if index < rows.count, rows[index].index == place.row { masks[index] |= place.fields }
    }
    return masks
  }

  /// Calls `body` with the blocks of words that may hold any of some rising rows.
  @inline(__always)
  private func visit(
    _ terms: Range<Int>, _ parts: PostingBlock.Parts, near rows: [Row], _ body: (borrowing PostingBlock) -> Void
  ) throws(Cancelled) {
    var unpacked = PostingBlock()
    var unchecked = 0
    let isFinished = segment.index.withLists(of: terms) { _, list in
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

/// A small number for each of some rows, kept by row where they are many, else one after another.
private struct RowValues {
  private var values: [UInt8]
  /// The rows in order; nil if values are kept by row.
  private let rows: [Row]?

  init(_ rows: [Row], of rowCount: Int) {
    let isDense = rows.count > rowCount / 64
    self.rows = isDense ? nil : rows
    values = [UInt8](repeating: 0, count: isDense ? rowCount : rows.count)
  }

  /// Changes the values of the rows of a block.
  @inline(__always)
  mutating func update(
    with block: borrowing PostingBlock, _ change: (borrowing PostingBlock, _ place: Int, _ old: UInt8) -> UInt8
  ) {
    guard let rows else {
      values.withUnsafeMutableBufferPointer { values in
        for place in 0..<block.count {
          let row = Int(block.rows[place])
          values[row] = change(block, place, values[row])
        }
      }
      return
    }
    guard block.count > 0 else { return }
    var index = rows.partition(notBefore: Int(block.rows[0]))
    for place in 0..<block.count {
      let row = Int(block.rows[place])
      while index < rows.count, rows[index].index < row { index += 1 }
      guard index < rows.count else { return }
      if rows[index].index == row { values[index] = change(block, place, values[index]) }
    }
  }

  func values(of rows: [Row]) -> [UInt8] {
    // Of all rows, they stand in their order.
    self.rows == nil && rows.count < values.count ? rows.map { values[$0.index] } : values
  }
}

extension [Row] {
  /// The first place of a row that is not before another.
  fileprivate func partition(notBefore row: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].index < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
