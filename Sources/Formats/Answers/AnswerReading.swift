import Papers

/// What the answer of a service holds, found out before any of it is taken into a library.
package struct AnswerReading: Sendable {
  package private(set) var papers: [Paper] = []
  /// Records that are no papers, for whatever reason.
  package private(set) var skippedCount = 0
  /// Whether the answer ends before it should.
  package private(set) var isCutOff = false
  /// What the service says in place of papers.
  package private(set) var refusal: String?
  /// Why the whole is no list of papers.
  package private(set) var failure: ImportReason?

  private static let partLength = 256 << 10

  package init(_ bytes: [UInt8]) {
    let end = (bytes.lastIndex { !$0.isBlank } ?? 0) + 1
    var batch = RecordBatch()
    do throws(ImportReason) {
      try bytes.withUnsafeBytes { bytes in
        Result { () throws(ImportReason) in try read(bytes, &batch, end: end) }
      }.get()
    } catch {
      failure = error
    }
    batch.read { take($0, end: end) }
  }

  /// Reads part by part, so that what lies between is small enough to stay near the processor.
  private mutating func read(
    _ bytes: UnsafeRawBufferPointer, _ batch: inout RecordBatch, end: Int
  ) throws(ImportReason) {
    var reader = RecordReader(limit: bytes.count + 1)
    for start in stride(from: 0, to: bytes.count, by: Self.partLength) {
      let part = bytes[start..<min(start + Self.partLength, bytes.count)]
      try reader.feed(UnsafeRawBufferPointer(rebasing: part), into: &batch)
      batch.read { take($0, end: end) }
      batch.removeAll()
    }
    try reader.finish(into: &batch)
  }

  /// - Parameter end: where the last character of the answer is.
  private mutating func take(_ outcome: consuming RecordOutcome, end: Int) {
    switch consume outcome {
    case .paper(let paper, _): papers.append(paper)
    case .skipped(_, .cutOff): isCutOff = true
    // An answer of one line that breaks off within its last few characters, of which an escape has six.
    case .skipped(_, .json(let error)) where error.column > end - 6: isCutOff = true
    case .skipped(_, .refused(let reason)): refusal = refusal ?? reason
    case .skipped: skippedCount += 1
    }
  }
}
