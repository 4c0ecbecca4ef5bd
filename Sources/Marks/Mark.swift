/// What a reader says about a paper with one key. Each mark stands for itself: setting one never changes
/// another, so that a paper can be starred and dismissed.
package enum Mark: String, CaseIterable, Sendable {
  case starred, read, later, dismissed

  /// The place of this mark in `PaperMarks`' columns.
  var index: Int {
    switch self {
    case .starred: 0
    case .read: 1
    case .later: 2
    case .dismissed: 3
    }
  }
}
