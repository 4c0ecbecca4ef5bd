import ArgumentParser
import Terminal

/// Opens the reader.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read", abstract: "Open the reader (what happens without a command).")

  @Argument(help: "Files to read without importing them, in any format that import takes; - for standard input.")
  var files: [String] = []

  @Option(help: ArgumentHelp("A theme, by name ('lectern themes' prints them).", valueName: "name"))
  var theme: String?

  @Flag(help: "Write lines, one for each change, in place of a full screen: for screen readers, braille and plain terminals.")
  var plain = false

  @OptionGroup var options: LibraryOptions

  func run() async throws {
    if files.isEmpty { return try Session.read(library: options.library, theme: theme, isPlain: plain) }
    var session = try Session(library: options.library, theme: theme)
    try session.checkTerminal()
    try await session.openFiles(files)
    try session.run(isPlain: plain)
  }
}
