/// When papers that were added become a segment of their own, and when segments are joined.
///
///     first segment                 upper segments        added
///     ─────────────────────────────┬───────────┬────┬─┬──  a new segment; small ones before it are
///     papers.snapshot              .1          .2   .3     made anew together with it
struct SegmentPlan: Sendable {
  /// A text of so many bytes is compiled as a whole in a moment.
  var smallText = 2 << 20
  /// So much is made anew together with what was added, without anybody noticing.
  var joinedAtOnce = 16 << 20
  /// The upper segments have at most this share of the first one's text while somebody waits for the library…
  var largestShare = 0.25
  /// …and this after there was time to join them.
  var restingShare = 0.0625

  /// More segments than this lie on the first one never.
  static let mostUpper = 8

  static let standard = SegmentPlan()

  /// How many of some segments stay as they are when text was added after them; the rest of the text becomes one
  /// segment. 0 makes all anew.
  ///
  /// - Parameters:
  ///   - ends: where the text of each segment ends.
  ///   - size: that of the whole text.
  func kept(ends: [Int], size: Int) -> Int {
    guard let first = ends.first, first > smallText, Double(size - first) <= largestShare * Double(first) else {
      return 0
    }
    var kept = ends.count
    while kept > 1 {
      let last = ends[kept - 1] - ends[kept - 2]
      let isSmall = last <= 2 * (size - ends[kept - 1]) && size - ends[kept - 2] <= joinedAtOnce
      guard isSmall || kept > Self.mostUpper else { break }
      kept -= 1
    }
    return kept
  }

  /// How many stay when there is time to join them; nil when they are well as they are.
  func keptAtRest(ends: [Int]) -> Int? {
    guard let first = ends.first, let size = ends.last, ends.count > 1 else { return nil }
    if Double(size - first) > restingShare * Double(first) { return 0 }
    return ends.count > 3 ? 1 : nil
  }
}
