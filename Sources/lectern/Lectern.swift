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
      ReadCommand.self, ImportCommand.self, FetchCommand.self, SourcesCommand.self, SubscribeCommand.self,
      SearchCommand.self, PDFCommand.self, ListCommand.self,
      SimilarCommand.self, TrendsCommand.self, StatsCommand.self, ShowCommand.self, ExportCommand.self, DigestCommand.self, MarkCommand.self,
      RulesCommand.self,
      MergeCommand.self, ThemesCommand.self, KeysCommand.self, ScreenshotCommand.self, ManCommand.self,
      DoctorCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  static func main() async {
    // A limit on the size of files is an error to tell of, not a reason to die with marks unsaved.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let reader = ReaderArguments(arguments) {
        try Session.read(library: reader.library, theme: reader.theme)
        return try Standard.finish()
      }
      var command = try parseAsRoot(arranged(arguments))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try Standard.finish()
    } catch {
      end(with: error)
    }
  }

  /// Lets `--library DIR` stand before a command's name too, and `-word` in a query.
  static func arranged(_ arguments: [String]) -> [String] {
    var arguments = arguments
    if let first = arguments.first, first == "--library" || first.hasPrefix("--library=") {
      let option = arguments.prefix(first == "--library" ? 2 : 1)
      let rest = arguments.dropFirst(option.count)
      if let name = rest.first, names.contains(name) { arguments = [name] + option + rest.dropFirst() }
    }
    let asks = [
      ListCommand.configuration.commandName, ExportCommand.configuration.commandName, SearchCommand.configuration.commandName,
    ]
    guard asks.contains(arguments.first) else { return arguments }
    // With a space in front it is no option, and means the same in a query.
    return zip(arguments, [""] + arguments).map { argument, previous in
      isExclusion(argument) && !previous.hasPrefix("--") ? " " + argument : argument
    }
  }

  private static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// Whether an argument is `-word`, `-"a phrase"` or `-(words)`; there are no short options but `-h`.
  private static func isExclusion(_ argument: String) -> Bool {
    argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-h" && argument != "-"
  }

  /// Help and version go to standard output; mistakes to standard error in one line, with status 2.
  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      Standard.error("lectern: \(failure.message)")
      Glibc.exit(failure.status.rawValue)
    }
    let code = exitCode(for: error)
    guard code != .success else { exit(withError: error) }
    if error is ExitCode { Glibc.exit(code.rawValue) }
    let name = CommandLine.arguments.dropFirst().first { names.contains($0) }
    let help = ["lectern", name, "--help"].compactMap(\.self).joined(separator: " ")
    var message = Standard.clean(message(for: error))
    if message.hasSuffix(".") { message.removeLast() }
    Standard.error("lectern: \(message); see '\(help)'")
    Glibc.exit(ExitStatus.wrongUse.rawValue)
  }
}
