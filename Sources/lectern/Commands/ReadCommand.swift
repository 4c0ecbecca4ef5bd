import ArgumentParser
import CMemory
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
    // Threads come and go all day: with arenas of their own, half a million keys take twice the memory.
    lectern_limit_arenas(1)
    var session = try Session(options: options, theme: theme)
    try session.checkTerminal()
    if files.isEmpty {
      session.openLibrary()
    } else {
      try await session.openFiles(files)
    }
    try session.run(isPlain: plain)
  }
}
