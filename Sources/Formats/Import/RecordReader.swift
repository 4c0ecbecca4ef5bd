import Papers

/// Turns the bytes of one imported file, chunk by chunk, into papers and reasons for what is no paper.
///
/// The start of the file decides the format. Memory stays bounded by the longest record allowed, however
/// long the file.
struct RecordReader {
  /// The longest record, in bytes, that is held in memory.
  static let defaultLimit = 32 << 20
  /// How much of a file is looked at to recognise its format.
  private static let headLength = 64 << 10

  private let limit: Int
  private var head: [UInt8] = []
  private var format: ImportFormat?
  private var lines: LineSplitter
  private var values: ValueSplitter
  private var page = ListingPage()

  init(limit: Int = RecordReader.defaultLimit) {
    self.limit = limit
    lines = LineSplitter(limit: limit)
    values = ValueSplitter(limit: limit)
  }

  /// Takes the next chunk and gives what it completes. Throws when the file is in no known format.
  mutating func feed(_ chunk: UnsafeRawBufferPointer) throws(ImportReason) -> [RecordOutcome] {
    guard format == nil else { return advance(chunk) }
    head.append(contentsOf: chunk)
    return head.count < Self.headLength ? [] : try begin()
  }

  /// Gives what the end of the file completes.
  mutating func finish() throws(ImportReason) -> [RecordOutcome] {
    var outcomes = format == nil ? try begin() : []
    let limit = limit
    switch format {
    case .recordLines:
      lines.finish { outcomes.append(Self.outcome(of: $1, line: $0.line, limit: limit)) }
    case .recordDocument:
      values.finish { line, _ in outcomes.append(.skipped(line: line, reason: .cutOff)) }
    case .listing:
      var page = page
      lines.finish { page.take($1, line: $0.line, limit: limit) { outcomes.append($0) } }
      page.finish { outcomes.append($0) }
    case nil: break
    }
    return outcomes
  }

  private mutating func begin() throws(ImportReason) -> [RecordOutcome] {
    let head = head
    self.head = []
    format = try head.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try ImportFormat.recognise(bytes) }
    }.get()
    return head.withUnsafeBytes { bytes in
      let mark = ImportFormat.byteOrderMarkLength(bytes)
      return advance(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(mark)))
    }
  }

  private mutating func advance(_ chunk: UnsafeRawBufferPointer) -> [RecordOutcome] {
    var outcomes: [RecordOutcome] = []
    let limit = limit
    switch format {
    case .recordLines:
      lines.feed(chunk) { place, piece in
        if !piece.isBlank { outcomes.append(Self.outcome(of: piece, line: place.line, limit: limit)) }
      }
    case .recordDocument:
      values.feed(chunk) { outcomes.append(Self.outcome(of: $1, line: $0, limit: limit)) }
    case .listing:
      var page = page
      lines.feed(chunk) { page.take($1, line: $0.line, limit: limit) { outcomes.append($0) } }
      self.page = page
    case nil: break
    }
    return outcomes
  }

  private static func outcome(of piece: Piece, line: Int, limit: Int) -> RecordOutcome {
    guard case .bytes(let bytes) = piece else { return .skipped(line: line, reason: .tooLong(limit: limit)) }
    do throws(SkipReason) {
      return .paper(try Record(bytes).paper(), line: line)
    } catch {
      return .skipped(line: line, reason: error)
    }
  }
}
