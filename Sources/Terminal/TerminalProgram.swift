/// A program that has the terminal for itself until it ends.
package struct TerminalProgram: Sendable, Equatable {
  /// The program, looked for where `PATH` says unless it is a path, and what it is given.
  package var arguments: [String]
  /// Added to its environment.
  package var variables: [String: String]

  /// How it ended.
  package enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
    /// It could not be started; the number is that of the system's error.
    case notStarted(Int32)
  }

  package init(_ arguments: [String], variables: [String: String] = [:]) {
    self.arguments = arguments
    self.variables = variables
  }
}
