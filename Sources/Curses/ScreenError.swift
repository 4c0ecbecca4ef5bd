/// Why the reader cannot take the terminal.
package enum ScreenError: Error, Equatable, CustomStringConvertible {
  /// Standard output goes to a file or a pipe.
  case outputIsNoTerminal
  /// Keys can come from nowhere.
  case inputIsNoTerminal
  /// The terminal, by its `$TERM`, cannot move its cursor.
  case cannotDraw(term: String)
  /// No description of any terminal is installed.
  case noDescription(term: String)
  /// A call to the system failed.
  case system(call: String, number: Int32)

  package var description: String {
    switch self {
    case .outputIsNoTerminal:
      "standard output is not a terminal; use `lectern list` to write to a file or a pipe"
    case .inputIsNoTerminal:
      "no terminal to read keys from; use `lectern list` where nobody types"
    case .cannotDraw(let term):
      "the terminal \(term) cannot show full screens; use `lectern --plain`, or set TERM to what it really is"
    case .noDescription(let term):
      "no description of the terminal \(term) is installed; set TERM=xterm, or use `lectern list`"
    case .system(let call, let number):
      "cannot take the terminal: \(call) failed with error \(number)"
    }
  }
}
