import Terminal

/// The first steps, one after another in the status line of whoever opens the reader for the first time. A step is over
/// when it was done, whichever is shown.
package struct Tour: Sendable, Equatable {
  package enum Step: String, CaseIterable, Sendable {
    case move, open, leave, mark, filter, triage, help

    /// What counts as having done it.
    fileprivate func isDone(by command: Command) -> Bool {
      switch self {
      case .move: [.next, .previous, .nextPaper, .previousPaper, .nextUnread, .pageDown, .halfPageDown].contains(command)
      case .mark: [.star, .later, .dismiss, .read].contains(command)
      default: keys.contains { $0.0 == command }
      }
    }
  }

  package private(set) var left: [Step]

  package init() { left = Step.allCases }

  /// One that was left, as it is remembered; nil when it is over.
  package init?(remembered text: String) {
    left = text.split(separator: " ").compactMap { Step(rawValue: String($0)) }
    if left.isEmpty { return nil }
  }

  /// How it is remembered.
  package var remembered: String { left.isEmpty ? "done" : left.map(\.rawValue).joined(separator: " ") }

  /// `3/7`
  var place: String { "\(Step.allCases.count - left.count + 1)/\(Step.allCases.count)" }

  /// Takes note of a command; whether that was one of the steps.
  mutating func follow(_ command: Command) -> Bool {
    guard let index = left.firstIndex(where: { $0.isDone(by: command) }) else { return false }
    left.remove(at: index)
    return true
  }
}
