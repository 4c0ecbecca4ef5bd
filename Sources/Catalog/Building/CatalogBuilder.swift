import Dispatch
import Formats
import Papers
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Compiles a text into a snapshot, on all cores.
///
/// The text is read twice. First each core finds out which papers there are in its part of the text; then the
/// papers are given their rows, and each core indexes a range of rows. So the parts of the index follow one
/// another, and joining them is little more than copying. No paper is held longer than it takes to index it.
struct CatalogBuilder {
  private let text: TextStore
  private let partCount: Int
  private let progress: @Sendable (BuildProgress) -> Void
  private let isCancelled: @Sendable () -> Bool

  /// More parts than this cost more to join than they save.
  private static let mostParts = 8
  /// A text under this size is done on one core.
  private static let smallText = 1 << 20

  init(
    _ text: TextStore, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.text = text
    self.progress = progress
    self.isCancelled = isCancelled
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    partCount = text.size < Self.smallText ? 1 : min(max(cores, 1), Self.mostParts)
  }

  /// The snapshot; nil when it was cancelled.
  ///
  /// - Throws: `tooLarge` alone.
  func build(path: String = "") throws(CatalogError) -> BuiltSnapshot? {
    let parts = readHeads()
    if isCancelled() { return nil }
    let notices = parts.notices
    let rows = parts.rows()
    guard rows.count <= Int(Int32.max) else { throw .tooLarge(path: path) }
    let indexed = index(rows)
    if isCancelled() { return nil }
    progress(BuildProgress(.writing, done: 0, total: 1))
    var writer = SnapshotWriter(capacity: indexed.reduce(rows.count * 96) { $0 + $1.part.index.poolSize })
    var merger = IndexMerger(indexed.map(\.part))
    merger.write(to: &writer)
    guard !merger.isTooLarge else { throw .tooLarge(path: path) }
    joinedColumns(indexed).write(to: &writer)
    writer.write(Array(notices.joined(separator: "\n").utf8), as: .notices)
    let built = writer.finish(fingerprint: text.fingerprint, rowCount: rows.count)
    progress(BuildProgress(.writing, done: 1, total: 1))
    return built
  }

  private func readHeads() -> [PaperHeads] {
    let ranges = lineRanges()
    let done = Atomic(0)
    return concurrently(ranges.count) { part in
      PaperHeads(text, ranges[part]) { bytes in
        let sum = done.add(bytes, ordering: .relaxed).newValue
        progress(BuildProgress(.reading, done: min(sum, text.size), total: text.size))
        return !isCancelled()
      }
    }
  }

  /// Ranges of about the same size, each beginning where a line does.
  private func lineRanges() -> [Range<Int>] {
    var start = firstByte
    var ranges: [Range<Int>] = []
    for part in 1...partCount {
      let wanted = max(start, text.size / partCount * part)
      let end = part == partCount ? text.size : startOfLine(after: wanted)
      ranges.append(start..<max(start, end))
      start = max(start, end)
    }
    return ranges
  }

  /// 3 after a byte order mark.
  private var firstByte: Int {
    text.withBytes(at: 0, count: 3) { $0.elementsEqual([0xEF, 0xBB, 0xBF]) ? 3 : 0 }
  }

  private func startOfLine(after offset: Int) -> Int {
    var place = offset
    while place < text.size {
      let found = text.withBytes(at: place, count: 65_536) { bytes in
        (newline: bytes.firstIndex(of: 0x0A), count: bytes.count)
      }
      if let newline = found.newline { return place + newline + 1 }
      if found.count == 0 { break }
      place += found.count
    }
    return text.size
  }

  /// The index and the columns of a range of rows.
  private struct Indexed: Sendable {
    var part: FinishedPart
    var columns: RowColumns
  }

  private func index(_ rows: [PaperHeads.Head]) -> [Indexed] {
    let done = Atomic(0)
    return concurrently(partCount) { part in
      var index = PartialIndex()
      var columns = RowColumns()
      let range = (rows.count * part / partCount)..<(rows.count * (part + 1) / partCount)
      for row in range {
        let paper = paper(rows[row])
        let texts = IndexedTexts(paper)
        columns.add(paper, texts, head: rows[row], row: Int32(row))
        index.add(texts, row: Int32(row))
        guard row % 256 == 255 else { continue }
        let sum = done.add(256, ordering: .relaxed).newValue
        progress(BuildProgress(.indexing, done: min(sum, rows.count), total: rows.count))
        if isCancelled() { break }
      }
      return Indexed(part: FinishedPart(index), columns: columns)
    }
  }

  /// A paper once more; one that was edited away since the first look has nothing but its identity.
  private func paper(_ head: PaperHeads.Head) -> Paper {
    let paper = text.withBytes(at: head.offset, count: Int(head.count)) { try? PaperLine.decode($0) }
    guard let paper, paper.id.key == head.id else { return Paper(id: PaperID(key: head.id), title: "") }
    return paper
  }

  private func joinedColumns(_ parts: [Indexed]) -> RowColumns {
    var columns = RowColumns()
    for part in parts { columns.append(part.columns) }
    return columns
  }

  /// Does something for each of the first numbers at the same time; gives the results in order.
  private func concurrently<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
