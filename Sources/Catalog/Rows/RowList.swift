/// The rows of an answer, in its order.
///
/// Rows in the default order are held as a set and found when they are asked for, so that an answer of three
/// million papers costs as little to make and to hold as one of three.
package struct RowList: RandomAccessCollection, Hashable, Sendable {
  private enum Order: Hashable, Sendable {
    /// In the default order, but the first `reversed` rows the other way round.
    case set(RankedRows, reversed: Int)
    case list([Row])
  }

  private let order: Order
  package let count: Int

  /// The rows of a set, in the default order.
  ///
  /// - Parameter reversed: how many of the first ones stand the other way round.
  package init(_ set: RowSet, reversed: Int = 0) {
    let rows = RankedRows(set)
    count = rows.count
    order = .set(rows, reversed: Swift.min(Swift.max(0, reversed), rows.count))
  }

  package init(_ rows: [Row]) {
    count = rows.count
    order = .list(rows)
  }

  /// The rows, when they stand in the default order.
  var inDefaultOrder: RankedRows? {
    if case .set(let rows, 0) = order { rows } else { nil }
  }

  /// The same rows without their order.
  package func set(capacity: Int) -> RowSet {
    switch order {
    case .set(let rows, _): rows.set
    case .list(let rows): RowSet(capacity: capacity, rows)
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> Row {
    switch order {
    case .list(let rows): rows[place]
    case .set(let rows, let reversed): rows.row(at: place < reversed ? reversed - 1 - place : place)
    }
  }

  /// The place of a row; nil if it is not there. Cost: bits of a few words in the default order, else linear.
  package func firstIndex(of row: Row) -> Int? {
    switch order {
    case .list(let rows): return rows.firstIndex(of: row)
    case .set(let rows, let reversed):
      guard rows.set.contains(row) else { return nil }
      let place = rows.place(of: row)
      return place < reversed ? reversed - 1 - place : place
    }
  }

  /// The place so many steps after another, or before it, when only rows in none of some sets count; the last
  /// of them if there are fewer, nil if there is none.
  package func index(from place: Int, forward: Bool, steps: Int = 1, outside sets: [RowSet]) -> Int? {
    guard steps > 0, indices.contains(place) else { return nil }
    if case .set(let rows, 0) = order {
      // Sixty-four rows at a time, since everything may have been read.
      let open = RankedRows(sets.reduce(rows.set) { $0.subtracting($1) })
      let row = rows.row(at: place)
      let first = open.place(of: row) + (forward && open.set.contains(row) ? 1 : 0)
      let steps = Swift.min(steps, forward ? open.count - first : first)
      guard steps > 0 else { return nil }
      return rows.place(of: open.row(at: forward ? first + steps - 1 : first - steps))
    }
    var (found, left) = (Int?.none, steps)
    for candidate in stride(from: forward ? place + 1 : place - 1, to: forward ? count : -1, by: forward ? 1 : -1)
    where !sets.contains(where: { $0.contains(self[candidate]) }) {
      (found, left) = (candidate, left - 1)
      if left == 0 { break }
    }
    return found
  }
}

extension RowList: ExpressibleByArrayLiteral {
  package init(arrayLiteral rows: Row...) { self.init(rows) }
}
