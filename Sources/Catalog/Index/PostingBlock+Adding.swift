/// What the impact of a word in a paper counts for in a score: as much as it says, or its root, by which that a word is
/// there at all is most of it.
package enum ImpactWorth: Sendable {
  case whole, root

  @inline(__always)
  func of(_ impact: Int) -> Float {
    switch self {
    case .whole: Float(impact)
    case .root: Float(impact).squareRoot()
    }
  }

  /// What impacts count for beyond a unit, which is what a lone word in a row's abstract counts for: by 16 · impact + that of
  /// the lone word; −1 for no impact.
  ///
  /// Most words stand alone in the abstracts of most rows, where they add their weight and nothing has to be looked at. What a
  /// unit is worth depends on the length of the abstract alone, and is multiplied with the sum at the end.
  var othersByUnit: [Float] {
    switch self {
    case .whole: Self.wholeByUnit
    case .root: Self.rootByUnit
    }
  }

  private static let wholeByUnit = byUnit(.whole)
  private static let rootByUnit = byUnit(.root)

  private static func byUnit(_ worth: ImpactWorth) -> [Float] {
    // No lone word has impact 0, and nothing is to be divided by it.
    (0..<256).map { worth.of($0 / 16) / worth.of(max(1, $0 % 16)) - 1 }
  }
}

extension PostingBlock {
  /// Adds a word's weight to the sums of those rows of its block that are in a window: the same as to unpack the block and
  /// then to go through its rows, in a quarter of the time.
  ///
  /// Rows whose impact is not that of a lone word in the abstract have a bit; they are put right after that, one by one.
  ///
  /// - Parameters:
  ///   - single: for each row the impact of what stands once in its abstract; there are no fewer than `rowLimit`.
  ///   - wanted: the fields that count, the abstract among them.
  ///   - others: those of `ImpactWorth.othersByUnit`.
  ///   - sums: one for each row of the window, which ends before `rowLimit`.
  @inline(__always)
  func add(
    _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, after lastRow: Int, rowLimit: Int,
    single: UnsafeBufferPointer<UInt8>, in wanted: UInt8, _ weight: Float, _ others: UnsafePointer<Float>,
    to sums: UnsafeMutableBufferPointer<Float>, _ window: Range<Int>
  ) {
    guard start >= 0, start &+ 4 <= bytes.count, count > 0, count <= Postings.blockSize, lastRow >= -1,
      let different = OtherPostings(bytes, at: start, count: count),
      unpack(bytes, at: start &+ 4, width: Int(bytes[start]), count: count, after: lastRow) < rowLimit,
      sums.count >= window.count, let sums = sums.baseAddress, let single = single.baseAddress
    else { return }
    var (first, end) = (0, count)
    while first < end, Int(rows[first]) < window.lowerBound { first &+= 1 }
    while first < end, Int(rows[end &- 1]) >= window.upperBound { end &-= 1 }
    for index in first..<end { sums[Int(rows[index]) &- window.lowerBound] += weight }
    different.forEach(in: wanted, before: end) { index, impact in
      guard index >= first else { return }
      let row = Int(rows[index])
      sums[row &- window.lowerBound] += weight * others[Int(impact) &<< 4 | Int(single[row] & 15)]
    }
  }
}

/// The rows of a block that are not in the abstract alone, or have several places: their fields and impacts.
private struct OtherPostings {
  let bytes: UnsafeRawBufferPointer
  let start: Int
  /// A bit for each row that is not in the abstract alone, and for each that has an impact of its own.
  private let elsewhere: (low: UInt64, high: UInt64)
  let own: (low: UInt64, high: UInt64)
  /// Where their fields and impacts stand.
  private let fields: Int
  private let impacts: Int

  private var kinds: UInt8 { bytes[start &+ 1] }

  /// Nil for a block that leaves its bytes.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int, count: Int) {
    (self.bytes, self.start) = (bytes, start)
    let (width, kinds) = (Int(bytes[start]), bytes[start &+ 1])
    var place = start &+ 4 &+ (count &* width &+ 7) / 8
    let size = (count &+ 7) / 8
    guard width <= 32, place &+ Postings.padding <= bytes.count else { return nil }
    var elsewhere: (low: UInt64, high: UInt64) = (0, 0)
    var (several, fields) = (elsewhere, place)
    if kinds & Postings.fieldsDiffer == 0 {
      if bytes[start &+ 2] != TextFields.abstract.rawValue { elsewhere = Self.first(count) }
    } else {
      guard place &+ size &+ Postings.padding <= bytes.count else { return nil }
      elsewhere = PostingBlock.bits(bytes, at: place, count: size)
      fields = place &+ size
      place = fields &+ elsewhere.low.nonzeroBitCount &+ elsewhere.high.nonzeroBitCount
    }
    if kinds & Postings.someHaveSeveral != 0 {
      guard place &+ size &+ Postings.padding <= bytes.count else { return nil }
      several = PostingBlock.bits(bytes, at: place, count: size)
      place &+= size
    }
    own = (elsewhere.low | several.low, elsewhere.high | several.high)
    let packed = kinds & Postings.impactsDiffer == 0 ? 0 : (own.low.nonzeroBitCount &+ own.high.nonzeroBitCount &+ 1) / 2
    guard place &+ packed <= bytes.count else { return nil }
    (self.elsewhere, self.fields, impacts) = (elsewhere, fields, place)
  }

  /// Calls `body` with the place of each in the block before an end, and with its impact if it is in one of some fields, else with 0.
  ///
  /// There is no branch for where a row has its word, which would be as good as random.
  @inline(__always)
  func forEach(in wanted: UInt8, before end: Int, _ body: (_ index: Int, _ impact: UInt8) -> Void) {
    // Where each has its own, what is read next goes on; else it stands still.
    let fieldStep = kinds & Postings.fieldsDiffer != 0 ? 1 : 0
    let impactStep = kinds & Postings.impactsDiffer != 0 ? 1 : 0
    var nextFields = fieldStep != 0 ? fields : start &+ 2
    var nextImpact = impactStep != 0 ? impacts &<< 1 : (start &+ 3) &<< 1
    for half in 0..<2 {
      var rest = half == 0 ? own.low : own.high
      let elsewhere = half == 0 ? elsewhere.low : elsewhere.high
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        let isElsewhere = elsewhere &>> UInt64(bit) & 1
        let isUnwanted: UInt8 = bytes[nextFields] & wanted == 0 ? 1 : 0
        nextFields &+= Int(isElsewhere) & fieldStep
        let impact = bytes[nextImpact &>> 1] &>> UInt8(truncatingIfNeeded: (nextImpact & 1) &<< 2) & 15
        nextImpact &+= impactStep
        let index = half &<< 6 | bit
        guard index < end else { return }
        body(index, impact & ((UInt8(truncatingIfNeeded: isElsewhere) & isUnwanted) &- 1))
      }
    }
  }

  /// A bit for each of the first rows.
  private static func first(_ count: Int) -> (UInt64, UInt64) {
    count < 64 ? (1 &<< UInt64(count) &- 1, 0) : (~0, count < 128 ? 1 &<< UInt64(count &- 64) &- 1 : ~0)
  }
}
