import Papers

/// Reads one input on all cores: cut into batches here, made into something by others, taken out in order.
struct RecordPipeline<Made: Sendable> {
  private var reader: RecordReader
  private var batch = RecordBatch()
  /// One that is done with, whose memory is good for another.
  private var spare: RecordBatch?
  private var tasks = OrderedTasks<(made: Made, spare: RecordBatch?)>()
  private let make: @Sendable (RecordBatch) -> Made

  /// - Parameters:
  ///   - limit: Records of more bytes than this are skipped.
  ///   - make: Called with each batch, on any core.
  init(limit: Int, making make: @escaping @Sendable (RecordBatch) -> Made) {
    reader = RecordReader(limit: limit)
    self.make = make
  }

  /// Takes the next chunk; gives what a batch was made into, when one has to be taken out before the next can go in.
  mutating func feed(_ chunk: [UInt8]) async throws(ImportReason) -> Made? {
    try chunk.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try reader.feed(bytes, into: &batch) }
    }.get()
    guard batch.isFull else { return nil }
    let done = tasks.isFull ? await takeOut() : nil
    send()
    batch.reserve()
    return done
  }

  /// Tells that the input ends here. What is left is given by `next`.
  mutating func finish() throws(ImportReason) { try reader.finish(into: &batch) }

  /// The next batch of those under way; nil when all are taken out.
  mutating func next() async -> Made? {
    if !batch.isEmpty { send() }
    return await takeOut()
  }

  private mutating func takeOut() async -> Made? {
    guard let done = await tasks.next() else { return nil }
    spare = done.spare
    return done.made
  }

  private mutating func send() {
    tasks.add { [batch, make] in (make(batch), batch.isOversized ? nil : batch) }
    batch = spare ?? RecordBatch()
    spare = nil
    batch.removeAll()
  }
}

extension RecordPipeline<ReadBatch> {
  /// Makes lines of a library, of papers that come into it `now`.
  init(limit: Int, now: Timestamp) {
    self.init(limit: limit) { ReadBatch($0, now: now) }
  }
}
