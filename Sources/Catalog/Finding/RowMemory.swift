import Synchronization

/// The rows of words, phrases or topics asked for lately.
///
/// While a query is typed, each key asks for all of its earlier words again, and a word such as `a` costs as
/// much as the rest together. A catalog never changes, so that what was found stays true.
final class RowMemory<Key: Hashable & Sendable>: Sendable {
  /// Sets are kept up to so many, however small,
  static var most: Int { 512 }
  /// and up to so many bytes in all, but 16 of any size.
  private static var limit: Int { 8 << 20 }

  private let sets = Mutex<[Key: RowSet]>([:])

  /// The rows of `key`, if they are remembered.
  func known(_ key: Key) -> RowSet? { sets.withLock { $0[key] } }

  /// The rows of `key`, found by `find` unless they are remembered.
  func rows<Failure>(
    of key: Key, orElse find: () throws(Failure) -> RowSet
  ) throws(Failure) -> RowSet {
    if let rows = known(key) { return rows }
    let rows = try find()
    sets.withLock { sets in
      if sets.count >= max(16, min(Self.most, Self.limit / max(1, rows.words.count * 8))) { sets.removeAll() }
      sets[key] = rows
    }
    return rows
  }
}
