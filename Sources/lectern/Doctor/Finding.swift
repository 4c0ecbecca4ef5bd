/// One line of what `lectern doctor` says.
struct Finding {
  enum Kind: String {
    case well = "ok"
    /// Worth knowing, and nothing is wrong.
    case note
    case wrong
  }

  /// What was looked at.
  let place: String
  let kind: Kind
  /// What was found and, unless all is well, what to do.
  let text: String
  /// What mends it; nil where a person has to.
  var mending: Mending?
}

/// What `--repair` does about a finding.
enum Mending: Hashable {
  case papers, marks, index
  /// Takes from others the right to write.
  case permissions(path: String)
  /// Removes what a process that was killed left behind.
  case leftover(path: String)
}
