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
  private var cutter: (any RecordCutter)?

  init(limit: Int = RecordReader.defaultLimit) { self.limit = limit }

  /// Takes the next chunk and puts the records that it completes into `batch`. Throws when the file is in no
  /// known format.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) throws(ImportReason) {
    if cutter != nil {
      cutter?.feed(chunk, into: &batch)
    } else if head.isEmpty, chunk.count >= Self.headLength {
      try begin(with: chunk, &batch)
    } else {
      head.append(contentsOf: chunk)
      if head.count >= Self.headLength { try begin(&batch) }
    }
  }

  /// Puts what the end of the file completes into `batch`.
  mutating func finish(into batch: inout RecordBatch) throws(ImportReason) {
    if cutter == nil { try begin(&batch) }
    cutter?.finish(into: &batch)
  }

  private mutating func begin(_ batch: inout RecordBatch) throws(ImportReason) {
    let head = head
    self.head = []
    try head.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try begin(with: bytes, &batch) }
    }.get()
  }

  private mutating func begin(with head: UnsafeRawBufferPointer, _ batch: inout RecordBatch) throws(ImportReason) {
    var cutter = try ImportFormat.recognise(head).cutter(limit: limit)
    let mark = ImportFormat.byteOrderMarkLength(head)
    cutter.feed(UnsafeRawBufferPointer(rebasing: head.dropFirst(mark)), into: &batch)
    self.cutter = cutter
  }
}
