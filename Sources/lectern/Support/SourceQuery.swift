import ArgumentParser
import Configuration
import Feeds
import Reader

/// A source as it is named on the command line, with what it is asked.
struct SourceQuery: ParsableArguments {
  @Argument(help: "A kind of source, such as openalex, or a source of the settings by its name.")
  var place: String

  @Argument(help: "What it is asked, in its own words; the address of a feed.")
  var query: [String] = []

  @Option(help: ArgumentHelp("The address to ask in place of the service's own.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("A filter in the service's own words.", valueName: "filter"))
  var filter: String?

  /// Its settings.
  func settings(in settings: Settings) -> SourceSettings {
    var source = SourceSettings(asking: place, query: query.joined(separator: " "), in: settings)
    if let url { source.url = url }
    if let filter { source.filter = filter }
    return source
  }

  /// What is asked, where that makes sense.
  static func source(_ settings: SourceSettings, _ folders: Folders) throws(Failure) -> Source {
    do throws(SettingsError) {
      return try Source(settings, file: folders.configFile)
    } catch {
      throw Failure(.wrongUse, Standard.clean("\(settings.kind): \(error.reason)"))
    }
  }
}
