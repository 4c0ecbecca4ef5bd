/// One block of postings, unpacked: room for the rows of a block and what belongs to them. Made once for a
/// loop over many blocks.
struct PostingBlock: ~Copyable {
  /// How many rows the block has; 0 after a block that is not in order.
  private(set) var count = 0
  let rows: UnsafeMutablePointer<Int32>
  let fields: UnsafeMutablePointer<UInt8>
  let impacts: UnsafeMutablePointer<UInt8>
  /// A bit for each row that has several places.
  private(set) var several: (low: UInt64, high: UInt64) = (0, 0)

  /// What of a block is unpacked besides the rows.
  struct Parts: OptionSet {
    let rawValue: UInt8

    static let fields = Parts(rawValue: 1)
    static let impacts = Parts(rawValue: 2)
    static let several = Parts(rawValue: 4)
  }

  init() {
    rows = .allocate(capacity: Postings.blockSize)
    fields = .allocate(capacity: Postings.blockSize)
    impacts = .allocate(capacity: Postings.blockSize)
    rows.initialize(repeating: 0, count: Postings.blockSize)
    fields.initialize(repeating: 0, count: Postings.blockSize)
    impacts.initialize(repeating: 0, count: Postings.blockSize)
  }

  deinit {
    rows.deallocate()
    fields.deallocate()
    impacts.deallocate()
  }

  /// How many of its rows come before one.
  @inline(__always)
  func count(before end: Int) -> Int {
    var count = count
    while count > 0, Int(rows[count &- 1]) >= end { count &-= 1 }
    return count
  }

  /// A bit for each of the first 64 rows, or of those after them, that is in a set, without a branch: whether one is may be
  /// as good as random.
  @inline(__always)
  func rows(in bits: UnsafeBufferPointer<UInt64>, half: Int) -> UInt64 {
    var found: UInt64 = 0
    let first = half &* 64
    for place in first..<max(first, min(count, first &+ 64)) {
      let row = Int(rows[place])
      found |= (bits[row &>> 6] &>> UInt64(row & 63) & 1) &<< UInt64(place &- first)
    }
    return found
  }

