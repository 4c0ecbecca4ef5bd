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
  /// The part of the text that is compiled; begins and ends where a line does, or the text.
  private let range: Range<Int>
  /// The segments of the text before it.
  private let below: [Segment]
  private let partCount: Int
  private let progress: @Sendable (BuildProgress) -> Void
  private let isCancelled: @Sendable () -> Bool
  /// A part of the index that takes up more memory is put aside.
  private let largestPool: Int

  /// More parts than this cost more to join than they save.
  private static let mostParts = 8
  /// A text under this size is done on one core.
  private static let smallText = 1 << 20

  init(
    _ text: TextStore, above below: [Segment] = [], largestPool: Int = 160 << 20, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.text = text
    self.below = below
    let start = min(below.last?.end ?? 0, text.size)
    range = start..<text.size
    self.largestPool = largestPool
    self.progress = progress
    self.isCancelled = isCancelled
    partCount = range.count < Self.smallText ? 1 : min(coreCount, Self.mostParts)
  }

  /// Writes a snapshot into a sink.
  ///
  /// - Parameter folder: where large parts are put aside; nil keeps all in memory.
  /// - Returns: the bytes, if the sink is memory.
  /// - Throws: `tooLarge`, `cancelled`, or `unwritable`, when the sink failed.
  func build(
    into sink: consuming SnapshotSink, folder: String? = nil, path: String = ""
  ) throws(CatalogError) -> [UInt8] {
    var writer = SnapshotWriter(sink)
    let (runs, rowCount) = try indexRows(path: path, folder: folder, &writer)
    var merger = IndexMerger(runs, rowCount: rowCount)
    merger.write(to: &writer) { share in
      progress(BuildProgress(.writing, done: 20 + Int(share * 80), total: 100))
      return !isCancelled()
    }
    guard !merger.isTooLarge else { throw .tooLarge(path: path) }
    if isCancelled() { throw .cancelled }
    let (bytes, failure) = writer.finish(
      stamp: TextStamp(text, size: text.size), start: range.lowerBound, below: below.last?.snapshot.sum ?? 0,
      rowCount: rowCount)
    if let failure { throw .unwritable(reason: failure) }
    progress(BuildProgress(.writing, done: 100, total: 100))
    return bytes
  }

  /// Writes all but the index, which is left in pieces: what takes memory by the row is gone when they are joined.
  private func indexRows(
    path: String, folder: String?, _ writer: inout SnapshotWriter
  ) throws(CatalogError) -> (runs: [IndexRun], rowCount: Int) {
    let (rows, notices, lineCount) = headRows()
    if isCancelled() { throw .cancelled }
    guard rows.count <= Int(Int32.max) else { throw .tooLarge(path: path) }
    var indexed = index(rows, folder: folder)
    if isCancelled() { throw .cancelled }
    progress(BuildProgress(.writing, done: 0, total: 100))
    writer.write(Array(notices.joined(separator: "\n").utf8), as: .notices)
    writer.write([UInt64(lineCount)], as: .lineCount)
    writePlaces(of: rows, to: &writer)
    let runs = indexed.flatMap(\.runs)
    joinColumns(of: &indexed).write(to: &writer)
    return (runs, rows.count)
  }

  private func headRows() -> (HeadRows, notices: [String], lineCount: Int) {
    let parts = readHeads()
    let linesBefore = below.reduce(0) { $0 + Int(clamping: $1.snapshot.column(.lineCount, of: UInt64.self)[0]) }
    let notices = parts.notices(after: linesBefore)
    return (HeadRows(parts), notices, parts.reduce(0) { $0 + $1.lineCount })
  }

  /// Where the rows belong among those below, and which of those they take the place of.
  private func writePlaces(of rows: HeadRows, to writer: inout SnapshotWriter) {
    guard let first = below.first else { return }
    var places: [UInt32] = []
    for row in 0..<rows.count {
      let paper = (published: rows.head(row).published, id: rows.id(row))
      places.append(UInt32(first.place(of: paper, from: Int(places.last ?? 0))))
    }
    writer.write(places, as: .placesBelow)
    let ids = (0..<rows.count).map { String(decoding: rows.id($0), as: UTF8.self) }.sorted()
    let layout = RowLayout(below)
    var replaced: [UInt64] = []
    for (number, segment) in below.enumerated() {
      segment.identities.forEachRow(of: ids) { _, row, isAlias in
        guard let row, !isAlias, layout.row(of: row, in: number) != nil else { return }
        replaced.append(UInt64(number) << 32 | UInt64(row.index))
      }
    }
    writer.write(replaced.sorted(), as: .replaced)
  }

  private func readHeads() -> [PaperHeads] {
    let ranges = lineRanges()
    let done = Atomic(0)
    return concurrently(ranges.count) { part in
      PaperHeads(text, ranges[part]) { bytes in
        let sum = done.add(bytes, ordering: .relaxed).newValue
        progress(BuildProgress(.reading, done: min(sum, range.count), total: range.count))
        return !isCancelled()
      }
    }
  }

  /// Ranges of about the same size, each beginning where a line does.
  private func lineRanges() -> [Range<Int>] {
    var start = firstByte
    var ranges: [Range<Int>] = []
    for part in 1...partCount {
      let wanted = max(start, range.lowerBound + range.count / partCount * part)
      let end = part == partCount ? range.upperBound : startOfLine(after: wanted)
      ranges.append(start..<max(start, end))
      start = max(start, end)
    }
    return ranges
  }

  /// 3 after a byte order mark.
  private var firstByte: Int {
    guard range.lowerBound == 0 else { return range.lowerBound }
    return text.withBytes(at: 0, count: 3) { $0.elementsEqual([0xEF, 0xBB, 0xBF]) ? 3 : 0 }
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
    var runs: [IndexRun]
    var columns: RowColumns
  }

  private func index(_ rows: HeadRows, folder: String?) -> [Indexed] {
    let done = Atomic(0)
    let frequentWords = FrequentWords(rowCount: rows.count) { IndexedTexts(paper($0, of: rows)) }
    // An index takes about half of its text.
    let capacity = min(largestPool, range.count / partCount) + (1 << 16)
    return concurrently(partCount) { part in
      var index = PartialIndex(frequentWords, capacity: capacity)
      var indexed = Indexed(runs: [], columns: RowColumns())
      let range = (rows.count * part / partCount)..<(rows.count * (part + 1) / partCount)
      for row in range {
        let paper = paper(row, of: rows)
        let texts = IndexedTexts(paper)
        indexed.columns.add(paper, texts, head: rows.head(row), row: Int32(row))
        indexed.columns.singleImpacts.append(index.add(texts, row: Int32(row)))
        guard row % 256 == 255 else { continue }
        let sum = done.add(256, ordering: .relaxed).newValue
        progress(BuildProgress(.indexing, done: min(sum, rows.count), total: rows.count))
        if isCancelled() { break }
        if index.poolSize > largestPool {
          indexed.runs.append(IndexRun(index, folder: folder))
          index = PartialIndex(frequentWords, capacity: capacity)
        }
      }
      indexed.runs.append(IndexRun(index, folder: partCount > 1 ? folder : nil))
      return indexed
    }
  }

  /// A paper once more; one that was edited away since the first look has nothing but its identity.
  private func paper(_ row: Int, of rows: HeadRows) -> Paper {
    let head = rows.head(row)
    let id = rows.id(row)
    let paper = text.withBytes(at: head.offset, count: Int(head.count)) { try? PaperLine.decode($0) }
    guard let paper, paper.id.key.utf8.elementsEqual(id) else {
      return Paper(id: PaperID(key: String(decoding: id, as: UTF8.self)), title: "")
    }
    return paper
  }

  /// Takes the columns out of the parts, one after another, so that they are not held twice.
  private func joinColumns(of parts: inout [Indexed]) -> RowColumns {
    var columns = RowColumns()
    for part in parts.indices {
      var own = RowColumns()
      swap(&own, &parts[part].columns)
      if part == 0 { columns = own } else { columns.append(own) }
    }
    return columns
  }
}
