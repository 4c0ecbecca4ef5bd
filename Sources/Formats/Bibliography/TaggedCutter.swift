/// Cuts a RIS or PubMed file into its records.
///
///     lines before the first record     what databases put there, and no loss
///     TY  - JOUR                        a record begins, whether or not the one before was ended
///     TI  - …                           whatever else stands in a line is for its reader
///     ER  -                             it ends; PubMed's ends with an empty line
///
/// Only the ends of lines are looked for, and the first bytes of each line. Memory is bounded by twice the longest
/// record allowed.
struct TaggedCutter: RecordCutter {
  /// More than most records have.
  private static let step = 4096

  private let dialect: TaggedRecord.Dialect
  private let limit: Int
  /// The bytes from the record that has begun, or else from the line that has not ended.
  private var held: [UInt8] = []
  /// Where in them that line begins.
  private var lineStart = 0
  /// Its number, counted from 1.
  private var line = 1
  /// The line on which the record began; nil between records.
  private var start: Int?
  /// Whether the line is too long, and passed over without being held.
  private var isPassing = false

  init(_ dialect: TaggedRecord.Dialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
  }

  /// The dialect of a file that begins so, if it is one of these.
  static func dialect(of head: UnsafeRawBufferPointer) -> TaggedRecord.Dialect? {
    for line in head.split(separator: 0x0A, maxSplits: 200) {
      for dialect in [TaggedRecord.Dialect.ris, .pubMed] {
        let place = TaggedLine(head, line.indices, dialect)
        if let tag = place?.tag, dialect.openings.contains(tag) { return dialect }
      }
    }
    return nil
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var rest = chunk
    var searched = 0
    if !held.isEmpty {
      guard let joined = join(chunk, &batch) else { return }
      rest = UnsafeRawBufferPointer(rebasing: chunk[joined.start...])
      searched = joined.searched
    }
    let kept = scan(rest, from: searched, &batch)
    lineStart -= kept
    held.append(contentsOf: rest[kept...])
  }

  /// Adds a little of the chunk at a time to what is held, until nothing of that is needed any more and the rest can be
  /// looked at where it lies. Gives where in the chunk what is still needed begins, and how much of that was looked at; nil
  /// when all of the chunk is held.
  private mutating func join(
    _ chunk: UnsafeRawBufferPointer, _ batch: inout RecordBatch
  ) -> (start: Int, searched: Int)? {
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    var added = 0
    repeat {
      let (searched, next) = (bytes.count, min(added + Self.step, chunk.count))
      bytes.append(contentsOf: chunk[added..<next])
      added = next
      let kept = bytes.withUnsafeBytes { scan($0, from: searched, &batch) }
      lineStart -= kept
      let needed = bytes.count - kept
      if needed <= added {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
        held = bytes
        return (added - needed, needed)
      }
      bytes.removeFirst(kept)
    } while added < chunk.count
    held = bytes
    return nil
  }

  mutating func finish(into batch: inout RecordBatch) {
    let bytes = held
    held = []
    bytes.withUnsafeBytes { bytes in
      let hasLine = lineStart < bytes.count && !isPassing
      let record = hasLine ? take(bytes, to: bytes.count, from: 0, &batch) : 0
      end(bytes, from: record, to: bytes.count, &batch)
    }
  }

  /// Looks at the lines that end in some bytes, of which the first have none. Gives where those begin that are still
  /// needed.
  private mutating func scan(_ bytes: UnsafeRawBufferPointer, from searched: Int, _ batch: inout RecordBatch) -> Int {
    var record = 0
    var from = searched
    while let end = bytes.index(of: 0x0A, from: from) {
      if isPassing { isPassing = false } else { record = take(bytes, to: end, from: record, &batch) }
      from = end + 1
      lineStart = from
      line += 1
    }
    if bytes.count - lineStart > limit, !isPassing {
      skip(&batch)
      isPassing = true
    }
    if isPassing { lineStart = bytes.count }
    return start == nil ? lineStart : record
  }

  /// Takes the line that ends at a place. Gives where the record begins.
  @inline(__always)
  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, to end: Int, from record: Int, _ batch: inout RecordBatch
  ) -> Int {
    guard end - lineStart <= limit else {
      skip(&batch)
      return record
    }
    switch sign(bytes, lineStart..<end) {
    case .first:
      self.end(bytes, from: record, to: lineStart, &batch)
      start = line
      return lineStart
    case .last: self.end(bytes, from: record, to: lineStart, &batch)
    case nil: if start != nil, end - record > limit { skip(&batch) }
    }
    return record
  }

  /// What a line says of where records begin and end.
  private enum Sign { case first, last }

  @inline(__always)
  private func sign(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Sign? {
    guard !range.isEmpty else { return dialect == .pubMed ? .last : nil }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "T"), UInt8(ascii: "E"), UInt8(ascii: "P"), UInt8(ascii: "O"): return signOfTag(bytes, range)
    case let byte where byte.isASCIIPrintable: return nil
    default: return dialect == .pubMed && LegacyText.isBlank(bytes[range]) ? .last : nil
    }
  }

  private func signOfTag(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Sign? {
    guard let tag = TaggedLine(bytes, range, dialect)?.tag else { return nil }
    if tag == dialect.first || start == nil && dialect.openings.contains(tag) { return .first }
    return dialect == .ris && tag == "ER" ? .last : nil
  }

  private mutating func end(_ bytes: UnsafeRawBufferPointer, from record: Int, to end: Int, _ batch: inout RecordBatch) {
    guard let start else { return }
    batch.add(.bytes(UnsafeRawBufferPointer(rebasing: bytes[record..<end])), .tagged(dialect), line: start, limit: limit)
    self.start = nil
  }

  /// Gives up the record, or else the line.
  private mutating func skip(_ batch: inout RecordBatch) {
    batch.add(.skipped(line: start ?? line, reason: .tooLong(limit: limit)))
    start = nil
  }
}
