/// Where papers to import come from.
package enum ImportInput: Hashable, Sendable, CustomStringConvertible {
  case file(String)
  case standardInput

  /// A file name from the command line, where `-` means standard input.
  package init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }

  package var description: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }
}
