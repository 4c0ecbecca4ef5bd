import ArgumentParser
import Configuration
import Feeds
import Papers

/// Shows the sources of the settings and how the last fetching of each went.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Show where papers come from, and how the last fetching went.")

  @Flag(name: .customLong("opml"), help: "Print those that are feeds as OPML, for other programs.")
  var isList = false

  @Option(name: .customLong("import"), help: ArgumentHelp("Take the feeds of an OPML file as sources into the settings.", valueName: "file"))
  var list: String?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let folders = Folders.resolve(environment: Environment.current)
    if let list { return try takeFeeds(from: list, into: folders.configFile) }
    let list = SourceList(folders)
    let sources = list.sources
    for problem in list.problems { Standard.error("lectern: \(problem)") }
    if isList { return try printFeeds(of: sources) }
    guard !sources.isEmpty else {
      Standard.output("No sources yet; write one into \(folders.configFile), as in [sources.robots].")
      return
    }
    let store = SourceStore(library: options.folder)
    let width = sources.map(\.name.count).max() ?? 0
    for source in sources {
      Standard.output("\(source.name.padded(to: width))  \(source.kind.rawValue) \(source.what)\(source.isPaused ? " (paused)" : "")")
      Standard.output("\("".padded(to: width))  \(store.read(source.name).summary)")
    }
  }
}

extension Source {
  /// What is asked, in one line.
  var what: String {
    Standard.clean(kind == .command ? command.joined(separator: " ") : query.isEmpty ? address.map { "\($0)" } ?? "" : query)
  }
}

extension SourceRecord {
  /// How the last fetching went, in one line.
  var summary: String {
    guard let tried else { return "never fetched" }
    guard let problem else { return "\(tried.minute): \(papers) papers, \(added) new" }
    let last = succeeded.map { "last good \($0.minute)" } ?? "never went well"
    return Standard.clean("\(tried.minute): failed, \(problem) (\(last))")
  }
}

extension Timestamp {
  /// `2026-11-23 08:00 UTC`
  fileprivate var minute: String { description.prefix(16).split(separator: "T").joined(separator: " ") + " UTC" }
}
