/// Where papers to import come from.
package enum ImportInput: Hashable, Sendable, CustomStringConvertible {
  case file(String)
  case standardInput
  /// An answer that was fetched, and what it is called in messages.
  case answer([UInt8], name: String)

  /// A file name from the command line, where `-` means standard input.
  package init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }

  package var description: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .answer(_, let name): name
    }
  }
}
