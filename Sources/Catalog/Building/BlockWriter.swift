/// Packs the postings of one word after another. See `Postings`.
struct BlockWriter: ~Copyable {
  struct Posting: BitwiseCopyable {
    var row: Int32
    var fields: UInt8
    var impact: UInt8
    var hasSeveral: Bool

    /// What stands once in the abstract has the impact of its row.
    var hasOwnImpact: Bool { hasSeveral || fields != TextFields.abstract.rawValue }
  }

  private var postings = RawList<Posting>(capacity: Postings.blockSize)
  private var lastRow: Int32 = -1
  private var blocks = RawList<UInt8>(capacity: 1 << 12)
  private var table = RawList<UInt8>(capacity: 1 << 12)
  private var blockCount = 0
  private var blockPlaces = 0

  /// Adds a row; rows must rise.
  ///
  /// - Parameter places: the bytes of all places of the word so far.
  @inline(__always)
  mutating func add(_ row: Int32, fields: UInt8, impact: UInt8, hasSeveral: Bool, places: Int) {
    if postings.count == Postings.blockSize { endBlock() }
    if postings.count == 0 { blockPlaces = places }
    postings.append(Posting(row: row, fields: fields, impact: impact, hasSeveral: hasSeveral))
  }

  /// Adds a row of which nothing else is known.
  mutating func add(_ row: Int32) {
    add(row, fields: TextFields.abstract.rawValue, impact: 0, hasSeveral: false, places: 0)
  }

  /// Ends the word and hands out the pieces of what its postings are.
  mutating func finish(_ append: (UnsafeRawBufferPointer) -> Void) {
    if postings.count > 0 { endBlock() }
    if blockCount > 1 { append(UnsafeRawBufferPointer(table.elements)) }
    append(UnsafeRawBufferPointer(blocks.elements))
    blocks.removeAll()
    table.removeAll()
    lastRow = -1
    blockCount = 0
  }

  private mutating func endBlock() {
    let start = blocks.count
    let first = postings.base[0]
    var differences: UInt8 = 0
    var someHaveSeveral = false
    var distances: UInt32 = 0
    var before = lastRow
    var (fields, greatest): (UInt8, UInt8) = (0, 0)
    for posting in postings.elements {
      differences |= posting.fields ^ first.fields
      fields |= posting.fields
      greatest = max(greatest, posting.impact)
      someHaveSeveral = someHaveSeveral || posting.hasSeveral
      distances |= UInt32(bitPattern: posting.row &- before &- 1)
      before = posting.row
    }
    let width = 32 - distances.leadingZeroBitCount
    let (impact, impactsDiffer) = ownImpacts()
    var kinds: UInt8 = differences != 0 ? Postings.fieldsDiffer : 0
    if someHaveSeveral { kinds |= Postings.someHaveSeveral }
    if impactsDiffer { kinds |= Postings.impactsDiffer }
    // What has no impacts is ranked by its fields, and worth no more than if each row were in all of them.
    if greatest == 0 { greatest = Ranking.impactsOfFields[Int(fields & TextFields.all.rawValue)] }
    kinds |= greatest << Postings.greatestImpactShift
    for byte in [UInt8(width), kinds, first.fields, impact] { blocks.append(byte) }
    packRows(width)
    if differences != 0 {
      packBits { $0.fields != TextFields.abstract.rawValue }
      for posting in postings.elements where posting.fields != TextFields.abstract.rawValue {
        blocks.append(posting.fields)
      }
    }
    if someHaveSeveral { packBits(\.hasSeveral) }
    if impactsDiffer { packImpacts() }
    endEntry(start)
  }

  private mutating func endEntry(_ start: Int) {
    lastRow = postings.base[postings.count - 1].row
    let (first, places) = (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: blockPlaces))
    for number in [UInt32(bitPattern: lastRow), first, places] {
      for shift: UInt32 in [0, 8, 16, 24] { table.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    blockCount += 1
    postings.removeAll()
  }

  /// The first impact of those that rows have of their own, 0 if there is none, and whether others differ from it.
  private func ownImpacts() -> (first: UInt8, differ: Bool) {
    var first: UInt8?
    for posting in postings.elements where posting.hasOwnImpact {
      if let first, posting.impact != first { return (first, true) }
      first = posting.impact
    }
    return (first ?? 0, false)
  }

  private mutating func packRows(_ width: Int) {
    var before = lastRow
    var bits: UInt64 = 0
    var filled = 0
    for place in 0..<postings.count {
      let row = postings.base[place].row
      bits |= UInt64(UInt32(bitPattern: row &- before &- 1)) &<< UInt64(filled)
      filled &+= width
      before = row
      while filled >= 8 {
        blocks.append(UInt8(truncatingIfNeeded: bits))
        bits &>>= 8
        filled &-= 8
      }
    }
    if filled > 0 { blocks.append(UInt8(truncatingIfNeeded: bits)) }
  }

  @inline(__always)
  private mutating func packBits(_ isSet: (Posting) -> Bool) {
    for start in stride(from: 0, to: postings.count, by: 8) {
      var byte: UInt8 = 0
      for bit in 0..<min(8, postings.count - start) where isSet(postings.base[start + bit]) { byte |= 1 &<< UInt8(bit) }
      blocks.append(byte)
    }
  }

  /// Two in a byte.
  private mutating func packImpacts() {
    var half: UInt8?
    for place in 0..<postings.count where postings.base[place].hasOwnImpact {
      let impact = postings.base[place].impact
      if let low = half {
        blocks.append(low | impact << 4)
        half = nil
      } else {
        half = impact
      }
    }
    if let half { blocks.append(half) }
  }
}
