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

  package init(_ bytes: [UInt8]) {
    var reader = RecordReader(limit: bytes.count + 1)
    var batch = RecordBatch()
    do throws(ImportReason) {
      try bytes.withUnsafeBytes { bytes in
        Result { () throws(ImportReason) in
          try reader.feed(bytes, into: &batch)
          try reader.finish(into: &batch)
        }
      }.get()
    } catch {
      failure = error
    }
    let end = (bytes.lastIndex { !$0.isBlank } ?? 0) + 1
    batch.read { take($0, end: end) }
  }

  /// - Parameter end: where the last character of the answer is.
  private mutating func take(_ outcome: RecordOutcome, end: Int) {
    switch outcome {
    case .paper(let paper, _): papers.append(paper)
    case .skipped(_, .cutOff): isCutOff = true
    // An answer of one line that breaks off within its last few characters, of which an escape has six.
    case .skipped(_, .json(let error)) where error.column > end - 6: isCutOff = true
    case .skipped(_, .refused(let reason)): refusal = refusal ?? reason
    case .skipped: skippedCount += 1
    }
  }
}
