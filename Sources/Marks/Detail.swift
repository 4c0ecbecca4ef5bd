/// Something that is said of a paper in a short text rather than by yes or no. An empty text says nothing.
package enum Detail: String, CaseIterable, Sendable {
  /// Its place in the to-read queue, which is ordered by hand (see `HandOrder`).
  case place
  /// The rule that marked it.
  case rule
  /// The moment of the version that was read, where that came after the paper was marked as read.
  case seen
  /// Until when it is out of the inbox (see `Snooze`).
  case snoozed
}
