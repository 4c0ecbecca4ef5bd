/// A command with its argument, as a key is bound to it or as it is typed after `:`.
package struct Invocation: Hashable, Sendable, CustomStringConvertible {
  package var command: Command
  package var argument: String?

  package init(_ command: Command, _ argument: String? = nil) {
    self.command = command
    self.argument = argument
  }

  /// Reads `queue later`; whatever follows the first space is the argument.
  package init(_ line: String) throws(InvocationError) {
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let name = parts.first else { throw .unknown("", nearest: nil) }
    guard let command = Command(rawValue: String(name)) else {
      throw .unknown(String(name), nearest: Self.nearest(to: String(name)))
    }
    let argument = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
    if argument.isEmpty, command.needsArgument { throw .argumentMissing(command) }
    if !argument.isEmpty, command.argument == nil { throw .argumentUnexpected(command) }
    self.init(command, argument.isEmpty ? nil : String(argument))
  }

  /// What it does, argument included.
  package var summary: String {
    guard let argument else { return command.summary }
    return switch command {
    case .queue: "show \(Queue(rawValue: argument)?.title ?? argument)"
    case .sort: "sort \(argument == "recommended" ? "as" : "by") \(argument); again, the other way round"
    case .groupBy: argument == "off" ? "no groups" : "group by \(argument)"
    case .search: Int(argument) == nil ? "show \(argument)" : "show saved search \(argument)"
    case .link: "open link \(argument)"
    case .theme: "use the theme \(argument)"
    case .snooze: Self.summary(snooze: argument)
    case .tag: "tag with \(argument), or take it away"
    default: "\(command.summary): \(argument)"
    }
  }

  private static func summary(snooze argument: String) -> String {
    switch argument {
    case "off": "back into the inbox"
    case "version": "out of the inbox until there is a new version"
    case "tomorrow": "out of the inbox until tomorrow"
    case "week", "month": "out of the inbox for a \(argument)"
    default: "out of the inbox: \(argument)"
    }
  }

  package var description: String {
    argument.map { "\(command.rawValue) \($0)" } ?? command.rawValue
  }

  /// The one command that begins like this, or shares the most letters at the start.
  private static func nearest(to name: String) -> Command? {
    func shared(_ command: Command) -> Int { zip(command.rawValue, name).prefix { $0 == $1 }.count }
    return Command.allCases.max { shared($0) < shared($1) }.flatMap { shared($0) > 1 ? $0 : nil }
  }
}

/// Why a line is not a command.
package enum InvocationError: Error, Equatable, CustomStringConvertible {
  case unknown(String, nearest: Command?)
  case argumentMissing(Command)
  case argumentUnexpected(Command)

  package var description: String {
    switch self {
    case .unknown("", _): "no command given"
    case .unknown(let name, let nearest?): "no command '\(name)'; did you mean '\(nearest.rawValue)'?"
    case .unknown(let name, nil): "no command '\(name)'; press ? for those that there are"
    case .argumentMissing(let command): "'\(command.rawValue)' needs \(command.argument ?? "an argument")"
    case .argumentUnexpected(let command): "'\(command.rawValue)' takes nothing after it"
    }
  }
}
