import Papers

extension PaperLine {
  /// Reads one line. Cost: one pass over the bytes, and one over each text for cleaning.
  ///
  /// People may edit the file by hand: all text is cleaned, values of an unexpected shape count as absent,
  /// unknown keys are passed over, and a line without an id gets the fallback identity of its title, first
  /// author and year.
  package static func decode(_ bytes: UnsafeRawBufferPointer) throws(PaperLineError) -> Paper {
    var json = JSONScanner(bytes)
    var paper = Paper(id: PaperID(key: ""), title: "")
    do throws(JSONError) {
      try json.openObject()
      while let key = try json.nextKey() { try json.readField(key, into: &paper) }
      try json.end()
    } catch {
      throw .json(error)
    }
    guard !paper.title.isEmpty else { throw .noTitle }
    if !paper.otherSources.isEmpty { paper.settleSources() }
    if paper.id.key.isEmpty {
      let fallback = PaperID.fallback(
        title: paper.title, firstAuthor: paper.authors.first, year: paper.published?.year)
      guard let fallback else { throw .noIdentity }
      paper.id = fallback
    }
    return paper
  }

  /// The id and the date of a line without the rest, for a quick first look; nil when there is no id.
  package static func head(_ bytes: UnsafeRawBufferPointer) -> (id: PaperID, published: PaperDate?)? {
    var json = JSONScanner(bytes)
    var id: PaperID?
    var published: PaperDate?
    do throws(JSONError) {
      try json.openObject()
      while let key = try json.nextKey() {
        switch key {
        case "id": id = try json.identityIfAny()
        case "published": published = try json.dateIfAny()
        default: try json.skip()
        }
      }
    } catch {
      return nil
    }
    return id.map { ($0, published) }
  }
}

extension JSONScanner {
  fileprivate mutating func readField(_ key: Key, into paper: inout Paper) throws(JSONError) {
    switch key {
    case "id": paper.id = try identityIfAny() ?? paper.id
    case "title": paper.title = try lineIfAny() ?? ""
    case "abstract": paper.abstract = CleanText.paragraphs(try textIfAny() ?? "")
    case "authors": paper.authors = try lines()
    case "topics": paper.topics = try lines()
    case "published": paper.published = try dateIfAny()
    case "updated": paper.updated = try dateIfAny()
    case "venue": paper.venue = try lineIfAny()
    case "links": paper.links = try links()
    case "source": paper.source = try lineIfAny() ?? ""
    case "sources": paper.otherSources = try lines()
    case "score": paper.score = try numberIfAny()
    case "earlier": paper.earlier = try earlierVersions()
    case "added": paper.added = try textIfAny().flatMap { Timestamp($0) }
    case "aliases": paper.aliases = try identities()
    default: try skip()
    }
  }
}

extension Paper {
  /// Of all sources, as a line has them, leaves the others than the first.
  mutating func settleSources() {
    if source.isEmpty { source = otherSources.removeFirst() }
    var seen: Set<String> = [source]
    otherSources.removeAll { !seen.insert($0).inserted }
  }
}
