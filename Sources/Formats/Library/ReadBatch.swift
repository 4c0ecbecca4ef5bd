import Papers

/// A batch of records that were read: papers as lines ready to be appended, with what to find them by, and
/// what was skipped.
///
/// All that can be done without knowing the library is done here, on any core. Papers are held as lines, which
/// take less memory than what they are made of.
struct ReadBatch: Sendable {
  enum Entry: Sendable {
    case paper(PaperKeys)
    case skipped(line: Int, reason: SkipReason)
  }

  private var pieces = PieceBatch<Entry>()
  private(set) var paperCount = 0

  /// Reads the records of `batch`; papers that are new came into the library `now`.
  init(_ batch: RecordBatch, now: Timestamp) {
    batch.read { outcome in
      switch outcome {
      case .paper(let paper, _): add(paper, now)
      case .skipped(let line, let reason):
        pieces.add(UnsafeRawBufferPointer(start: nil, count: 0), .skipped(line: line, reason: reason))
      }
    }
  }

  private mutating func add(_ paper: Paper, _ now: Timestamp) {
    let identities = paper.identities
    let keys = PaperKeys(identities, title: paper.title, published: paper.published)
    // When a paper came into another library is no matter of this one.
    PaperLine.encode(paper, added: now, aliases: identities.dropFirst()).withUnsafeBytes { pieces.add($0, .paper(keys)) }
    paperCount += 1
  }

  func forEach<Failure: Error>(
    _ body: (UnsafeRawBufferPointer, Entry) throws(Failure) -> Void
  ) throws(Failure) {
    try pieces.forEach(body)
  }
}
