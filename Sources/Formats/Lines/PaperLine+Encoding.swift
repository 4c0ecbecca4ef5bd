import Papers

extension PaperLine {
  /// One line for `paper`, without the newline at its end. The same paper always gives the same bytes.
  package static func encode(_ paper: Paper) -> [UInt8] {
    encode(paper, added: paper.added, aliases: paper.aliases[...])
  }

  /// The line of a paper that came into a library at that time, and has these other identities.
  static func encode(_ paper: Paper, added: Timestamp?, aliases: ArraySlice<PaperID>) -> [UInt8] {
    var line = LineWriter()
    line.write("id", paper.id.key)
    line.write("title", paper.title)
    line.write("abstract", paper.abstract)
    line.write("authors", paper.authors)
    line.write("topics", paper.topics)
    line.write("published", paper.published?.description ?? "")
    line.write("updated", paper.updated?.description ?? "")
    line.write("venue", paper.venue ?? "")
    line.write("links", paper.links)
    line.write("source", paper.source)
    line.write("sources", paper.otherSources.isEmpty ? [] : [paper.source] + paper.otherSources)
    line.write("score", paper.score)
    line.write("earlier", paper.earlier)
    line.write("added", added?.description ?? "")
    line.write("aliases", aliases.map(\.key))
    return line.finish()
  }
}

/// Builds one JSON object on one line, leaving out what is empty.
private struct LineWriter {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init() { bytes.reserveCapacity(2048) }

  mutating func write(_ key: StaticString, _ text: String) {
    guard !text.isEmpty else { return }
    begin(key)
    JSONEscapes.append(text, to: &bytes)
  }

  mutating func write(_ key: StaticString, _ texts: [String]) {
    write(key, listing: texts) { text, bytes in JSONEscapes.append(text, to: &bytes) }
  }

  mutating func write(_ key: StaticString, _ links: [Link]) {
    write(key, listing: links) { link, bytes in
      bytes.append(contentsOf: "{\"kind\":\"".utf8)
      bytes.append(contentsOf: link.kind.rawValue.utf8)
      bytes.append(contentsOf: "\",\"url\":".utf8)
      JSONEscapes.append(link.url, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func write(_ key: StaticString, _ versions: [EarlierVersion]) {
    write(key, listing: versions) { version, bytes in
      var object = LineWriter()
      object.write("title", version.title)
      object.write("abstract", version.abstract)
      object.write("until", version.until.description)
      bytes += object.finish()
    }
  }

  /// Whole numbers are written without a fraction.
  mutating func write(_ key: StaticString, _ number: Double?) {
    guard let number, number.isFinite else { return }
    begin(key)
    let spelled = Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    bytes.append(contentsOf: Array(spelled.utf8))
  }

  consuming func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private mutating func write<Element>(
    _ key: StaticString, listing elements: [Element], _ append: (Element, inout [UInt8]) -> Void
  ) {
    guard !elements.isEmpty else { return }
    begin(key)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ key: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
