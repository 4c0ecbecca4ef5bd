import Papers

/// A library during an import: its file, what it is known to hold, and the counts so far.
struct OpenLibrary: ~Copyable {
  var summary = ImportSummary()
  /// Papers taken in so far, new or not.
  private(set) var papers = 0
  /// When what is merged is said to have come.
  private let now: Timestamp
  private var file: LibraryFile
  private var known = KnownPapers()
  private var held = HeldPapers()
  /// The paper that was read last, which many records may lead to one after another.
  private var lastRead: (place: Int, paper: Paper)?

  /// Where what is known is kept for the next import.
  private let cache: KnownPapersFile
  /// How many bytes of the text may be unknown to the cache: as many as are read in a moment.
  private let cacheDistance: Int
  /// The place up to which lines are in the cache; nil while there is none.
  private var cachedEnd: Int?
  /// Whether all lines are known, since reading them was not stopped.
  private var isSurveyed = false

  /// Opens the library; `survey` then reads what it holds.
  ///
  /// - Parameter cacheDistance: a text that is no longer than this needs no cache.
  init(folder: String, now: Timestamp, cacheDistance: Int = 32 << 20) throws(ImportReason) {
    file = try LibraryFile(folder: folder)
    cache = KnownPapersFile(folder: folder)
    self.cacheDistance = cacheDistance
    self.now = now
  }

  /// The size of what `survey` reads.
  var length: Int { file.length }

  /// Finds out what the library holds; `proceed` is told how many bytes are done, and may stop it.
  mutating func survey(proceed: (Int) -> Bool) async throws(ImportReason) {
    if length > cacheDistance, let stamp = file.stamp, let kept = cache.read(for: stamp) {
      (known, cachedEnd) = (kept.known, kept.end)
    }
    var known = KnownPapers()
    swap(&known, &self.known)
    isSurveyed = try await file.survey(from: cachedEnd ?? 0, proceed: proceed) { place, keys in
      known.note(keys, at: place)
    }
    self.known = known
  }

  /// Takes in records of `input`.
  mutating func take(_ batch: ReadBatch, from input: ImportInput) throws(ImportReason) {
    papers += batch.paperCount
    try batch.forEach { line, entry throws(ImportReason) in
      switch entry {
      case .paper(let keys): try add(line, keys)
      case .skipped(let line, let reason):
        summary.skip(file: input.description, line: line, reason: reason)
      }
    }
  }

  /// Brings everything to the disk and gives the counts.
  mutating func finish() throws(ImportReason) -> ImportSummary {
    try writeHeld()
    try file.finish()
    summary.setAside = file.setAside
    keepKnown()
    return summary
  }

  /// Makes the cache true again, if there is to be one.
  private func keepKnown() {
    guard isSurveyed, file.endsCleanly, let stamp = file.stamp else { return }
    if length - (cachedEnd ?? 0) > cacheDistance {
      cache.write(known, for: stamp)
    } else if cachedEnd != nil {
      cache.move(to: stamp)
    }
  }

  private mutating func add(_ line: UnsafeRawBufferPointer, _ keys: PaperKeys) throws(ImportReason) {
    switch try find(line, keys) {
    case .none:
      summary.added += 1
      known.note(keys, at: try file.append(line))
    case .same: summary.unchanged += 1
    case .paper(let old, let place, let incoming):
      var merged = old
      merged.merge(incoming, at: now)
      guard merged != old else {
        summary.unchanged += 1
        return
      }
      summary.updated += 1
      try hold(merged, at: place, with: incoming)
    }
  }

  /// Keeps a merged paper until many others are, or the import ends; what it was merged with leads to it.
  private mutating func hold(_ paper: Paper, at place: Int, with incoming: Paper) throws(ImportReason) {
    held[place] = paper
    known.note(
      PaperKeys([incoming.id] + incoming.aliases, title: paper.title, published: paper.published), at: place)
    if held.isFull { try writeHeld() }
  }

  private mutating func writeHeld() throws(ImportReason) {
    for paper in held.takeAll() { try append(paper) }
  }

  private mutating func append(_ paper: Paper) throws(ImportReason) {
    let line = PaperLine.encode(paper)
    let place = try line.withUnsafeBytes { line in
      Result { () throws(ImportReason) in try file.append(line) }
    }.get()
    known.note(
      PaperKeys([paper.id] + paper.aliases, title: paper.title, published: paper.published), at: place)
  }

  /// What the library has of a paper.
  private enum Found {
    case none
    /// The very same, so that there is nothing to merge.
    case same
    /// The paper of the library, where its line is, and the one that was looked for.
    case paper(Paper, place: Int, incoming: Paper)
  }

  /// The paper of the library that a line is another record of: by identity, or else by title, first author
  /// and year.
  private mutating func find(_ line: UnsafeRawBufferPointer, _ keys: PaperKeys) throws(ImportReason) -> Found {
    let places = known.offsets(of: keys)
    // What is imported again is mostly as it was, and so found out without decoding.
    if let newest = places.first, try file.line(at: newest).withUnsafeBytes({ PaperLine.isSame($0, line) }) {
      return .same
    }
    let sameTitle = known.offsets(ofTitleOf: keys)
    guard !(places.isEmpty && sameTitle.isEmpty), var incoming = Self.decode(line) else { return .none }
    incoming.added = nil
    let identities = [incoming.id] + incoming.aliases
    for place in places {
      guard let old = try read(at: place) else { continue }
      if identities.contains(where: { $0 == old.id || old.aliases.contains($0) }) {
        return .paper(old, place: place, incoming: incoming)
      }
    }
    for place in sameTitle {
      if let old = try read(at: place), old.isSameWork(as: incoming) {
        return .paper(old, place: place, incoming: incoming)
      }
    }
    return .none
  }

  private mutating func read(at place: Int) throws(ImportReason) -> Paper? {
    if let paper = held[place] { return paper }
    if let lastRead, lastRead.place == place { return lastRead.paper }
    let paper = try file.line(at: place).withUnsafeBytes { Self.decode($0) }
    lastRead = paper.map { (place, $0) }
    return paper
  }

  private static func decode(_ line: UnsafeRawBufferPointer) -> Paper? {
    do throws(PaperLineError) { return try PaperLine.decode(line) } catch { return nil }
  }
}
