import Papers

extension LibraryFile {
  /// A longer line is no paper, for the catalog neither.
  private static let longestLine = 16 << 20

  /// A line that is a paper.
  private struct KnownLine: Sendable {
    var offset: Int
    var keys: PaperKeys
  }

  /// Reads the file through on all cores, from the beginning of a line on; `body` gets the place and the keys of
  /// every line that is a paper, in their order.
  ///
  /// - Parameter proceed: is told how many bytes are done; false stops.
  /// - Returns: whether the end was reached.
  mutating func survey(
    from start: Int, proceed: (Int) -> Bool, _ body: (Int, PaperKeys) -> Void
  ) async throws(ImportReason) -> Bool {
    var lines = LineSplitter(limit: Self.longestLine)
    var batch = PieceBatch<Int>()
    var tasks = OrderedTasks<[KnownLine]>()
    var done = start
    while done < length, proceed(done) {
      let block = try block(at: done)
      guard !block.isEmpty else { break }
      done += block.count
      block.withUnsafeBytes { bytes in
        lines.feed(bytes) { place, piece in
          if case .bytes(let line) = piece { batch.add(line, start + place.offset) }
        }
      }
      guard !batch.isEmpty else { continue }
      if tasks.isFull, let known = await tasks.next() { known.forEach { body($0.offset, $0.keys) } }
      tasks.add { [batch] in Self.knownLines(batch) }
      batch = PieceBatch()
    }
    while let known = await tasks.next() { known.forEach { body($0.offset, $0.keys) } }
    guard done >= length else { return false }
    lines.finish { place, piece in
      tail = .torn(start + place.offset)
      guard case .bytes(let line) = piece, let keys = PaperLine.keys(line) else { return }
      tail = .unfinished
      body(start + place.offset, keys)
    }
    return true
  }

  private func block(at place: Int) throws(ImportReason) -> [UInt8] {
    do throws(SystemError) {
      return try file.read(min(Self.blockLength, length - place), at: place)
    } catch {
      throw .libraryUnreadable(error.description)
    }
  }

  private static func knownLines(_ batch: PieceBatch<Int>) -> [KnownLine] {
    var known: [KnownLine] = []
    batch.forEach { line, offset in
      if let keys = PaperLine.keys(line) { known.append(KnownLine(offset: offset, keys: keys)) }
    }
    return known
  }
}
