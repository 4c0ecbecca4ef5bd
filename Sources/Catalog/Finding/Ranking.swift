#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well papers fit the words of a query: BM25F, with impacts that are worked out when the index is built.
///
///     relevance = Σ over the query's words and phrases  rarity · impact
///     rarity    = 64 · ln(1 + papers / papers that hold it), rounded
///     impact    = 15 · w / (w + 3), rounded, but at least 1
///     w         = the sum over the fields of  weight · how often it is there
///     weight    = title 4, authors 3, topics 2, venue 2, abstract 1 / (0.5 + words of the abstract / 300)
///
/// The impact of a prefix is the greatest of the words that begin with it. Phrases, and prefixes of one or two
/// letters, which say little, count once in each field that holds them, with weight 1 in the abstract. Papers of
/// equal relevance stand newest first.
enum Ranking {
  static let greatestImpact = 15

  /// A field's weight; the abstract's is that of one of middle length.
  static func weight(of field: TextField) -> Float {
    switch field {
    case .title: 4
    case .authors: 3
    case .topics, .venue: 2
    case .abstract: 1
    }
  }

  static func abstractWeight(words: Int) -> Float { 1 / (0.5 + Float(words) / 300) }

  static func impact(_ weighted: Float) -> UInt8 {
    UInt8(max(1, min(Float(greatestImpact), (15 * weighted / (weighted + 3)).rounded())))
  }

  /// The impact of what is held once in each field of a set; 0 for none.
  static let impactsOfFields: [UInt8] = (0...TextFields.all.rawValue).map { mask in
    mask == 0 ? 0 : impact(TextField.allCases.reduce(0) { $0 + (mask & $1.bit != 0 ? weight(of: $1) : 0) })
  }

  static func rarity(rows: Int, of all: Int) -> UInt32 {
    UInt32((64 * log(1 + Double(all) / Double(max(rows, 1)))).rounded())
  }

  /// The rows of a set, the greatest score first; rows of the same keep their order.
  ///
  /// - Parameter scores: those of `rows`, one by one.
  static func sorted(_ rows: [Row], by scores: [UInt32]) -> [Row] {
    let greatest = scores.max() ?? 0
    // What many rows have scores little, so that one look at each score mostly counts them all.
    if greatest < 1 << 16 { return sorted(rows, scores, greatest) }
    var rows = rows
    var keys = scores.map { greatest - $0 }
    var shift: UInt32 = 0
    // Counting by 11 bits at a time, from the lowest on.
    while shift < 32, greatest >> shift > 0 {
      (rows, keys) = sortedByDigit(rows, keys, shift)
      shift += 11
    }
    return rows
  }

  /// Counts how many rows have each score, and puts each row into its place.
  private static func sorted(_ rows: [Row], _ scores: [UInt32], _ greatest: UInt32) -> [Row] {
    var places = [Int32](repeating: 0, count: Int(greatest) + 2)
    return places.withUnsafeMutableBufferPointer { places in
      scores.withUnsafeBufferPointer { scores in
        for score in scores { places[Int(greatest - score) + 1] &+= 1 }
        for key in 1..<places.count { places[key] &+= places[key - 1] }
        return [Row](unsafeUninitializedCapacity: rows.count) { sorted, count in
          rows.withUnsafeBufferPointer { rows in
            for index in 0..<min(rows.count, scores.count) {
              let key = Int(greatest - scores[index])
              sorted.initializeElement(at: Int(places[key]), to: rows[index])
              places[key] &+= 1
            }
          }
          count = min(rows.count, scores.count)
        }
      }
    }
  }

  private static func sortedByDigit(_ rows: [Row], _ keys: [UInt32], _ shift: UInt32) -> ([Row], [UInt32]) {
    var places = [Int](repeating: 0, count: 2049)
    for key in keys { places[Int(key >> shift & 0x7FF) + 1] += 1 }
    for digit in 1..<places.count { places[digit] += places[digit - 1] }
    var nextRows = rows
    var nextKeys = keys
    places.withUnsafeMutableBufferPointer { places in
      nextRows.withUnsafeMutableBufferPointer { nextRows in
        nextKeys.withUnsafeMutableBufferPointer { nextKeys in
          for index in 0..<min(rows.count, keys.count) {
            let digit = Int(keys[index] >> shift & 0x7FF)
            nextRows[places[digit]] = rows[index]
            nextKeys[places[digit]] = keys[index]
            places[digit] &+= 1
          }
        }
      }
    }
    return (nextRows, nextKeys)
  }
}
