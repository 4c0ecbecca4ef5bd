import Synchronization

/// Rows in an order of which the beginning is known, and the rest is worked out when somebody asks for it.
///
/// Of millions of rows that were ranked, nearly always only the first few are looked at.
final class RankedOrder: Sendable {
  /// Works out the whole order; nil when cancelled.
  typealias Finish = @Sendable (_ isCancelled: @Sendable () -> Bool) -> [Row]?

  private enum State {
    case begun(Finish)
    case finished([Row])
  }

  let first: [Row]
  let set: RowSet
  let count: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - first: the first rows of those of the set.
  ///   - finish: gives the set's rows, those first.
  init(_ first: [Row], of set: RowSet, finish: @escaping Finish) {
    self.first = first
    self.set = set
    count = set.count
    state = Mutex(.begun(finish))
  }

  var isFinished: Bool {
    state.withLock { if case .finished = $0 { true } else { false } }
  }

  /// All rows. Whoever asks while they are being worked out waits.
  var all: [Row] { rows { false } ?? set.rows }

  /// All rows; nil when cancelled, and then as if nobody had asked.
  func rows(isCancelled: @Sendable () -> Bool) -> [Row]? {
    state.withLock { state in
      switch state {
      case .finished(let rows): return rows
      case .begun(let finish):
        guard !isCancelled(), let rows = finish(isCancelled) else { return nil }
        state = .finished(rows)
        return rows
      }
    }
  }

  func row(at place: Int) -> Row { place < first.count ? first[place] : all[place] }

  func firstIndex(of row: Row) -> Int? {
    guard set.contains(row) else { return nil }
    return first.firstIndex(of: row) ?? all.firstIndex(of: row)
  }
}

/// Orders are the same if their rows are, which is not worth working out for an order and itself.
extension RankedOrder: Hashable {
  static func == (a: RankedOrder, b: RankedOrder) -> Bool {
    a === b || (a.set == b.set && a.first == b.first && a.all == b.all)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
