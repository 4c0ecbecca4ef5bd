import Configuration
import Formats

/// What taking a list of feeds into the settings comes to: feeds become sources, each once.
package struct FeedIntake: Sendable {
  /// The text of the settings with the feeds that are new behind all else, which is as it was.
  package private(set) var text: String
  /// The names of the new sources.
  package private(set) var added: [String] = []
  /// How many of the feeds were there already.
  package private(set) var known = 0
  /// What is no address of the web, as the list has it.
  package private(set) var refused: [String] = []

  /// - Parameter file: named in errors.
  package init(_ list: FeedList, into text: String, file: String) throws(SettingsError) {
    self.text = text
    let (before, errors) = Settings.parse(Array(text.utf8), file: file)
    // Nothing is written into a file that is not understood.
    if let mistake = errors.first(where: { $0.key == nil }) { throw mistake }
    var names = Set(before.sources.map { $0.name.lowercased() })
    var addresses = Set(Source.all(in: before, file: file).sources.compactMap { $0.feedAddress.map(Self.folded) })
    var sources: [SourceSettings] = []
    for feed in list.feeds {
      guard let address = Self.address(feed.address) else {
        refused.append(feed.address)
        continue
      }
      guard addresses.insert(Self.folded(address)).inserted else {
        known += 1
        continue
      }
      var source = SourceSettings(name: SourceName.unique(title: feed.title, host: address.host, among: &names), line: 1)
      (source.kind, source.url) = (SourceKind.feed.rawValue, "\(address)")
      sources.append(source)
    }
    added = sources.map(\.name)
    self.text = try SourcesText.text(text, adding: sources, file: file)
  }

  /// Some programs write `feed://` for `http://`.
  private static func address(_ text: String) -> WebURL? {
    let isPrefix = text.hasPrefix("feed:http://") || text.hasPrefix("feed:https://")
    let plain = isPrefix ? String(text.dropFirst("feed:".count)) : text
    return WebURL(plain.hasPrefix("feed://") ? "http://" + plain.dropFirst("feed://".count) : plain)
  }

  /// The same for addresses that lead to the same feed, most of the time.
  private static func folded(_ address: WebURL) -> String {
    let rest = "\(address)".drop { $0 != ":" }
    return rest.hasSuffix("/") ? String(rest.dropLast()) : String(rest)
  }
}

extension Source {
  /// The address of its feed, which any program that reads feeds can have; nil where it is none.
  var feedAddress: WebURL? {
    switch kind {
    case .feed: address
    case .arxivNew: address?.adding(path: "/" + query.filter { !$0.isWhitespace })
    default: nil
    }
  }
}

extension FeedList {
  /// The sources that are feeds.
  package init(of sources: [Source]) {
    self.init(sources.compactMap { source in
      source.feedAddress.map { Feed(title: source.name, address: "\($0)") }
    })
  }
}
