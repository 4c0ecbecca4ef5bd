import Themes

/// The colours of tags: those that a theme gives to other small words, one for each tag, by its name, so that a
/// tag has the same one everywhere.
enum TagColor {
  private static let scopes: [Scope] = [
    .paperTopic, .markStarred, .markLater, .paperLink, .listScore, .paperVenue, .paperNumber, .markUnread,
  ]

  /// By the FNV-1a hash of the name.
  static func scope(of tag: String) -> Scope {
    let hash = tag.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    return scopes[Int(hash % UInt32(scopes.count))]
  }
}
