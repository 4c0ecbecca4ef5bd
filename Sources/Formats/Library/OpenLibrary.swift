import Papers

/// A library during an import: its file, what it is known to hold, and the counts so far.
struct OpenLibrary: ~Copyable {
  var summary = ImportSummary()
  /// Papers taken in so far, new or not.
  private(set) var papers = 0
  private var file: LibraryFile
  private var known: KnownPapers
  private let now: Timestamp

  /// Opens the library and reads what it holds.
  init(folder: String, now: Timestamp) throws(ImportReason) {
    var file = try LibraryFile(folder: folder)
    var known = KnownPapers()
    try file.scan { place, line in
      guard let identity = PaperLine.identity(line) else { return false }
      known.note(identity.all, title: identity.title, at: place)
      return true
    }
    self.now = now
    self.file = file
    self.known = known
  }

  /// Takes in one record of `input`.
  mutating func take(_ outcome: RecordOutcome, from input: ImportInput) throws(ImportReason) {
    switch outcome {
    case .paper(let paper, _):
      papers += 1
      try add(paper)
    case .skipped(let line, let reason):
      summary.skip(file: input.description, line: line, reason: reason)
    }
  }

  /// Brings everything to the disk and gives the counts.
  mutating func finish() throws(ImportReason) -> ImportSummary {
    try file.finish()
    summary.setAside = file.setAside
    return summary
  }

  private mutating func add(_ incoming: Paper) throws(ImportReason) {
    var incoming = incoming
    // When a paper came into another library is no matter of this one.
    incoming.added = nil
    incoming.aliases = Array(incoming.identities.dropFirst())
    guard let old = try find(incoming) else {
      incoming.added = now
      summary.added += 1
      return try append(incoming)
    }
    var merged = old
    merged.merge(incoming)
    guard merged != old else {
      summary.unchanged += 1
      return
    }
    summary.updated += 1
    try append(merged)
  }

  private mutating func append(_ paper: Paper) throws(ImportReason) {
    let place = try file.append(PaperLine.encode(paper))
    known.note([paper.id] + paper.aliases, title: paper.title, at: place)
  }

  /// The paper of the library that `paper` is another record of: by identity, or else by title, first author
  /// and year.
  private func find(_ paper: Paper) throws(ImportReason) -> Paper? {
    let identities = [paper.id] + paper.aliases
    for place in known.offsets(of: identities) {
      guard let old = try read(at: place) else { continue }
      if identities.contains(where: { $0 == old.id || old.aliases.contains($0) }) { return old }
    }
    for place in known.offsets(ofTitle: paper.title) {
      if let old = try read(at: place), old.isSameWork(as: paper) { return old }
    }
    return nil
  }

  private func read(at place: Int) throws(ImportReason) -> Paper? {
    try file.line(at: place).withUnsafeBytes { bytes in
      Result { () throws(PaperLineError) in try PaperLine.decode(bytes) }
    }.value
  }
}

extension Result {
  /// The value, if it went well.
  fileprivate var value: Success? {
    if case .success(let value) = self { value } else { nil }
  }
}
