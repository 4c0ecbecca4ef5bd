import Papers

/// Reads one input on all cores: cut into batches here, read by others, taken out in order.
struct RecordPipeline {
  private var reader: RecordReader
  private var batch = RecordBatch()
  private var tasks = OrderedTasks<ReadBatch>()
  private let now: Timestamp

  init(limit: Int, now: Timestamp) {
    reader = RecordReader(limit: limit)
    self.now = now
  }

  /// Takes the next chunk; gives a batch that is read, when one has to be taken out before the next can go in.
  mutating func feed(_ chunk: [UInt8]) async throws(ImportReason) -> ReadBatch? {
    try chunk.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try reader.feed(bytes, into: &batch) }
    }.get()
    guard batch.isFull else { return nil }
    let done = tasks.isFull ? await tasks.next() : nil
    send()
    return done
  }

  /// Tells that the input ends here. What is left is given by `next`.
  mutating func finish() throws(ImportReason) { try reader.finish(into: &batch) }

  /// The next batch of those under way; nil when all are taken out.
  mutating func next() async -> ReadBatch? {
    if !batch.isEmpty { send() }
    return await tasks.next()
  }

  private mutating func send() {
    tasks.add { [batch, now] in ReadBatch(batch, now: now) }
    batch = RecordBatch()
  }
}
