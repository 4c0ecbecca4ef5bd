import Papers

/// A list of feeds in OPML, as programs that read feeds hand to one another.
package struct FeedList: Hashable, Sendable {
  package struct Feed: Hashable, Sendable {
    /// In one line; empty where the list has none.
    package let title: String
    /// As it is written, in one line.
    package let address: String

    package init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }

  /// The most that a list may have, in bytes, and feeds in it.
  package static let limit = 8 << 20
  private static let most = 10_000

  /// In the order of the list, from whatever folders.
  package var feeds: [Feed]

  package init(_ feeds: [Feed]) { self.feeds = feeds }

  /// Reads a list; nil when the bytes are none.
  ///
  /// Lists are often not quite XML, so that each `<outline>` with an address counts, wherever it stands.
  package init?(_ bytes: [UInt8]) {
    feeds = []
    let isList = bytes.withUnsafeBytes { bytes in read(bytes) }
    guard isList else { return nil }
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard XMLDialect.root(of: bytes)?.lowercased() == "opml" else { return false }
    var position = 0
    while feeds.count < Self.most, let markup = XMLMarkup.next(in: bytes, from: position, isLast: true) {
      position = markup.range.upperBound
      guard markup.kind == .start, markup.localName(in: bytes).lowercased() == "outline" else { continue }
      let attributes = markup.attributes(in: bytes)
      let value = { (name: String) in
        attributes.first { $0.name.lowercased() == name }.map { CleanText.line($0.value) } ?? ""
      }
      guard !value("xmlurl").isEmpty else { continue }
      let title = value("title").isEmpty ? value("text") : value("title")
      feeds.append(Feed(title: title, address: value("xmlurl")))
    }
    return true
  }

  /// The list as a document of OPML 2.0.
  package var document: String {
    let outlines = feeds.map { feed in
      let title = Markup.escaped(feed.title)
      return "    <outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(Markup.escaped(feed.address))\"/>\n"
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <opml version="2.0">
        <head><title>Lectern</title></head>
        <body>

      """ + outlines.joined() + "  </body>\n</opml>\n"
  }
}
