/// The rows of an answer, in its order.
///
/// Rows in the default order are held as a set and found when they are asked for, so that an answer of three
/// million papers costs as little to make and to hold as one of three. Of a ranking, only the first rows are known at
/// first: whoever goes beyond them waits until all rows are ranked, unless somebody has called `finish` already.
package struct RowList: RandomAccessCollection, Hashable, Sendable {
  private enum Order: Hashable, Sendable {
    /// In the default order, but the first `reversed` rows the other way round.
    case set(RankedRows, reversed: Int)
    case list([Row])
    case ranked(RankedOrder)
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

  init(_ rows: RankedOrder) {
    count = rows.count
    order = .ranked(rows)
  }

  /// Works out the rows of a ranking that are not known yet, for whoever asks for them later; nothing happens when
  /// cancelled. From any thread.
  package func finish(isCancelled: @Sendable () -> Bool) {
    if case .ranked(let rows) = order { _ = rows.rows(isCancelled: isCancelled) }
  }

  /// Whether the place of a row, or that it has none, is known without waiting.
  package func knows(_ row: Row) -> Bool {
    guard case .ranked(let rows) = order else { return true }
    return rows.isFinished || !rows.set.contains(row) || rows.first.contains(row)
  }

  /// Goes through all rows, of which each is then at hand.
  package func makeIterator() -> IndexingIterator<RowList> {
    if case .ranked(let rows) = order { return RowList(rows.all).makeIterator() }
    return IndexingIterator(_elements: self)
  }

  /// The rows, when they stand in the default order.
  var inDefaultOrder: RankedRows? {
    if case .set(let rows, 0) = order { rows } else { nil }
  }

  /// The same rows without their order.
  package func set(capacity: Int) -> RowSet {
    switch order {
    case .set(let rows, _): rows.set.fitted(to: capacity)
    case .list(let rows): RowSet(capacity: capacity, rows)
    case .ranked(let rows): rows.set
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> Row {
    switch order {
    case .list(let rows): rows[place]
    case .ranked(let rows): rows.row(at: place)
    case .set(let rows, let reversed): rows.row(at: place < reversed ? reversed - 1 - place : place)
    }
  }

  /// The place of a row; nil if it is not there. Cost: bits of a few words in the default order, else linear.
  package func firstIndex(of row: Row) -> Int? {
    switch order {
    case .list(let rows): return rows.firstIndex(of: row)
    case .ranked(let rows): return rows.firstIndex(of: row)
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
