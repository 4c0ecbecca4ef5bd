import Papers

/// Takes papers from files into the library of one folder.
///
/// The library's lines are read through once, into a table of identities and no more. Then each new paper is
/// appended, or merged into the paper that it is found to be, whose line is appended anew if that changed it.
/// So importing only ever appends, and the same import twice changes nothing.
package struct LibraryImporter {
  /// The shortest time between two reports of progress.
  private static let reportInterval = Duration.milliseconds(80)

  private let folder: String
  private let recordLimit: Int

  /// - Parameter recordLimit: Records of more bytes than this are skipped; 32 MiB if not given.
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
    _ inputs: [ImportInput], now: Timestamp, progress: (ImportProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) async throws(ImportError) -> ImportSummary {
    do throws(ImportReason) {
      var library = try OpenLibrary(folder: folder, now: now)
      for input in inputs where !isCancelled() {
        try await add(input, to: &library, progress, isCancelled)
      }
      return try library.finish()
    } catch {
      throw ImportError(file: folder, reason: error)
    }
  }

  /// Imports one input. What is wrong with it goes into the summary; only errors of the library are thrown.
  private func add(
    _ input: ImportInput, to library: inout OpenLibrary, _ progress: (ImportProgress) -> Void,
    _ isCancelled: () -> Bool
  ) async throws(ImportReason) {
    var records = RecordReader(limit: recordLimit)
    var failure = try await read(input, with: &records, into: &library, progress, isCancelled)
    if failure != .cancelled {
      do throws(ImportReason) {
        for outcome in try records.finish() { try library.take(outcome, from: input) }
      } catch {
        guard !error.isOfLibrary else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { library.summary.failures.append(ImportError(file: input.description, reason: failure)) }
  }

  /// Streams an input to its end and gives what stopped it before that, if anything.
  private func read(
    _ input: ImportInput, with records: inout RecordReader, into library: inout OpenLibrary,
    _ progress: (ImportProgress) -> Void, _ isCancelled: () -> Bool
  ) async throws(ImportReason) -> ImportReason? {
    let clock = ContinuousClock()
    let start = clock.now
    var lastReport = start
    let before = library.papers
    do throws(ImportReason) {
      try await InputReader(input: input).read { chunk, position throws(ImportReason) in
        guard !isCancelled() else { throw .cancelled }
        for outcome in try records.feed(chunk) { try library.take(outcome, from: input) }
        guard clock.now - lastReport >= Self.reportInterval else { return }
        lastReport = clock.now
        progress(
          ImportProgress(
            file: input.description, done: position.done, total: position.total,
            papers: library.papers - before, elapsed: lastReport - start))
      }
      return nil
    } catch {
      guard !error.isOfLibrary else { throw error }
      return error
    }
  }
}
