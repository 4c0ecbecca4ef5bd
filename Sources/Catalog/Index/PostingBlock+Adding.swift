/// What a word counts for in a row, by its impact there.
struct ImpactProducts {
  /// By impact; then as many zeros, for what does not count.
  private(set) var values = [Float](repeating: 0, count: 32)

  static let nothing = 16

  /// - Parameter worths: what each impact is worth, 0 to 15.
  init(_ weight: Float, _ worths: [Float]) {
    for (impact, worth) in worths.prefix(Self.nothing).enumerated() { values[impact] = weight * worth }
  }
}

extension PostingBlock {
  /// Adds what a word counts for to the scores of the rows of its block: the same as to unpack the block and then to go
  /// through its rows, in half of the time.
  ///
  /// Most rows hold a word once, in the abstract alone, and have their impact in `single`; these are added while the row
  /// is unpacked. The others have a bit, and are added after that, one by one.
  ///
  /// - Parameters:
  ///   - wanted: the fields that count.
  ///   - products: those of `ImpactProducts`.
  @inline(__always)
  func add(
    _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, after lastRow: Int, single: UnsafeBufferPointer<UInt8>,
    in wanted: UInt8, _ products: UnsafePointer<Float>, to scores: UnsafeMutableBufferPointer<Float>
  ) {
    guard start >= 0, start &+ 4 <= bytes.count, count > 0, count <= Postings.blockSize, lastRow >= -1,
      let others = OtherPostings(bytes, at: start, count: count)
    else { return }
    let limit = min(scores.count, single.count)
    let width = Int(bytes[start])
    let mask: UInt64 = 1 &<< UInt64(width) &- 1
    let unwanted = wanted & TextFields.abstract.rawValue != 0 ? 0 : ImpactProducts.nothing
    var (row, bit, index) = (lastRow, 0, 0)
    var own = others.own.low
    while index < count {
      let end = min(count, index &+ 64)
      while index < end {
        let word = bytes.loadUnaligned(fromByteOffset: start &+ 4 &+ bit &>> 3, as: UInt64.self)
        row &+= 1 &+ Int(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
        guard row < limit else { return }
        rows[index] = Int32(truncatingIfNeeded: row)
        scores[row] += products[Int(single[row] & 15) | unwanted | Int(own & 1) &<< 4]
        own &>>= 1
        bit &+= width
        index &+= 1
      }
      own = others.own.high
    }
    others.forEach(count) { index, fields, impact in
      scores[Int(rows[index])] += products[Int(impact) | (fields & wanted != 0 ? 0 : ImpactProducts.nothing)]
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
      guard place &+ size <= bytes.count else { return nil }
      elsewhere = PostingBlock.bits(bytes, at: place, count: size)
      fields = place &+ size
      place = fields &+ elsewhere.low.nonzeroBitCount &+ elsewhere.high.nonzeroBitCount
    }
    if kinds & Postings.someHaveSeveral != 0 {
      guard place &+ size <= bytes.count else { return nil }
      several = PostingBlock.bits(bytes, at: place, count: size)
      place &+= size
    }
    own = (elsewhere.low | several.low, elsewhere.high | several.high)
    let packed = kinds & Postings.impactsDiffer == 0 ? 0 : (own.low.nonzeroBitCount &+ own.high.nonzeroBitCount &+ 1) / 2
    guard place &+ packed <= bytes.count else { return nil }
    (self.elsewhere, self.fields, impacts) = (elsewhere, fields, place)
  }

  /// Calls `body` with the place of each in the block, its fields and its impact.
  @inline(__always)
  func forEach(_ count: Int, _ body: (_ index: Int, _ fields: UInt8, _ impact: UInt8) -> Void) {
    let (fieldsDiffer, impactsDiffer) = (kinds & Postings.fieldsDiffer != 0, kinds & Postings.impactsDiffer != 0)
    var (nextFields, nextImpact) = (fields, 0)
    for (offset, word, elsewhere) in [(0, own.low, elsewhere.low), (64, own.high, elsewhere.high)] {
      var rest = word
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        guard offset &+ bit < count else { return }
        var fields = TextFields.abstract.rawValue
        if elsewhere &>> UInt64(bit) & 1 != 0 {
          fields = bytes[fieldsDiffer ? nextFields : start &+ 2]
          nextFields &+= 1
        }
        var impact = bytes[start &+ 3]
        if impactsDiffer {
          impact = bytes[impacts &+ nextImpact &>> 1] &>> UInt8(truncatingIfNeeded: nextImpact & 1 &* 4)
          nextImpact &+= 1
        }
        body(offset &+ bit, fields, impact & 15)
      }
    }
  }

  /// A bit for each of the first rows.
  private static func first(_ count: Int) -> (UInt64, UInt64) {
    count < 64 ? (1 &<< UInt64(count) &- 1, 0) : (~0, count < 128 ? 1 &<< UInt64(count &- 64) &- 1 : ~0)
  }
}
