import Synchronization

/// Where the phrases of one query were found, since ranking asks for them again and finding them is the slow part.
final class FoundPhrases: Sendable {
  private struct Place: Hashable {
    var term: SearchTerm
    /// Where the segment's text ends, which tells segments apart.
    var segment: Int
  }

  private let found = Mutex<[Place: [UInt64]]>([:])

  /// The beginnings of a phrase in a segment, found by `find` unless they are known.
  func beginnings(
    of term: SearchTerm, in segment: Segment, orElse find: () throws(Cancelled) -> [UInt64]
  ) throws(Cancelled) -> [UInt64] {
    let place = Place(term: term, segment: segment.end)
    if let known = found.withLock({ $0[place] }) { return known }
    let beginnings = try find()
    found.withLock { $0[place] = beginnings }
    return beginnings
  }
}
