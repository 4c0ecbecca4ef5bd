#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well papers fit the words of a query.
///
///     relevance = (1 + recency / 20) · Σ over the query's words and phrases  rarity · weights
///     rarity    = ln(1 + papers / papers that hold it)
///     weights   = the sum over the fields that hold it: title 4, authors 3, topics 2, venue 2, abstract 1
///     recency   = 1 for the newest paper of the catalog, falling evenly to 0 for the oldest
///
/// A prefix counts once, however many words begin with it. Papers of equal relevance stand newest first.
enum Ranking {
  static func weight(of field: TextField) -> Float {
    switch field {
    case .title: 4
    case .authors: 3
    case .topics, .venue: 2
    case .abstract: 1
    }
  }

  /// The weight of each set of fields.
  static var weights: [Float] {
    (0..<UInt8(TextFields.all.rawValue) + 1).map { mask in
      TextField.allCases.reduce(0) { $0 + (mask & $1.bit != 0 ? weight(of: $1) : 0) }
    }
  }

  static func rarity(rows: Int, of all: Int) -> Float {
    log(1 + Float(all) / Float(max(rows, 1)))
  }

  /// The rows of a set, the greatest relevance first; rows of the same keep their order.
  ///
  /// The bits of a positive number rise as it does, so three rounds of counting by 11 bits sort them.
  static func sorted(_ set: RowSet, by relevance: [Float]) -> [Row] {
    var rows = set.rows
    var keys = rows.map { row in
      row.index < relevance.count ? ~max(relevance[row.index], 0).bitPattern : .max
    }
    for shift: UInt32 in [0, 11, 22] {
      var places = [Int](repeating: 0, count: 2049)
      for key in keys { places[Int(key >> shift & 0x7FF) + 1] += 1 }
      for digit in 1..<places.count { places[digit] += places[digit - 1] }
      var (nextRows, nextKeys) = (rows, keys)
      for (index, key) in keys.enumerated() {
        let digit = Int(key >> shift & 0x7FF)
        nextRows[places[digit]] = rows[index]
        nextKeys[places[digit]] = key
        places[digit] += 1
      }
      (rows, keys) = (nextRows, nextKeys)
    }
    return rows
  }
}

extension Evaluation {
  /// The relevance of each row of a set; that of other rows does not matter.
  func relevance(of query: Query, within set: RowSet) throws(Cancelled) -> [Float] {
    let count = catalog.count
    var result = [Float](repeating: 0, count: count)
    let weights = Ranking.weights
    var seen: Set<SearchTerm> = []
    for term in query.terms where seen.insert(term).inserted {
      let fields = try fields(of: term)
      let rarity = Ranking.rarity(rows: fields.reduce(0) { $1 == 0 ? $0 : $0 + 1 }, of: count)
      for row in 0..<count { result[row] += rarity * weights[Int(fields[row] & TextFields.all.rawValue)] }
    }
    for row in 0..<count { result[row] *= 1 + 0.05 * Float(count - row) / Float(count) }
    return result
  }

  /// For each row the fields that hold a word or phrase.
  private func fields(of term: SearchTerm) throws(Cancelled) -> [UInt8] {
    var masks = [UInt8](repeating: 0, count: catalog.count)
    let words = terms(term)
    let fields = TextFields(term.field)
    if words.count == 1 {
      guard catalog.index.addFields(of: words[0], in: fields, to: &masks, isCancelled: isCancelled) else {
        throw Cancelled()
      }
    } else {
      for beginning in try beginnings(words, in: fields) {
        let place = PhraseScan.place(beginning)
        if place.row < masks.count { masks[place.row] |= place.fields }
      }
    }
    return masks
  }
}
