/// Finds the rows of many papers one after another, by the bytes of their identities: quick for those that come
/// sorted, right for all. Good as long as `PaperCatalog.withRowFinder` has not returned.
package struct RowFinder {
  let order: UnsafeBufferPointer<UInt32>
  let starts: UnsafeBufferPointer<UInt32>
  let bytes: UnsafeBufferPointer<UInt8>
  let aliasRows: UnsafeBufferPointer<UInt32>
  let rowCount: Int
  /// The place of the identity that was looked for last. Where they come sorted, the next one is a little behind it.
  private var last = 0

  init(
    order: UnsafeBufferPointer<UInt32>, starts: UnsafeBufferPointer<UInt32>, bytes: UnsafeBufferPointer<UInt8>,
    aliasRows: UnsafeBufferPointer<UInt32>, rowCount: Int
  ) {
    (self.order, self.starts, self.bytes) = (order, starts, bytes)
    (self.aliasRows, self.rowCount) = (aliasRows, rowCount)
  }

  /// The row of a paper, and whether it was found by one of its aliases.
  package mutating func row(of key: UnsafeBufferPointer<UInt8>) -> (row: Row, isAlias: Bool)? {
    last = lowerBound(in: order.count, near: last) { identity(Int(order[$0])).isOrderedBefore(key) }
    guard last < order.count else { return nil }
    let number = Int(order[last])
    guard identity(number).elementsEqual(key) else { return nil }
    if number < rowCount { return (Row(Int32(number)), false) }
    guard number - rowCount < aliasRows.count, aliasRows[number - rowCount] < rowCount else { return nil }
    return (Row(Int32(aliasRows[number - rowCount])), true)
  }

  package mutating func row(of key: String) -> (row: Row, isAlias: Bool)? {
    var key = key
    return key.withUTF8 { row(of: $0) }
  }

  private func identity(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    guard number + 1 < starts.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = min(Int(starts[number]), bytes.count)
    return UnsafeBufferPointer(rebasing: bytes[start..<max(start, min(Int(starts[number + 1]), bytes.count))])
  }
}

extension PaperCatalog {
  /// Lets the rows of many papers be found. Cost besides: a look at all identities.
  package func withRowFinder<Result>(_ body: (inout RowFinder) throws -> Result) rethrows -> Result {
    try identities.withFinder(body)
  }
}
