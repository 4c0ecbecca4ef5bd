/// What the process says to its caller.
enum ExitStatus: Int32 {
  case success = 0
  case nothingMatched = 1
  case wrongUse = 2
  case badInput = 3
  case inputOutput = 4
}

/// Ends a command with one line on standard error.
struct Failure: Error {
  var status: ExitStatus
  /// What happened, where, and what to do.
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
