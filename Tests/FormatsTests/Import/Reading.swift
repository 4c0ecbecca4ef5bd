import Papers

@testable import Formats

/// What reading some bytes as an import gives.
struct Reading {
  var papers: [Paper] = []
  /// `line: reason` of each skipped record.
  var skipped: [String] = []
  var failure: ImportReason?

  init(_ text: String, limit: Int = 1 << 20, chunk: Int = 1000) {
    self.init(Array(text.utf8), limit: limit, chunk: chunk)
  }

  init(_ bytes: [UInt8], limit: Int = 1 << 20, chunk: Int = 1000) {
    var reader = RecordReader(limit: limit)
    var batch = RecordBatch()
    do throws(ImportReason) {
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        let part = bytes[start..<min(start + chunk, bytes.count)]
        try part.withUnsafeBytes { part in
          Result { () throws(ImportReason) in try reader.feed(part, into: &batch) }
        }.get()
      }
      try reader.finish(into: &batch)
    } catch {
      failure = error
    }
    batch.read { take($0) }
  }

  private mutating func take(_ outcome: RecordOutcome) {
    switch outcome {
    case .paper(let paper, _): papers.append(paper)
    case .skipped(let line, let reason): skipped.append("\(line): \(reason)")
    }
  }
}