  /// Unpacks the block of `count` rows that stands at a place.
  ///
  /// A block that leaves its bytes or the rows of the catalog is none: `count` is 0 then.
  ///
  /// - Parameter single: for each row the impact of what stands once in its abstract; only impacts need it.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, after lastRow: Int, rowLimit: Int, _ parts: Parts,
    single: UnsafeBufferPointer<UInt8>
  ) {
    self.count = 0
    guard start >= 0, start &+ 4 <= bytes.count, count > 0, count <= Postings.blockSize else { return }
    let (width, kinds) = (Int(bytes[start]), bytes[start + 1])
    let packed = start + 4
    var place = packed + (count * width + 7) / 8
    guard width <= 32, place + Postings.padding <= bytes.count else { return }
    guard lastRow >= -1, unpack(bytes, at: packed, width: width, count: count, after: lastRow) < rowLimit else { return }
    let bits = (count + 7) / 8
    // The rows that are not in the abstract alone.
    var elsewhere: (low: UInt64, high: UInt64) = (0, 0)
    if kinds & Postings.fieldsDiffer == 0 {
      if bytes[start + 2] != TextFields.abstract.rawValue { elsewhere = (~0, ~0) }
      if parts.contains(.fields) { fields.update(repeating: bytes[start + 2], count: count) }
    } else {
      guard place + bits + Postings.padding <= bytes.count else { return }
      elsewhere = Self.bits(bytes, at: place, count: bits)
      place += bits
      let others = elsewhere.low.nonzeroBitCount + elsewhere.high.nonzeroBitCount
      guard place + others <= bytes.count else { return }
      if parts.contains(.fields) { unpackFields(bytes, at: place, elsewhere.low, elsewhere.high, count) }
      place += others
    }
    several = (0, 0)
    if kinds & Postings.someHaveSeveral != 0 {
      guard place + bits + Postings.padding <= bytes.count else { return }
      several = Self.bits(bytes, at: place, count: bits)
      place += bits
    }
    if parts.contains(.impacts) {
      let own = (elsewhere.low | several.low, elsewhere.high | several.high)
      let isPacked = kinds & Postings.impactsDiffer != 0
      // All rows are under the limit, as was asked above.
      if single.count >= rowLimit, let base = single.baseAddress {
        for index in 0..<count { impacts[index] = base[Int(rows[index])] }
      } else {
        impacts.update(repeating: 0, count: count)
      }
      let packed = UnsafeRawBufferPointer(rebasing: bytes[(isPacked ? place : bytes.count)...])
      unpackImpacts(packed, own.0, own.1, count, ofAll: bytes[start + 3])
    }
    self.count = count
  }

  /// Puts the impacts of rows that have their own in place: those that are packed, or one for all.
  private func unpackImpacts(
    _ packed: UnsafeRawBufferPointer, _ low: UInt64, _ high: UInt64, _ count: Int, ofAll impact: UInt8
  ) {
    var next = 0
    for (offset, word) in [(0, low), (64, high)] {
      var rest = word
      while rest != 0 {
        let index = offset &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        guard index < count else { return }
        let isThere = next &>> 1 < packed.count
        impacts[index] = isThere ? (packed[next &>> 1] &>> UInt8(truncatingIfNeeded: next & 1 &* 4)) & 0xF : impact & 0xF
        next &+= 1
      }
    }
  }

  /// Unpacks rows from distances of up to 32 bits; they rise, so that the last one, which is given back, tells whether all
  /// are there.
  @inline(__always)
  func unpack(_ bytes: UnsafeRawBufferPointer, at start: Int, width: Int, count: Int, after lastRow: Int) -> Int {
    let mask: UInt64 = 1 &<< UInt64(width) &- 1
    var (row, bit, index) = (lastRow, 0, 0)
    // Of up to fourteen bits, four distances stand in one word of eight bytes.
    if width <= 14 {
      let (second, third, fourth) = (UInt64(width), UInt64(2 &* width), UInt64(3 &* width))
      while index &+ 4 <= count {
        let word = bytes.loadUnaligned(fromByteOffset: start &+ bit &>> 3, as: UInt64.self) &>> UInt64(bit & 7)
        let rows = rows + index
        row &+= 1 &+ Int(truncatingIfNeeded: word & mask)
        rows[0] = Int32(truncatingIfNeeded: row)
        row &+= 1 &+ Int(truncatingIfNeeded: word &>> second & mask)
        rows[1] = Int32(truncatingIfNeeded: row)
        row &+= 1 &+ Int(truncatingIfNeeded: word &>> third & mask)
        rows[2] = Int32(truncatingIfNeeded: row)
        row &+= 1 &+ Int(truncatingIfNeeded: word &>> fourth & mask)
        rows[3] = Int32(truncatingIfNeeded: row)
        bit &+= 4 &* width
        index &+= 4
      }
    }
    while index < count {
      let word = bytes.loadUnaligned(fromByteOffset: start &+ bit &>> 3, as: UInt64.self)
      row &+= 1 &+ Int(truncatingIfNeeded: word &>> UInt64(bit & 7) & mask)
      rows[index] = Int32(truncatingIfNeeded: row)
      bit &+= width
      index &+= 1
    }
    return row
  }

  private func unpackFields(
    _ bytes: UnsafeRawBufferPointer, at start: Int, _ low: UInt64, _ high: UInt64, _ count: Int
  ) {
    fields.update(repeating: TextFields.abstract.rawValue, count: count)
    var place = start
    for (offset, word) in [(0, low), (64, high)] {
      var rest = word
      while rest != 0 {
        let index = offset &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        if index < count { fields[index] = bytes[place] }
        place &+= 1
      }
    }
  }

  /// Some bytes as bits, those of the first byte lowest; one to sixteen bytes. They may be read up to the end of the second
  /// word of eight bytes, less than `Postings.padding` beyond the last of them.
  @inline(__always)
  static func bits(_ bytes: UnsafeRawBufferPointer, at start: Int, count: Int) -> (low: UInt64, high: UInt64) {
    let low = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    if count <= 8 { return (low & (~0 &>> UInt64(64 &- 8 &* count)), 0) }
    let high = bytes.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self).littleEndian
    return (low, high & (~0 &>> UInt64(128 &- 8 &* count)))
  }
}
