/// Turns the lines of a RIS or PubMed file into papers.
///
/// Every record begins with its first tag, whether or not the one before was ended; lines before the first
/// record are what databases put there, and no loss.
struct TaggedFile {
  private let dialect: TaggedRecord.Dialect
  private let limit: Int
  private var lines: LineSplitter
  private var record: TaggedRecord?
  /// The bytes of the record so far.
  private var length = 0

  init(_ dialect: TaggedRecord.Dialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    lines = LineSplitter(limit: limit)
  }

  /// The dialect of a file that begins so, if it is one of these.
  static func dialect(of head: UnsafeRawBufferPointer) -> TaggedRecord.Dialect? {
    for line in head.split(separator: 0x0A, maxSplits: 200) {
      let text = LegacyText.decode(line.prefix(64))
      for dialect in [TaggedRecord.Dialect.ris, .pubMed] {
        if let tag = TaggedLine(text, dialect: dialect)?.tag, dialect.openings.contains(tag) { return dialect }
      }
    }
    return nil
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, _ outcome: (RecordOutcome) -> Void) {
    var lines = lines
    lines.feed(chunk) { take($1, line: $0.line, outcome) }
    self.lines = lines
  }

  mutating func finish(_ outcome: (RecordOutcome) -> Void) {
    var lines = lines
    lines.finish { take($1, line: $0.line, outcome) }
    end(outcome)
  }

  private mutating func take(_ piece: Piece, line: Int, _ outcome: (RecordOutcome) -> Void) {
    guard case .bytes(let bytes) = piece, length + bytes.count <= limit else {
      outcome(.skipped(line: record?.line ?? line, reason: .tooLong(limit: limit)))
      record = nil
      length = 0
      return
    }
    length += bytes.count
    let text = LegacyText.decode(bytes)
    guard let tagged = TaggedLine(text, dialect: dialect) else { return goOn(with: text, outcome) }
    if tagged.tag == dialect.first || record == nil && dialect.openings.contains(tagged.tag) {
      end(outcome)
      record = TaggedRecord(dialect: dialect, line: line)
      length = bytes.count
    }
    if dialect == .ris, tagged.tag == "ER" { return end(outcome) }
    record?.add(tagged.tag, tagged.value)
  }

  private mutating func goOn(with text: String, _ outcome: (RecordOutcome) -> Void) {
    let isBlank = text.allSatisfy(\.isWhitespace)
    if dialect == .pubMed, isBlank { return end(outcome) }
    // An empty line within a text parts paragraphs.
    record?.extend(isBlank ? "" : text)
  }

  private mutating func end(_ outcome: (RecordOutcome) -> Void) {
    guard let record else { return }
    self.record = nil
    length = 0
    do throws(SkipReason) {
      outcome(.paper(try record.record.paper(), line: record.line))
    } catch {
      outcome(.skipped(line: record.line, reason: error))
    }
  }
}
