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

  func row(of key: String) -> Row? {
    let place = firstPlace(notBefore: key)
    guard place < order.count else { return nil }
    let identity = Int(order[place])
    return keys.withBytes(at: identity) { $0.elementsEqual(key.utf8) } ? row(ofIdentity: identity) : nil
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
    return target.withUnsafeBufferPointer { target in
      var (low, high) = (0, order.count)
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
}
