/// Gathers the rows of frequent words and of short beginnings of words while the postings go by.
///
/// Unions lie within one another as the beginnings do. A row is added to the innermost one alone; when that is
/// done, all its rows go to the one around it.
struct UnionBuilder: ~Copyable {
  /// A beginning is worth a union if its words have more postings than this for each row: it is the sum over
  /// them that is slow.
  static let postingsPerRow = 1
  static let longestPrefix = 6
  /// A word is worth one if a row in so many holds it.
  private static let rowsPerFrequentWord = 8

  private struct Union {
    var terms: Range<Int>
    var rows: RowBits
  }

  /// Those to come, in the order of where they begin, the outer ones first; the next is the last.
  private var coming: [Range<Int>]
  /// Those that the word at hand belongs to, from the outside in.
  private var open: [Union] = []
  /// The rows of the last of them.
  private var innermost: RowBits?
  private let rowCount: Int
  private var table: [(terms: Range<Int>, words: [UInt64])] = []
  private var bytes: [UInt8] = []
  private var blocks = BlockWriter()

  init(_ prefixes: [Range<Int>], counts: [UInt32], rowCount: Int) {
    self.rowCount = rowCount
    let frequent = counts.indices.filter { Int(counts[$0]) * Self.rowsPerFrequentWord > rowCount }.map { $0..<$0 + 1 }
    coming = (prefixes + frequent).sorted { ($1.lowerBound, $0.upperBound) < ($0.lowerBound, $1.upperBound) }
  }

  mutating func begin(term: Int) {
    while let last = open.last, last.terms.upperBound <= term { close() }
    while let next = coming.last, next.lowerBound <= term {
      coming.removeLast()
      open.append(Union(terms: next, rows: RowBits(rowCount: rowCount)))
    }
    innermost = open.last?.rows
  }

  @inline(__always)
  func add(_ row: Int32, _ fields: UInt8) {
    guard row >= 0, row < rowCount else { return }
    innermost?.insert(row, fields)
  }

  mutating func end() {
    while !open.isEmpty { close() }
  }

  private mutating func close() {
    guard let union = open.popLast() else { return }
    open.last?.rows.formUnion(union.rows)
    // Of one word, the postings tell the fields quickly enough.
    let kept = union.terms.count > 1 ? RowBits.setCount : 1
    var words = [UInt64(union.terms.lowerBound), UInt64(union.terms.upperBound)]
    for index in 0..<RowBits.setCount { words.append(index < kept ? place(union.rows.set(index)) : 0) }
    table.append((union.terms, words))
  }

  private mutating func place(_ set: RowSet) -> UInt64 {
    let count = set.count
    let place = UInt64(bytes.count) << 32 | UInt64(count)
    if UnionTable.isDense(count, of: rowCount) {
      set.words.withUnsafeBytes { bytes += $0 }
    } else {
      let start = bytes.count
      bytes.appendWord(0)
      for row in set { blocks.add(row.number) }
      blocks.finish { bytes.append(contentsOf: $0) }
      let size = UInt32(truncatingIfNeeded: bytes.count - start - 4)
      bytes.withUnsafeMutableBytes { $0.storeBytes(of: size.littleEndian, toByteOffset: start, as: UInt32.self) }
    }
    return place
  }

  func write(to writer: inout SnapshotWriter) {
    let sorted = table.sorted {
      ($0.terms.lowerBound, $0.terms.upperBound) < ($1.terms.lowerBound, $1.terms.upperBound)
    }
    writer.write(sorted.flatMap(\.words), as: .unionTable)
    writer.write(.unionRows) { sink in
      sink.append(bytes)
      sink.append([UInt8](repeating: 0, count: Postings.padding))
    }
  }
}
