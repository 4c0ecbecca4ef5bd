/// Where the phrases of one query were found, since ranking asks for them again and finding them is the slow part.
final class FoundPhrases {
  private struct Place: Hashable {
    var term: SearchTerm
    /// Where the segment's text ends, which tells segments apart.
    var segment: Int
  }

  private var found: [Place: [UInt64]] = [:]

  /// The beginnings of a phrase in a segment, found by `find` unless they are known.
  func beginnings(
    of term: SearchTerm, in segment: Segment, orElse find: () throws(Cancelled) -> [UInt64]
  ) throws(Cancelled) -> [UInt64] {
    let place = Place(term: term, segment: segment.end)
    if let known = found[place] { return known }
    let beginnings = try find()
    found[place] = beginnings
    return beginnings
  }
}
