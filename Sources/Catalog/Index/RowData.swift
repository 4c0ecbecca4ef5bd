import Papers

/// The columns of a snapshot, shared by all who look at them.
final class RowData: Sendable {
  let rowCount: Int
  private let lineOffsets: PackedColumn
  private let lineLengths: PackedColumn
  let publishedDates: Column<Int32>
  let addedMoments: PackedColumn
  let features: Column<UInt8>
  let updatedDates: Column<Int32>
  private let scoreBits: PackedColumn
  let sources: PackedColumn
  let venues: Column<UInt32>
  let venueNames: TextColumn
  let authorStarts: Column<UInt32>
  let authorNumbers: Column<UInt32>
  let authorNames: TextColumn
  let sourceNames: [String]
  let topicNames: TextColumn
  let topicStarts: Column<UInt32>
  let topicNumbers: PackedColumn
  private let moreSourceRows: Column<UInt32>
  private let moreSources: Column<UInt32>
  private let revisedRows: Column<UInt32>
  private let revisedMoments: Column<Int64>
  private let orderCounts: Column<UInt32>
  private let orders: [Sort.Key: Column<UInt32>]

  init(_ snapshot: Snapshot) {
    rowCount = snapshot.rowCount
    lineOffsets = snapshot.packed(.lineOffsets)
    lineLengths = snapshot.packed(.lineLengths)
    publishedDates = snapshot.column(.published, of: Int32.self)
    addedMoments = snapshot.packed(.added)
    updatedDates = snapshot.column(.updated, of: Int32.self)
    scoreBits = snapshot.packed(.scores)
    venues = snapshot.column(.venues, of: UInt32.self)
    venueNames = snapshot.texts(starts: .venueNameStarts, bytes: .venueNameBytes)
    authorStarts = snapshot.column(.authorStarts, of: UInt32.self)
    authorNumbers = snapshot.column(.authorNumbers, of: UInt32.self)
    authorNames = snapshot.texts(starts: .authorNameStarts, bytes: .authorNameBytes)
    features = snapshot.column(.features, of: UInt8.self)
    sources = snapshot.packed(.sources)
    sourceNames = snapshot.texts(starts: .sourceNameStarts, bytes: .sourceNameBytes).all
    topicNames = snapshot.texts(starts: .topicNameStarts, bytes: .topicNameBytes)
    topicStarts = snapshot.column(.topicStarts, of: UInt32.self)
    topicNumbers = snapshot.packed(.topicNumbers)
    moreSourceRows = snapshot.column(.moreSourceRows, of: UInt32.self)
    moreSources = snapshot.column(.moreSources, of: UInt32.self)
    revisedRows = snapshot.column(.revisedRows, of: UInt32.self)
    revisedMoments = snapshot.column(.revisedMoments, of: Int64.self)
    orderCounts = snapshot.column(.orderCounts, of: UInt32.self)
    orders = [
      .title: snapshot.column(.titleOrder, of: UInt32.self),
      .added: snapshot.column(.addedOrder, of: UInt32.self),
      .updated: snapshot.column(.updatedOrder, of: UInt32.self),
      .score: snapshot.column(.scoreOrder, of: UInt32.self),
    ]
  }

  func line(of row: Row) -> (offset: Int, count: Int) {
    (Int(lineOffsets[row.index]), Int(lineLengths[row.index]))
  }

  func score(_ row: Row) -> Double { Double(bitPattern: UInt64(bitPattern: scoreBits[row.index])) }

  func published(_ row: Row) -> PaperDate? {
    let packed = publishedDates[row.index]
    return packed == 0 ? nil : PaperDate(packed: packed)
  }

  /// The numbers of a row's topics in the topic names of the snapshot.
  func topics(_ row: Row) -> [Int] {
    var topics: [Int] = []
    forEachTopic(row) { topics.append($0) }
    return topics
  }

  /// Calls `body` with the number of each of a row's topics in the topic names of the snapshot.
  func forEachTopic(_ row: Row, _ body: (Int) -> Void) {
    guard row.index >= 0, row.index < rowCount else { return }
    for place in topicStarts.range(at: row.index, limit: topicNumbers.count) {
      let number = Int(topicNumbers[place])
      if number >= 0, number < topicNames.count { body(number) }
    }
  }

  /// The rows in the natural direction of a key, those without a value last, and how many have one. Nil where
  /// none has, and for keys that have no column of their own.
  func order(by key: Sort.Key) -> (rows: Column<UInt32>, known: Int)? {
    guard let rows = orders[key], rows.count > 0 else { return nil }
    let place = [Sort.Key.title, .added, .updated, .score].firstIndex(of: key) ?? 0
    return (rows, min(Int(orderCounts[place]), rows.count))
  }

  /// The rows before one of papers of which a record came from a source of which something holds, by its number.
  func rows(before end: Int, whereSource holds: (Int) -> Bool) -> RowSet {
    var rows = sources.rows(before: end) { holds(Int($0)) }
    for index in 0..<min(moreSourceRows.count, moreSources.count) where holds(Int(moreSources[index])) {
      guard let number = Int32(exactly: moreSourceRows[index]), number < rowCount else { continue }
      rows.insert(Row(number))
    }
    return rows
  }

  /// The rows of papers that have earlier versions, each with the moment when the present one came.
  var revisions: [(row: Row, moment: Timestamp)] {
    (0..<min(revisedRows.count, revisedMoments.count)).compactMap { index in
      guard let number = Int32(exactly: revisedRows[index]), number < rowCount else { return nil }
      return (Row(number), Timestamp(milliseconds: revisedMoments[index]))
    }
  }

  /// When the version came that a row's paper has now; nil where none is known before it.
  func revised(_ row: Row) -> Timestamp? {
    let place = lowerBound(in: revisedRows.count, near: revisedRows.count / 2) { Int(revisedRows[$0]) < row.index }
    guard place < min(revisedRows.count, revisedMoments.count), Int(revisedRows[place]) == row.index else { return nil }
    return Timestamp(milliseconds: revisedMoments[place])
  }

  /// The rows before one of papers that came within a span of milliseconds.
  func rows(before end: Int, addedIn moments: ClosedRange<Int64>) -> RowSet {
    // Few came lately, which is what is mostly asked for: they stand side by side in the order of coming.
    if let (rows, known) = order(by: .added) {
      let start = lowerBound(in: known, near: 0) { addedMoments[Int(rows[$0])] > moments.upperBound }
      let stop = lowerBound(in: known, near: start) { addedMoments[Int(rows[$0])] >= moments.lowerBound }
      if stop - start <= rowCount / 64 {
        return RowSet(capacity: min(end, rowCount), (start..<stop).map { Row(Int32(truncatingIfNeeded: rows[$0])) })
      }
    }
    return addedMoments.rows(before: end) { moments.contains($0) }
  }

  /// How many rows have a date; they come before the others.
  var datedRowCount: Int { firstRow { $0 == 0 } }

  /// The rows of which the packed date lies in a range. Cost: bisection, since dates fall.
  func rows(publishedIn dates: ClosedRange<Int32>) -> Range<Int> {
    let start = firstRow { $0 <= dates.upperBound }
    let end = firstRow { $0 < dates.lowerBound || $0 == 0 }
    return start..<max(start, end)
  }

  private func firstRow(where isReached: (Int32) -> Bool) -> Int {
    var (low, high) = (0, rowCount)
    while low < high {
      let middle = (low + high) / 2
      if isReached(publishedDates[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
