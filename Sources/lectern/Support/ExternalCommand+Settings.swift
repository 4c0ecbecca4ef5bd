import Configuration
import Glibc

extension ExternalCommand {
  /// The commands of the config file, and what is wrong with them, a line each.
  ///
  /// None is used when anybody else could have written them.
  static func configured(by settings: Settings, file: String) -> (commands: [ExternalCommand], problems: [String]) {
    guard !settings.commands.isEmpty else { return ([], []) }
    if let reason = distrust(of: file) { return ([], [Standard.clean("\(file): commands: not used, since \(reason)")]) }
    var commands: [ExternalCommand] = []
    var problems: [String] = []
    for line in settings.commands {
      let command = ExternalCommand(name: line.name, template: line.arguments, usesTerminal: line.usesTerminal)
      if let unknown = command.unknownFields.first {
        let names = fieldNames.map { "{\($0)}" }.joined(separator: ", ")
        problems.append(
          Standard.clean("\(file):\(line.line): commands.\(line.name): no field {\(unknown)}; there are \(names)"))
      } else {
        commands.append(command)
      }
    }
    return (commands, problems)
  }

  /// Why the file may hold commands of somebody else; nil when it may not.
  static func distrust(of file: String) -> String? {
    var status = stat()
    guard stat(file, &status) == 0 else { return String(cString: strerror(errno)) }
    if status.st_uid != getuid(), status.st_uid != 0 { return "the file belongs to another user" }
    return status.st_mode & 0o022 == 0 ? nil : "others may write to the file; 'chmod go-w' mends that"
  }
}
