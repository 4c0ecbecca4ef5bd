import Marks

/// A request to the marks that is not answered yet, and what follows when it is done.
///
/// A mark is on disk before it is on the screen: so `update` asks for it, and shows it when the answer is there.
package struct PendingRequest: Sendable, Equatable {
  package var number: Int
  package var request: MarkRequest
  /// What to say then; nil for the name of the step that was undone or done again, or for nothing.
  package var notice: String?
  /// Whether the next paper of the list is selected then.
  package var goesOn = false
}
