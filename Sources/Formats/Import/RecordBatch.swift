import Papers

/// Records cut out of an input and not yet read, which is the greater part of the work.
struct RecordBatch: Sendable {
  /// What the bytes of a record are.
  enum Kind: Sendable {
    /// A JSON object.
    case json
    /// An element of XML, and what the document says of the volume that it is in.
    case element(XMLDialect, [XMLElement])
    /// A row of a table.
    case row(TableDialect)
    /// A record of RIS or of PubMed's own format.
    case tagged(TaggedRecord.Dialect)
    /// A paper of arXiv's mails.
    case announcement
  }

  private enum Entry: Sendable {
    /// A record that begins at a line.
    case record(Kind, line: Int)
    /// An entry of BibTeX: its number among those.
    case bibTeX(Int)
    /// What needs no more reading: the number of its outcome.
    case outcome(Int)
  }

  /// Batches of about this size keep all cores busy, also with the last of them, and stay near the processor.
  private static let fullLength = 64 << 10
  private static let fullCount = 4096
  /// About as many bytes as what is held in other shapes was made of.
  private static let usualLength = 1024

  private var pieces = PieceBatch<Entry>()
  /// Apart from the entries above, which are small and many.
  private var bibTeX: [BibTeXEntry] = []
  private var outcomes: [RecordOutcome] = []

  var isEmpty: Bool { pieces.isEmpty }
  /// Whether it takes more memory than is worth keeping.
  var isOversized: Bool { pieces.bytes.capacity > 1 << 20 }
  var isFull: Bool {
    pieces.bytes.count + (bibTeX.count + outcomes.count) * Self.usualLength >= Self.fullLength || pieces.count >= Self.fullCount
  }

  /// Adds the record that begins at `line`; one that is only white space is none.
  mutating func add(_ piece: Piece, _ kind: Kind, line: Int, limit: Int) {
    switch piece {
    case .bytes(let bytes): if !piece.isBlank { pieces.add(bytes, .record(kind, line: line)) }
    case .tooLong: add(.skipped(line: line, reason: .tooLong(limit: limit)))
    }
  }

  mutating func add(_ entry: BibTeXEntry) {
    pieces.add(UnsafeRawBufferPointer(start: nil, count: 0), .bibTeX(bibTeX.count))
    bibTeX.append(entry)
  }

  mutating func add(_ outcome: RecordOutcome) {
    pieces.add(UnsafeRawBufferPointer(start: nil, count: 0), .outcome(outcomes.count))
    outcomes.append(outcome)
  }

  /// Takes memory at once for all that it is likely to get before it is full.
  mutating func reserve() { pieces.reserve(Self.fullLength * 3 / 2) }

  mutating func removeAll() {
    pieces.removeAll()
    bibTeX.removeAll(keepingCapacity: true)
    outcomes.removeAll(keepingCapacity: true)
  }

  /// Reads the records and calls `body` with what becomes of each, in their order.
  func read(_ body: (RecordOutcome) -> Void) {
    var fields: [TaggedRecord.Field] = []
    pieces.forEach { bytes, entry in
      switch entry {
      case .record(.json, let line): Self.read(bytes, line: line, body)
      case .record(.element(let dialect, let context), let line):
        Self.read(bytes, dialect, in: context, line: line, body)
      case .record(.row(let dialect), let line):
        body(Self.outcome(line: line) { TableRow(bytes, dialect).record })
      case .record(.tagged(let dialect), let line):
        var tagged = TaggedRecord(bytes, dialect, inPlaceOf: exchange(&fields, with: []))
        body(Self.outcome(line: line) { tagged.record })
        swap(&fields, &tagged.fields)
      case .record(.announcement, let line):
        body(Self.outcome(line: line) { Announcement(bytes).record })
      case .bibTeX(let number): body(Self.outcome(line: bibTeX[number].line) { bibTeX[number].record })
      case .outcome(let number): body(outcomes[number])
      }
    }
  }

  /// Reads a record, or, where it is none but has records in it, those.
  private static func read(_ bytes: UnsafeRawBufferPointer, line: Int, _ body: (RecordOutcome) -> Void) {
    let whole = outcome(line: line) { () throws(SkipReason) in try Record(bytes) }
    guard case .skipped(_, .noTitle) = whole, let list = RecordList(bytes) else { return body(whole) }
    list.forEach { place, bytes in
      body(outcome(line: line + place) { () throws(SkipReason) in try Record(bytes) })
    }
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, _ dialect: XMLDialect, in context: [XMLElement], line: Int,
    _ body: (RecordOutcome) -> Void
  ) {
    do throws(XMLError) {
      let element = try XMLReader.element(bytes)
      for (element, context) in dialect == .crossref ? CrossrefWork.all(in: element, context) : [(element, context)] {
        body(outcome(line: line) { () throws(SkipReason) in try Record(element, dialect, in: context) })
      }
    } catch {
      body(.skipped(line: line, reason: .xml(error)))
    }
  }

  private static func outcome(line: Int, _ record: () throws(SkipReason) -> Record) -> RecordOutcome {
    do throws(SkipReason) {
      return .paper(try record().paper(), line: line)
    } catch {
      return .skipped(line: line, reason: error)
    }
  }
}
