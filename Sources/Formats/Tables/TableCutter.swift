/// Cuts a table into its rows.
struct TableCutter: RecordCutter {
  private let dialect: TableDialect
  private let limit: Int
  private var scanner: TableScanner
  private var held: [UInt8] = []
  private var isTooLong = false
  private var line = 1
  private var start = 1
  private var isHeader: Bool

  init(_ dialect: TableDialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    scanner = TableScanner(dialect)
    isHeader = dialect.hasHeader
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var rowStart = 0
    for index in chunk.indices {
      let byte = chunk[index]
      var isEnd = scanner.take(byte) == .row
      guard byte == 0x0A else { continue }
      line += 1
      // A quote that nothing closes is a mistake, which shall not cost all rows after it.
      if !isEnd, isTooLong || held.count + index - rowStart > limit {
        scanner.reset()
        isEnd = true
      }
      guard isEnd else { continue }
      end(UnsafeRawBufferPointer(rebasing: chunk[rowStart..<index]), &batch)
      rowStart = index + 1
    }
    hold(UnsafeRawBufferPointer(rebasing: chunk[rowStart...]))
  }

  mutating func finish(into batch: inout RecordBatch) {
    if scanner.isInQuotes {
      batch.add(.skipped(line: start, reason: .cutOff))
    } else {
      end(UnsafeRawBufferPointer(start: nil, count: 0), &batch)
    }
  }

  private mutating func end(_ rest: UnsafeRawBufferPointer, _ batch: inout RecordBatch) {
    defer {
      held.removeAll(keepingCapacity: held.capacity <= 1 << 20)
      isTooLong = false
      start = line
    }
    if held.isEmpty, !isTooLong, rest.count <= limit { return add(.bytes(rest), &batch) }
    hold(rest)
    let isTooLong = isTooLong
    held.withUnsafeBytes { add(isTooLong ? .tooLong : .bytes($0), &batch) }
  }

  private mutating func add(_ row: Piece, _ batch: inout RecordBatch) {
    guard !row.isBlank else { return }
    guard !isHeader else { return isHeader = false }
    batch.add(row, .row(dialect), line: start, limit: limit)
  }

  private mutating func hold(_ bytes: UnsafeRawBufferPointer) {
    guard !isTooLong else { return }
    if held.count + bytes.count > limit {
      isTooLong = true
      held = []
    } else {
      held.append(contentsOf: bytes)
    }
  }
}
