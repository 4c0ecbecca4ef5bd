import Marks
import Papers

/// A request to the marks that is not answered yet, and what follows when it is done.
///
/// A mark is on disk before it is on the screen: so `update` asks for it, and shows it when the answer is there.
package struct PendingRequest: Sendable, Equatable {
  package var number = 0
  package var request = MarkRequest.undo
  /// What to say then; nil for the name of the step that was undone or done again, or for nothing.
  package var notice: String?
  /// How many papers further down the list one is selected then.
  package var goesOn = 0
  /// Whether the selected papers are let go then.
  package var letsGo = false
  /// Whether it is a decision of triage, which is open again when the request is refused.
  package var isDecision = false
  /// The paper of a service of which the PDF is downloaded when it is in the library; nothing is then marked.
  package var downloads: PaperID?
}
