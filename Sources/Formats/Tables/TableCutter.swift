/// Cuts a table into its rows.
struct TableCutter: RecordCutter {
  private let dialect: TableDialect
  private let limit: Int
  private var scanner: TableScanner
  private var held: HeldPiece
  private var line = 1
  private var start = 1
  private var isHeader: Bool

  init(_ dialect: TableDialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    scanner = TableScanner(dialect)
    held = HeldPiece(limit: limit)
    isHeader = dialect.hasHeader
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var rowStart = 0
    var next = 0
    while true {
      let index = scanner.next(in: chunk, from: next)
      guard index < chunk.count else { break }
      next = index + 1
      let byte = chunk[index]
      var isEnd = scanner.take(byte) == .row
      guard byte == 0x0A else { continue }
      line += 1
      // A quote that nothing closes is a mistake, which shall not cost all rows after it.
      if !isEnd, held.isTooLong(with: index - rowStart) {
        scanner.reset()
        isEnd = true
      }
      guard isEnd else { continue }
      end(UnsafeRawBufferPointer(rebasing: chunk[rowStart..<index]), &batch)
      rowStart = index + 1
    }
    held.hold(UnsafeRawBufferPointer(rebasing: chunk[rowStart...]))
  }

  mutating func finish(into batch: inout RecordBatch) {
    if scanner.isInQuotes {
      batch.add(.skipped(line: start, reason: .cutOff))
    } else {
      end(UnsafeRawBufferPointer(start: nil, count: 0), &batch)
    }
  }

  private mutating func end(_ rest: UnsafeRawBufferPointer, _ batch: inout RecordBatch) {
    var held = held
    self.held = HeldPiece(limit: limit)
    held.end(with: rest) { add($0, &batch) }
    self.held = held
    start = line
  }

  private mutating func add(_ row: Piece, _ batch: inout RecordBatch) {
    guard !row.isBlank else { return }
    guard !isHeader else { return isHeader = false }
    batch.add(row, .row(dialect), line: start, limit: limit)
  }
}
