import Synchronization

/// The rows of words and phrases asked for lately.
///
/// While a query is typed, each key asks for all of its earlier words again, and a word such as `a` costs as
/// much as the rest together. A catalog never changes, so that what was found stays true.
final class TermMemory: Sendable {
  /// Sets are kept up to so many bytes in all.
  private static let limit = 8 << 20

  private let sets = Mutex<[SearchTerm: RowSet]>([:])

  /// The rows of `term`, found by `find` unless they are remembered.
  func rows<Failure>(
    of term: SearchTerm, orElse find: () throws(Failure) -> RowSet
  ) throws(Failure) -> RowSet {
    if let rows = sets.withLock({ $0[term] }) { return rows }
    let rows = try find()
    sets.withLock { sets in
      if sets.count >= max(16, Self.limit / max(1, rows.words.count * 8)) { sets.removeAll() }
      sets[term] = rows
    }
    return rows
  }
}
