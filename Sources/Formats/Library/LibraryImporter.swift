import Papers

/// Takes papers from files into the library of one folder.
///
/// The library's lines are read through once, into a table of hashes and no more. Then each new paper is
/// appended, or merged into the paper that it is found to be, whose line is appended anew if that changed it.
/// So importing only ever appends, and the same import twice changes nothing.
///
///     input ─ chunks ─> cut into batches of records ─┬─> parse, clean, encode ─┬─> find, merge, append
///     (unpacked by a tool, if it is packed)          └─> the same on each core ┘   (in the order of the input)
///
/// All of it at the same time and a few batches at a time: memory does not grow with the input.
package struct LibraryImporter {
  private let folder: String
  private let recordLimit: Int

  /// - Parameter recordLimit: Records of more bytes than this are skipped; 8 MiB if not given.
  package init(folder: String, recordLimit: Int? = nil) {
    self.folder = folder
    self.recordLimit = recordLimit ?? RecordReader.defaultLimit
  }

  /// Imports all inputs, one after the other.
  ///
  /// What is wrong with one input is told in the summary, and the next is begun; its good records before that
  /// are kept. The same holds when `isCancelled` says so: what was read is kept, and the rest left out.
  /// Throws only when the library itself cannot be used.
  package func run(
    _ inputs: [ImportInput], now: Timestamp, progress: @escaping (ImportProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) async throws(ImportError) -> ImportSummary {
    do throws(ImportReason) {
      var library = try OpenLibrary(folder: folder, now: now)
      var reporter = ProgressReporter(LibraryFile.name, progress)
      let length = library.length
      try await library.survey { done in
        reporter.report(done, of: length, papers: 0)
        return !isCancelled()
      }
      for input in inputs {
        if let failure = try await add(input, to: &library, now, progress, isCancelled) {
          library.summary.failures.append(ImportError(file: input.description, reason: failure))
          if failure == .cancelled { break }
        }
      }
      return try library.finish()
    } catch {
      throw ImportError(file: folder, reason: error)
    }
  }

  /// Imports one input, and gives what stopped that before its end, if anything; only errors of the library
  /// are thrown.
  private func add(
    _ input: ImportInput, to library: inout OpenLibrary, _ now: Timestamp,
    _ progress: @escaping (ImportProgress) -> Void, _ isCancelled: () -> Bool
  ) async throws(ImportReason) -> ImportReason? {
    var pipeline = RecordPipeline(limit: recordLimit, now: now)
    var failure: ImportReason?
    do throws(ImportReason) {
      try await read(input, by: &pipeline, into: &library, progress, isCancelled)
    } catch {
      guard !error.isOfLibrary else { throw error }
      failure = error
    }
    do throws(ImportReason) {
      if failure != .cancelled { try pipeline.finish() }
    } catch {
      failure = failure ?? error
    }
    while let batch = await pipeline.next() { try library.take(batch, from: input) }
    return failure
  }

  private func read(
    _ input: ImportInput, by pipeline: inout RecordPipeline<ReadBatch>, into library: inout OpenLibrary,
    _ progress: @escaping (ImportProgress) -> Void, _ isCancelled: () -> Bool
  ) async throws(ImportReason) {
    var reporter = ProgressReporter(input.description, progress)
    let before = library.papers
    guard !isCancelled() else { throw .cancelled }
    try await InputReader(input: input).read { chunk, position throws(ImportReason) in
      guard !isCancelled() else { throw .cancelled }
      if let batch = try await pipeline.feed(chunk) { try library.take(batch, from: input) }
      reporter.report(position.done, of: position.total, papers: library.papers - before)
    }
  }
}
