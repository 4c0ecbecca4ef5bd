import Papers
import Terminal

/// What a program that needs the terminal is started for.
package enum Errand: Sendable, Equatable {
  /// Write a paper's note, which has this text now, in the editor; the answer is `Message.notesWritten`.
  case note(PaperID, text: String)
  /// Run a command of the settings on a paper.
  case command(String, Paper)
}

/// A note that was written outside: what the writer had seen, and what it was made into.
package struct WrittenNote: Sendable, Equatable {
  package var id: PaperID
  package var before: String
  package var after: String

  package init(_ id: PaperID, before: String, after: String) {
    self.id = id
    self.before = before
    self.after = after
  }
}
