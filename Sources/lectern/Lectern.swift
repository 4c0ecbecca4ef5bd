import ArgumentParser
import Glibc

@main
struct Lectern: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Read scientific papers in the terminal.",
    discussion: """
      Without a command, opens the reader: on your library, on the built-in sample while there is no \
      library yet, or on FILEs without importing them.

      Exit status: 0 all well, 1 nothing matched, 2 wrong use, 3 bad input, 4 input or output failed.
      """,
    version: "lectern 0.1.0",
    subcommands: [
      ReadCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self, MarkCommand.self,
      ThemesCommand.self, KeysCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  static func main() async {
    // A limit on the size of files is an error to tell of, not a reason to die with marks unsaved.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot(arranged(Array(CommandLine.arguments.dropFirst())))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Standard.error("lectern: \(failure.message)")
      Glibc.exit(failure.status.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Lets `--library DIR` stand before a command's name too.
  private static func arranged(_ arguments: [String]) -> [String] {
    guard let first = arguments.first, first == "--library" || first.hasPrefix("--library=") else {
      return arguments
    }
    let option = arguments.prefix(first == "--library" ? 2 : 1)
    let rest = arguments.dropFirst(option.count)
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let name = rest.first, names.contains(name) else { return arguments }
    return [name] + option + rest.dropFirst()
  }

  /// Help and version go to standard output, mistakes to standard error with status 2.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code != .success else { exit(withError: error) }
    if error is ExitCode { Glibc.exit(code.rawValue) }
    Standard.error(fullMessage(for: error))
    Glibc.exit(ExitStatus.wrongUse.rawValue)
  }
}
