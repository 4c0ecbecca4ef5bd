/// Cuts a RIS or PubMed file into its records.
///
/// Every record begins with its first tag, whether or not the one before was ended; lines before the first
/// record are what databases put there, and no loss.
struct TaggedCutter: LinewiseCutter {
  private let dialect: TaggedRecord.Dialect
  private let limit: Int
  var lines: LineSplitter
  /// The lines of the record so far, each with a line feed.
  private var held: [UInt8] = []
  /// The line on which the record began; nil between records.
  private var start: Int?
  /// The bytes of the record's lines so far.
  private var length = 0

  init(_ dialect: TaggedRecord.Dialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    lines = LineSplitter(limit: limit)
  }

  /// The dialect of a file that begins so, if it is one of these.
  static func dialect(of head: UnsafeRawBufferPointer) -> TaggedRecord.Dialect? {
    for line in head.split(separator: 0x0A, maxSplits: 200) {
      for dialect in [TaggedRecord.Dialect.ris, .pubMed] {
        if let tag = TaggedLine(line, dialect)?.tag, dialect.openings.contains(tag) { return dialect }
      }
    }
    return nil
  }

  mutating func close(_ batch: inout RecordBatch) { end(&batch) }

  mutating func take(_ piece: Piece, line: Int, _ batch: inout RecordBatch) {
    guard case .bytes(let bytes) = piece, length + bytes.count <= limit else {
      batch.add(.skipped(line: start ?? line, reason: .tooLong(limit: limit)))
      return forget()
    }
    length += bytes.count
    if let tag = TaggedLine(bytes[...], dialect)?.tag {
      if tag == dialect.first || start == nil && dialect.openings.contains(tag) {
        end(&batch)
        start = line
        length = bytes.count
      }
      if dialect == .ris, tag == "ER" { return end(&batch) }
    } else if dialect == .pubMed, LegacyText.isBlank(bytes[...]) {
      return end(&batch)
    }
    guard start != nil else { return }
    held.append(contentsOf: bytes)
    held.append(0x0A)
  }

  private mutating func end(_ batch: inout RecordBatch) {
    guard let start else { return }
    held.withUnsafeBytes { batch.add(.bytes($0), .tagged(dialect), line: start, limit: limit) }
    forget()
  }

  private mutating func forget() {
    start = nil
    length = 0
    held.removeAll(keepingCapacity: held.capacity <= 1 << 20)
  }
}
