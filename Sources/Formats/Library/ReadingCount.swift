import Papers

/// What an import makes of an input before it looks into the library: its records are cut, read and cleaned on all cores,
/// then counted and dropped where an import makes lines of them. So reading can be measured by itself.
package struct ReadingCount: Hashable, Sendable {
  package private(set) var papers = 0
  package private(set) var skipped = 0

  package init(of input: ImportInput) async throws(ImportReason) {
    var pipeline = RecordPipeline(limit: RecordReader.defaultLimit) { Self($0) }
    try await read(input, by: &pipeline)
    try pipeline.finish()
    while let count = await pipeline.next() { add(count) }
  }

  private init(_ batch: RecordBatch) {
    batch.read { outcome in
      if case .paper = outcome { papers += 1 } else { skipped += 1 }
    }
  }

  private mutating func read(
    _ input: ImportInput, by pipeline: inout RecordPipeline<ReadingCount>
  ) async throws(ImportReason) {
    try await InputReader(input: input).read { chunk, _ throws(ImportReason) in
      if let count = try await pipeline.feed(chunk) { add(count) }
    }
  }

  private mutating func add(_ count: ReadingCount) {
    papers += count.papers
    skipped += count.skipped
  }
}
