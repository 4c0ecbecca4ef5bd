import Papers

/// Cuts the bytes of one imported file, chunk by chunk, into records.
///
/// The start of the file decides the format. Cutting looks only for the ends of records, which is quick;
/// batches of them are then read on all cores. Memory stays bounded by the longest record allowed, however
/// long the file.
struct RecordReader {
  /// The longest record, in bytes, that is held in memory.
  static let defaultLimit = 8 << 20
  /// How much of a file is looked at to recognise its format.
  private static let headLength = 64 << 10

  private let limit: Int
  private var head: [UInt8] = []
  private var format: ImportFormat?
  private var lines: LineSplitter
  private var values: ValueSplitter
  private var page = ListingPage()
  private var bibTeX: BibTeXFile
  private var tagged: TaggedFile?
  private var elements: XMLSplitter

  init(limit: Int = RecordReader.defaultLimit) {
    self.limit = limit
    lines = LineSplitter(limit: limit)
    values = ValueSplitter(limit: limit)
    bibTeX = BibTeXFile(limit: limit)
    elements = XMLSplitter(limit: limit)
  }

  /// Takes the next chunk and puts the records that it completes into `batch`. Throws when the file is in no
  /// known format.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) throws(ImportReason) {
    guard format == nil else { return advance(chunk, &batch) }
    head.append(contentsOf: chunk)
    if head.count >= Self.headLength { try begin(&batch) }
  }

  /// Puts what the end of the file completes into `batch`.
  mutating func finish(into batch: inout RecordBatch) throws(ImportReason) {
    if format == nil { try begin(&batch) }
    let limit = limit
    switch format {
    case .recordLines: lines.finish { batch.add($1, line: $0.line, limit: limit) }
    case .recordDocument:
      var isTold = false
      values.finish { line, _ in
        batch.add(.skipped(line: line, reason: .cutOff))
        isTold = true
      }
      if values.isInArray, !isTold { batch.add(.skipped(line: values.line, reason: .cutOff)) }
    case .listing:
      var page = page
      lines.finish { page.take($1, line: $0.line, limit: limit) { batch.add($0) } }
      page.finish { batch.add($0) }
    case .bibTeX: bibTeX.finish { batch.add($0) }
    case .ris, .pubMed: tagged?.finish { batch.add($0) }
    case .xml(let dialect):
      let end = elements.finish { batch.add($1, of: dialect, line: $0, limit: limit) }
      if !end.isWhole { batch.add(.skipped(line: end.line, reason: .cutOff)) }
    case nil: break
    }
  }

  private mutating func begin(_ batch: inout RecordBatch) throws(ImportReason) {
    let head = head
    self.head = []
    format = try head.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try ImportFormat.recognise(bytes) }
    }.get()
    head.withUnsafeBytes { bytes in
      let mark = ImportFormat.byteOrderMarkLength(bytes)
      advance(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(mark)), &batch)
    }
  }

  private mutating func advance(_ chunk: UnsafeRawBufferPointer, _ batch: inout RecordBatch) {
    let limit = limit
    switch format {
    case .recordLines: lines.feed(chunk) { batch.add($1, line: $0.line, limit: limit) }
    case .recordDocument: values.feed(chunk) { batch.add($1, line: $0, limit: limit) }
    case .listing:
      var page = page
      lines.feed(chunk) { page.take($1, line: $0.line, limit: limit) { batch.add($0) } }
      self.page = page
    case .bibTeX: bibTeX.feed(chunk) { batch.add($0) }
    case .ris: feed(chunk, .ris, &batch)
    case .pubMed: feed(chunk, .pubMed, &batch)
    case .xml(let dialect): elements.feed(chunk) { batch.add($1, of: dialect, line: $0, limit: limit) }
    case nil: break
    }
  }

  private mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ dialect: TaggedRecord.Dialect, _ batch: inout RecordBatch
  ) {
    var file = tagged ?? TaggedFile(dialect, limit: limit)
    file.feed(chunk) { batch.add($0) }
    tagged = file
  }
}
