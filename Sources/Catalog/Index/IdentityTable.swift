/// The identities of a snapshot's papers, and their order.
struct IdentityTable: Sendable {
  private let keys: TextColumn
  private let aliasRows: Column<UInt32>
  private let order: Column<UInt32>
  private let rowCount: Int

  init(_ snapshot: Snapshot) {
    keys = snapshot.texts(starts: .idStarts, bytes: .idBytes)
    aliasRows = snapshot.column(.aliasRows, of: UInt32.self)
    order = snapshot.column(.idOrder, of: UInt32.self)
    rowCount = snapshot.rowCount
  }

  func key(of row: Row) -> String {
    row.index >= 0 && row.index < rowCount ? keys[row.index] : ""
  }

  /// The identities of many rows. Cost besides: a look at all identities.
  func keys(of rows: [Row]) -> [String] {
    keys.withAllTexts { starts, bytes in
      rows.map { row in
        guard row.index >= 0, row.index < rowCount, row.index + 1 < starts.count else { return "" }
        let start = min(Int(starts[row.index]), bytes.count)
        let text = bytes[start..<max(start, min(Int(starts[row.index + 1]), bytes.count))]
        return String(decoding: UnsafeBufferPointer(rebasing: text), as: UTF8.self)
      }
    }
  }

  /// Whether the identity of a row comes before another.
  func isBefore(_ row: Int, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
    keys.withBytes(at: row) { $0.isOrderedBefore(id) }
  }

  /// The rows that have an identity, those of which it is the first one before those of which it is an alias.
  func rows(of key: String) -> [(row: Row, isAlias: Bool)] {
    var found: [(row: Row, isAlias: Bool)] = []
    for place in firstPlace(notBefore: key)..<order.count {
      let identity = Int(order[place])
      guard keys.withBytes(at: identity, { $0.elementsEqual(key.utf8) }) else { break }
      if let row = row(ofIdentity: identity) { found.append((row, identity >= rowCount)) }
    }
    return found
  }

  /// The first of the rows that have each key, if there is one.
  ///
  /// Quick for keys that are sorted, each of which is looked for a little behind the one before; right for all.
  func forEachRow(of keys: some Sequence<String>, _ body: (_ key: String, _ row: Row?, _ isAlias: Bool) -> Void) {
    var last = 0
    for key in keys {
      let target = Array(key.utf8)
      last = target.withUnsafeBufferPointer { place(of: $0, near: last) }
      let identity = last < order.count ? Int(order[last]) : 0
      let isThere = last < order.count && self.keys.withBytes(at: identity) { $0.elementsEqual(target) }
      body(key, isThere ? row(ofIdentity: identity) : nil, identity >= rowCount)
    }
  }

  /// The first place that is not before a key, looked for in steps that double from `start`.
  private func place(of target: UnsafeBufferPointer<UInt8>, near start: Int) -> Int {
    lowerBound(in: order.count, near: start) { place in
      keys.withBytes(at: Int(order[place])) { $0.isOrderedBefore(target) }
    }
  }

  /// Lets many keys be looked for: all of the identities are compared with their checksums first, and then read
  /// without asking again.
  func withFinder<Result>(
    in catalog: PaperCatalog, _ body: (inout RowFinder) throws -> Result
  ) rethrows -> Result {
    try order.withNumbers { order in
      try keys.withAllTexts { starts, bytes in
        try aliasRows.withNumbers { aliasRows in
          var finder = RowFinder(catalog, order, starts, bytes, aliasRows, rowCount: rowCount)
          return try body(&finder)
        }
      }
    }
  }

  /// The rows that have an identity that begins so.
  func rows(withPrefix prefix: String) -> [Row] {
    let bytes = Array(prefix.utf8)
    var rows: [Row] = []
    var place = firstPlace(notBefore: prefix)
    while place < order.count {
      let identity = Int(order[place])
      guard keys.withBytes(at: identity, { $0.starts(with: bytes) }) else { break }
      if let row = row(ofIdentity: identity) { rows.append(row) }
      place += 1
    }
    return rows
  }

  private func row(ofIdentity identity: Int) -> Row? {
    let row = identity < rowCount ? identity : Int(aliasRows[identity - rowCount])
    return row < rowCount ? Row(Int32(row)) : nil
  }

  private func firstPlace(notBefore key: String) -> Int {
    let target = Array(key.utf8)
    return target.withUnsafeBufferPointer { place(of: $0, 0, order.count) }
  }

  private func place(of target: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if keys.withBytes(at: Int(order[middle]), { $0.isOrderedBefore(target) }) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// The first of `count` places that is not before what is looked for, in steps that double from `start`.
@inline(__always)
func lowerBound(in count: Int, near start: Int, _ isBefore: (Int) -> Bool) -> Int {
  var (low, high) = (0, count)
  if start < count, start == 0 || isBefore(start - 1) {
    var step = 1
    low = start
    while low + step <= count, isBefore(low + step - 1) {
      low += step
      step *= 2
    }
    high = min(low + step, count)
  }
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}
