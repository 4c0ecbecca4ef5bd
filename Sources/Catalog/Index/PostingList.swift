/// The packed postings of one word, and its places.
struct PostingList {
  /// The postings; the section goes on after them by `Postings.padding` bytes at least.
  private let bytes: UnsafeRawBufferPointer
  /// Where the list begins.
  private let start: Int
  private let blocksStart: Int
  private let rowLimit: Int
  /// For each row the impact of what stands once in its abstract; none where nobody asks for impacts.
  private let single: UnsafeBufferPointer<UInt8>
  /// How many rows hold the word.
  let count: Int
  let blockCount: Int

  init(
    _ bytes: UnsafeRawBufferPointer, at start: Int, count: Int, rowLimit: Int,
    single: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
  ) {
    self.bytes = bytes
    self.single = single
    self.start = start
    self.rowLimit = rowLimit
    let blocks = (count + Postings.blockSize - 1) / Postings.blockSize
    let table = blocks > 1 ? blocks * Postings.tableEntry : 0
    let isWhole = start >= 0 && count >= 0 && table <= bytes.count - start
    self.count = isWhole ? count : 0
    blockCount = isWhole ? blocks : 0
    blocksStart = start + table
  }

  /// The first row that a block may hold, and its last one; the latter is not known for a lone block.
  func rows(ofBlock block: Int) -> ClosedRange<Int> {
    let first = block > 0 ? entry(block - 1, 0) + 1 : 0
    return first...max(first, blockCount > 1 ? min(entry(block, 0), rowLimit - 1) : rowLimit - 1)
  }

  /// Whether a block holds no row before one, as is seen without unpacking it.
  @inline(__always)
  func begins(_ block: Int, notBefore row: Int) -> Bool { block > 0 && entry(block &- 1, 0) >= row &- 1 }

  /// No row of a block has a greater impact; of a pair, which has none, that of its fields.
  @inline(__always)
  func greatestImpact(ofBlock block: Int) -> UInt8 {
    let place = blocksStart &+ (blockCount > 1 ? entry(block, 4) : 0) &+ 1
    return place < bytes.count ? bytes[place] &>> Postings.greatestImpactShift : 0
  }

  /// Where the places of a block begin among those of the word.
  func places(ofBlock block: Int) -> Int { blockCount > 1 ? entry(block, 8) : 0 }

  /// The first block from `start` on that may hold a row, by steps that double and then bisection.
  func block(holding row: Int, from start: Int) -> Int {
    var low = start
    guard low < blockCount, entryRow(low) < row else { return low }
    var step = 1
    while low + step < blockCount, entryRow(low + step) < row {
      low += step
      step *= 2
    }
    var high = min(low + step, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if entryRow(middle) < row { low = middle } else { high = middle }
    }
    return high
  }

  private func entryRow(_ block: Int) -> Int { blockCount > 1 ? entry(block, 0) : rowLimit }

  /// Unpacks a block.
  @inline(__always)
  func read(_ block: Int, into unpacked: inout PostingBlock, _ parts: PostingBlock.Parts) {
    let size = min(Postings.blockSize, count - block * Postings.blockSize)
    let place = blockCount > 1 ? entry(block, 4) : 0
    let last = block > 0 ? entry(block - 1, 0) : -1
    unpacked.read(
      bytes, at: blocksStart + place, count: size, after: last, rowLimit: rowLimit, parts, single: single)
  }

  @inline(__always)
  private func entry(_ block: Int, _ part: Int) -> Int {
    Int(
      bytes.loadUnaligned(
        fromByteOffset: start &+ block &* Postings.tableEntry &+ part, as: UInt32.self).littleEndian)
  }

  /// Adds the word's weight to the sum of each row of a window that holds it in one of some fields, in units of a lone word's worth;
  /// `room` is for unpacking.
  @inline(__always)
  func add(
    _ weight: Float, _ others: UnsafePointer<Float>, in fields: UInt8, to sums: UnsafeMutableBufferPointer<Float>,
    _ window: Range<Int>, _ room: borrowing PostingBlock
  ) {
    guard single.count >= rowLimit, window.upperBound <= rowLimit else { return }
    var block = block(holding: window.lowerBound, from: 0)
    while block < blockCount, !begins(block, notBefore: window.upperBound) {
      let size = min(Postings.blockSize, count - block * Postings.blockSize)
      let place = blockCount > 1 ? entry(block, 4) : 0
      let last = block > 0 ? entry(block - 1, 0) : -1
      room.add(
        bytes, at: blocksStart + place, count: size, after: last, rowLimit: rowLimit, single: single, in: fields, weight, others,
        to: sums, window)
      block += 1
    }
  }

  /// Adds those of its rows to a set that there are to choose from.
  func insert(into rows: inout RowSet) {
    let end = rows.capacity
    var unpacked = PostingBlock()
    rows.words.withUnsafeMutableBufferPointer { bits in
      for block in 0..<blockCount {
        if begins(block, notBefore: end) { break }
        read(block, into: &unpacked, [])
        for place in 0..<unpacked.count(before: end) {
          let row = Int(unpacked.rows[place])
          bits[row &>> 6] |= 1 &<< UInt64(row & 63)
        }
      }
    }
  }
}
