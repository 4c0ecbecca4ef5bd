/// The postings of one word, of which only the blocks are unpacked that are asked for.
final class ListImpacts: ImpactSource {
  private let list: PostingList
  private let fields: TextFields
  /// Whether it is a pair of words, which counts by its fields.
  private let isPair: Bool
  private var unpacked = PostingBlock()
  private var unpackedBlock = -1

  /// - Parameter fields: those in which it counts.
  init(_ list: PostingList, in fields: TextFields, isPair: Bool) {
    self.list = list
    self.fields = fields
    self.isPair = isPair
  }

  func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>) {
    // Blocks of a rare word reach over so many windows that its rows are worth a look.
    let isRare = list.count < bounds.count * 4
    for block in 0..<list.blockCount {
      if isRare { raiseBounds(bounds, byRowsOf: block) } else { raiseBounds(bounds, by: block) }
    }
  }

  private func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>, byRowsOf block: Int) {
    read(block)
    for place in 0..<unpacked.count {
      let window = Int(unpacked.rows[place]) / TopRows.windowSize
      if window < bounds.count { bounds[window] = max(bounds[window], impact(of: unpacked, place)) }
    }
  }

  private func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>, by block: Int) {
    let (rows, greatest) = (list.rows(ofBlock: block), list.greatestImpact(ofBlock: block))
    var window = rows.lowerBound / TopRows.windowSize
    let last = min(rows.upperBound / TopRows.windowSize, bounds.count - 1)
    while window <= last {
      bounds[window] = max(bounds[window], greatest)
      window &+= 1
    }
  }

  func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>) {
    var block = list.block(holding: rows.lowerBound, from: 0)
    while block < list.blockCount, list.rows(ofBlock: block).lowerBound < rows.upperBound {
      read(block)
      raise(values, in: rows, by: unpacked)
      block += 1
    }
  }

  /// A block may reach over many windows.
  private func read(_ block: Int) {
    guard block != unpackedBlock else { return }
    list.read(block, into: &unpacked, isPair ? .fields : fields == .all ? .impacts : [.impacts, .fields])
    unpackedBlock = block
  }

  private func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>, by block: borrowing PostingBlock) {
    for place in block.partition(notBefore: rows.lowerBound)..<block.count {
      let row = Int(block.rows[place])
      guard row < rows.upperBound else { return }
      let index = row &- rows.lowerBound
      values[index] = max(values[index], impact(of: block, place))
    }
  }

  @inline(__always)
  private func impact(of block: borrowing PostingBlock, _ place: Int) -> UInt8 {
    if isPair { return Ranking.impactsOfFields[Int(block.fields[place] & fields.rawValue)] }
    return fields == .all || block.fields[place] & fields.rawValue != 0 ? block.impacts[place] : 0
  }
}

extension PostingBlock {
  /// The first place of a row that is not before another.
  fileprivate func partition(notBefore row: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
