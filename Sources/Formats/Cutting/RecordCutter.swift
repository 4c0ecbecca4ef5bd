/// Cuts the chunks of a file in one format into records, in memory bounded by the longest record allowed.
///
/// Where a format ends records by what stands between them, cutting looks for no more than that, and a batch is
/// read later on any core.
protocol RecordCutter {
  /// Takes the next chunk and puts the records that it completes into `batch`.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch)
  /// Puts what the end of the file completes into `batch`, or word that it was cut off.
  mutating func finish(into batch: inout RecordBatch)
}

extension ImportFormat {
  /// - Parameter limit: The longest record in bytes.
  func cutter(limit: Int) -> any RecordCutter {
    switch self {
    case .recordLines: LineCutter(limit: limit)
    case .recordDocument: DocumentCutter(limit: limit)
    case .listing: ListingCutter(limit: limit)
    case .bibTeX: BibTeXFile(limit: limit)
    case .ris: TaggedCutter(.ris, limit: limit)
    case .pubMed: TaggedCutter(.pubMed, limit: limit)
    case .xml(let dialect): ElementCutter(dialect, limit: limit)
    case .table(let dialect): TableCutter(dialect, limit: limit)
    case .announcements: AnnouncementCutter(limit: limit)
    }
  }
}

/// One JSON record a line.
private struct LineCutter: RecordCutter {
  let limit: Int
  private var lines: LineSplitter

  init(limit: Int) {
    self.limit = limit
    lines = LineSplitter(limit: limit)
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    lines.feed(chunk) { batch.add($1, .json, line: $0.line, limit: limit) }
  }

  mutating func finish(into batch: inout RecordBatch) {
    lines.finish { batch.add($1, .json, line: $0.line, limit: limit) }
  }
}

/// One JSON array of records, or records one after the other.
private struct DocumentCutter: RecordCutter {
  let limit: Int
  private var values: ValueSplitter

  init(limit: Int) {
    self.limit = limit
    values = ValueSplitter(limit: limit)
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    values.feed(chunk) { batch.add($1, .json, line: $0, limit: limit) }
  }

  mutating func finish(into batch: inout RecordBatch) {
    var isTold = false
    values.finish { line, _ in
      batch.add(.skipped(line: line, reason: .cutOff))
      isTold = true
    }
    if values.isInArray, !isTold { batch.add(.skipped(line: values.line, reason: .cutOff)) }
  }
}

/// Titles and abstracts by turns.
private struct ListingCutter: RecordCutter {
  let limit: Int
  private var lines: LineSplitter
  private var page = ListingPage()

  init(limit: Int) {
    self.limit = limit
    lines = LineSplitter(limit: limit)
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    lines.feed(chunk) { page.take($1, line: $0.line, limit: limit) { batch.add($0) } }
  }

  mutating func finish(into batch: inout RecordBatch) {
    lines.finish { page.take($1, line: $0.line, limit: limit) { batch.add($0) } }
    page.finish { batch.add($0) }
  }
}
