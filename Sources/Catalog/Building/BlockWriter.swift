/// Packs the postings of one word after another. See `Postings`.
struct BlockWriter {
  private var rows: [Int32] = []
  private var fields: [UInt8] = []
  private var impacts: [UInt8] = []
  private var several: [Bool] = []
  /// The impacts of the rows of a block that have their own.
  private var own: [UInt8] = []
  private var lastRow: Int32 = -1
  private var blocks: [UInt8] = []
  private var table: [UInt8] = []
  private var blockCount = 0
  private var blockPlaces = 0

  /// Adds a row; rows must rise.
  ///
  /// - Parameter places: the bytes of all places of the word so far.
  mutating func add(_ row: Int32, fields: UInt8, impact: UInt8, hasSeveral: Bool, places: Int) {
    if rows.count == Postings.blockSize { endBlock() }
    if rows.isEmpty { blockPlaces = places }
    rows.append(row)
    self.fields.append(fields)
    impacts.append(impact)
    several.append(hasSeveral)
  }

  /// Ends the word and hands out the pieces of what its postings are.
  mutating func finish(_ append: ([UInt8]) -> Void) {
    if !rows.isEmpty { endBlock() }
    if blockCount > 1 { append(table) }
    append(blocks)
    blocks.removeAll(keepingCapacity: true)
    table.removeAll(keepingCapacity: true)
    lastRow = -1
    blockCount = 0
  }

  private mutating func endBlock() {
    let start = blocks.count
    let width = bitWidth()
    let fieldsDiffer = fields.contains { $0 != fields[0] }
    let someHaveSeveral = several.contains(true)
    // What stands once in the abstract has the impact of its row.
    own.removeAll(keepingCapacity: true)
    for index in rows.indices where several[index] || fields[index] != TextFields.abstract.rawValue {
      own.append(impacts[index])
    }
    let impactsDiffer = own.contains { $0 != own[0] }
    var kinds: UInt8 = fieldsDiffer ? Postings.fieldsDiffer : 0
    if someHaveSeveral { kinds |= Postings.someHaveSeveral }
    if impactsDiffer { kinds |= Postings.impactsDiffer }
    blocks += [UInt8(width), kinds, fields[0], own.first ?? 0]
    packRows(width)
    if fieldsDiffer {
      appendBits(fields.map { $0 != TextFields.abstract.rawValue })
      for field in fields where field != TextFields.abstract.rawValue { blocks.append(field) }
    }
    if someHaveSeveral { appendBits(several) }
    if impactsDiffer {
      for index in stride(from: 0, to: own.count, by: 2) {
        blocks.append(own[index] | (index + 1 < own.count ? own[index + 1] << 4 : 0))
      }
    }
    lastRow = rows[rows.count - 1]
    table.appendWord(UInt32(bitPattern: lastRow))
    table.appendWord(UInt32(truncatingIfNeeded: start))
    table.appendWord(UInt32(truncatingIfNeeded: blockPlaces))
    blockCount += 1
    rows.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    impacts.removeAll(keepingCapacity: true)
    several.removeAll(keepingCapacity: true)
  }

  /// How many bits the greatest distance takes.
  private func bitWidth() -> Int {
    var before = lastRow
    var all: UInt32 = 0
    for row in rows {
      all |= UInt32(bitPattern: row &- before &- 1)
      before = row
    }
    return 32 - all.leadingZeroBitCount
  }

  private mutating func packRows(_ width: Int) {
    var before = lastRow
    var bits: UInt64 = 0
    var filled = 0
    for row in rows {
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

  private mutating func appendBits(_ bits: [Bool]) {
    for start in stride(from: 0, to: bits.count, by: 8) {
      var byte: UInt8 = 0
      for bit in 0..<min(8, bits.count - start) where bits[start + bit] { byte |= 1 << UInt8(bit) }
      blocks.append(byte)
    }
  }
}
