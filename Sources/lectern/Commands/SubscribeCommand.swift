import ArgumentParser
import Configuration
import Feeds
import Papers

/// Writes a source into the settings.
struct SubscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscribe", abstract: "Follow another source: write it into the settings.",
    discussion: """
      For example: lectern subscribe arxiv cat:cs.RO. It is asked once, without bringing anything in, and written only if \
      it answers; lectern fetch brings its papers. All else in the settings stays as it is. Exit status: 2 wrong use, \
      4 it did not answer, or the settings cannot be written.
      """)

  @OptionGroup var asked: SourceQuery

  @Option(help: ArgumentHelp("What it is called; made of what it is asked, if none is given.", valueName: "name"))
  var name: String?

  @Flag(help: "Write it without asking it first.")
  var untried = false

  func run() async throws {
    let folders = Folders.resolve(environment: Environment.current)
    let settings = Settings.load(path: folders.configFile).settings
    var entry = asked.settings(in: settings)
    guard entry.kind != SourceKind.command.rawValue else {
      throw Failure(.wrongUse, "a program is written into \(folders.configFile) by hand, as command = [\"my-papers\"]")
    }
    entry.name = name ?? settings.newName(for: entry)
    let source = try SourceQuery.source(entry, folders)
    if !untried { try await look(at: source, folders, settings) }
    try SettingsFile(folders).add(entry)
    Standard.output("\(entry.name): \(source.kind.rawValue) \(source.what)")
  }

  private func look(at source: Source, _ folders: Folders, _ settings: Settings) async throws {
    let signals = StopSignals()
    let fetcher = Fetcher(
      pace: Pace(folder: folders.state + "/pace"), contact: settings.contact, isCancelled: signals.isRaised)
    do throws(FetchError) {
      let secret = try source.secret(environment: Environment.current, folder: folders.config)
      _ = try await SourceSearch(source, fetcher: fetcher, secret: secret, isByDate: true).page(at: nil, now: .now())
    } catch {
      throw Failure(.inputOutput, Standard.clean("not written, since it does not answer (--untried writes it all the same): \(error)"))
    }
  }
}
