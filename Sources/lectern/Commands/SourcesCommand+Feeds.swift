import Configuration
import Feeds
import Files
import Formats

extension SourcesCommand {
  /// Prints the sources that are feeds as a list that other programs take.
  func printFeeds(of sources: [Source]) throws {
    let list = FeedList(of: sources)
    Standard.document(list.document)
    if list.feeds.isEmpty { throw Failure(.nothingMatched, "no source is a feed") }
  }

  /// Takes the feeds of a list as sources into the settings, whose text stays otherwise as it is.
  func takeFeeds(from path: String, into file: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try readFile(path, limit: FeedList.limit)
    } catch {
      throw Failure(.inputOutput, "\(Standard.clean(path)): \(error.reason)")
    }
    guard let list = FeedList(bytes) else { throw Failure(.badInput, "\(Standard.clean(path)): this is no list of feeds (OPML)") }
    let settings = ReplacedFile(file)
    let intake: FeedIntake
    do {
      intake = try FeedIntake(list, into: try settings.read(limit: FeedList.limit), file: file)
    } catch let error as SettingsError {
      throw Failure(.badInput, "not saved: \(error)")
    }
    if !intake.added.isEmpty { try settings.replace(by: intake.text) }
    for address in intake.refused { Standard.error("lectern: \(Standard.clean(path)): no address of the web: \(Standard.clean(address))") }
    for name in intake.added { Standard.output(name) }
    Standard.error("lectern: \(intake.added.count) sources added, \(intake.known) were there already, in \(Standard.clean(file))")
  }
}
