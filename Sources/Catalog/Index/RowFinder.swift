import Glibc
import Papers

/// Finds the rows of many papers one after another, by the bytes of their identities: quick for those that come
/// sorted, right for all; few are looked for one by one. Good as long as `PaperCatalog.withRowFinder` has not returned.
package struct RowFinder {
  private let catalog: PaperCatalog
  // Those of the first segment.
  private let order: UnsafeBufferPointer<UInt32>
  private let starts: UnsafeBufferPointer<UInt32>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let aliasRows: UnsafeBufferPointer<UInt32>
  private let rowCount: Int
  /// Whether each is looked for by itself.
  private let isForFew: Bool
  /// The place of the identity that was looked for last. Where they come sorted, the next one is a little behind it.
  private var last = 0

  init(
    _ catalog: PaperCatalog, _ order: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ aliasRows: UnsafeBufferPointer<UInt32>, rowCount: Int
  ) {
    (self.catalog, self.order, self.starts, self.bytes) = (catalog, order, starts, bytes)
    (self.aliasRows, self.rowCount) = (aliasRows, rowCount)
    isForFew = false
  }

  /// One for a few papers, which reads no more than is needed for them.
  init(forFewOf catalog: PaperCatalog) {
    self.catalog = catalog
    (order, starts, aliasRows) = (Self.none, Self.none, Self.none)
    (bytes, rowCount, isForFew) = (UnsafeBufferPointer(start: nil, count: 0), 0, true)
  }

  private static var none: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: nil, count: 0) }

  /// The row of a paper, and whether it was found by one of its aliases.
  package mutating func row(of key: UnsafeBufferPointer<UInt8>) -> (row: Row, isAlias: Bool)? {
    let found = rowInFirstSegment(of: key)
    if catalog.layout.isPlain, !isForFew { return found }
    if let found, !found.isAlias, let row = catalog.layout.row(of: found.row, in: 0) { return (row, false) }
    // The other segments are small.
    let id = PaperID(key: String(decoding: key, as: UTF8.self))
    return catalog.row(of: id).map { ($0, catalog.id(at: $0) != id) }
  }

  private mutating func rowInFirstSegment(of key: UnsafeBufferPointer<UInt8>) -> (row: Row, isAlias: Bool)? {
    last = lowerBound(in: order.count, near: last) { identity(Int(order[$0])).isOrderedBefore(key) }
    guard last < order.count else { return nil }
    let number = Int(order[last])
    guard identity(number).elementsEqual(key) else { return nil }
    if number < rowCount { return (Row(Int32(number)), false) }
    guard number - rowCount < aliasRows.count, aliasRows[number - rowCount] < rowCount else { return nil }
    return (Row(Int32(aliasRows[number - rowCount])), true)
  }

  /// The row of a paper by its own identity, looked for first among the few rows from one on.
  mutating func ownRow(of key: String, near start: Row) -> Row? {
    var key = key
    return key.withUTF8 { key in
      if catalog.layout.isPlain {
        for number in max(0, start.index)..<max(0, min(start.index + 4, rowCount)) where isIdentity(number, key) {
          return Row(Int32(truncatingIfNeeded: number))
        }
      }
      return row(of: key).flatMap { $0.isAlias ? nil : $0.row }
    }
  }

  private func isIdentity(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let own = identity(number)
    guard own.count == key.count, let a = own.baseAddress, let b = key.baseAddress else { return false }
    return memcmp(a, b, key.count) == 0
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
  /// So many times as many identities are read in the time in which one is looked for by itself.
  private static var readPerLookup: Int { 16_384 }

  /// Lets the rows of papers be found. Cost besides: a look at all identities, if they are many.
  ///
  /// - Parameter count: how many will be looked for.
  package func withRowFinder<Result>(for count: Int, _ body: (inout RowFinder) throws -> Result) rethrows -> Result {
    if count < self.count / Self.readPerLookup {
      var finder = RowFinder(forFewOf: self)
      return try body(&finder)
    }
    return try (segments.first?.identities ?? IdentityTable(.none)).withFinder(in: self, body)
  }
}
