/// Where the rows of each segment stand among the rows of the whole catalog.
///
/// All rows of the catalog are in the default order, whatever segment they are in. Few rows of the segments above
/// the first stand between long stretches of rows of the first; a row that a segment above has a newer line of
/// stands nowhere.
///
///     first segment       0 1 2 3 4 5 6 7 8          3 is replaced
///     second segment            0 1       2
///     catalog             0 1 2 3 4 5 6 7 8 9 10
///                         runs: 0…2 at 0, 4…6 at 5, 7…8 at 9;   others: 0 at 3, 1 at 4, 2 at 8
///
/// So a set of the first segment's rows becomes one of the catalog's rows by moving stretches of bits.
struct RowLayout: Sendable {
  /// Rows of the first segment that stand side by side in the catalog, too.
  struct Run: Sendable {
    var row: Int32
    /// Where the first of them stands.
    var place: Int32
    var count: Int32
  }

  /// A row of another segment.
  struct Other: Sendable {
    var place: Int32
    var segment: Int32
    var row: Int32
  }

  /// How many rows the catalog has.
  let count: Int
  /// Whether the rows of the first segment are those of the catalog.
  let isPlain: Bool
  private let runs: [Run]
  /// By their places.
  private let others: [Other]
  /// For each segment but the first the place of each of its rows, −1 where it has none.
  private let places: [[Int32]]
  /// How many rows each segment has.
  private let rowCounts: [Int]
  private let hasReplaced: Bool

  init(rowCounts: [Int], runs: [Run], others: [Other], hasReplaced: Bool) {
    self.rowCounts = rowCounts
    self.runs = runs
    self.others = others
    self.hasReplaced = hasReplaced
    count = runs.reduce(others.count) { $0 + Int($1.count) }
    isPlain = rowCounts.count < 2
    var places = rowCounts.dropFirst().map { [Int32](repeating: -1, count: $0) }
    for other in others { places[Int(other.segment) - 1][Int(other.row)] = other.place }
    self.places = places
  }

  /// Where the first row of the first segment stands that is not before one and stands anywhere; the number of all rows
  /// if there is none.
  func place(notBefore row: Int) -> Int {
    guard !isPlain else { return min(max(0, row), count) }
    let run = runs.first { Int($0.row + $0.count) > row }
    return run.map { Int($0.place) + max(0, row - Int($0.row)) } ?? count
  }

  /// Whether any segment has rows that stand nowhere.
  var leavesOutRows: Bool { hasReplaced }

  /// The segment of a row of the catalog, and its row there; nil for one that the catalog does not have.
  func locate(_ row: Row) -> (segment: Int, row: Row)? {
    guard row.index >= 0, row.index < count else { return nil }
    if isPlain { return (0, row) }
    let run = Self.last(runs.count) { runs[$0].place <= row.number }
    if run >= 0, row.number < runs[run].place + runs[run].count {
      return (0, Row(runs[run].row + row.number - runs[run].place))
    }
    let other = Self.last(others.count) { others[$0].place <= row.number }
    guard other >= 0 else { return nil }
    return (Int(others[other].segment), Row(others[other].row))
  }

  /// Where a row of a segment stands; nil if a newer one has taken its place.
  func row(of row: Row, in segment: Int) -> Row? {
    guard row.index >= 0, segment < rowCounts.count, row.index < rowCounts[segment] else { return nil }
    if isPlain { return row }
    guard segment == 0 else {
      let place = places[segment - 1][row.index]
      return place < 0 ? nil : Row(place)
    }
    let run = Self.last(runs.count) { runs[$0].row <= row.number }
    guard run >= 0, row.number < runs[run].row + runs[run].count else { return nil }
    return Row(runs[run].place + row.number - runs[run].row)
  }

  /// The last of the first numbers of which something holds that holds of a beginning of them; −1 if there is none.
  @inline(__always)
  private static func last(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// Adds rows of a segment to a set of the catalog's rows.
  func add(_ set: RowSet, of segment: Int, to rows: inout RowSet) {
    if segment == 0 {
      for run in runs { rows.copyBits(of: set, from: Int(run.row), to: Int(run.place), count: Int(run.count)) }
    } else {
      for row in set where row.index < places[segment - 1].count {
        let place = places[segment - 1][row.index]
        if place >= 0 { rows.insert(Row(place)) }
      }
    }
  }

  /// Those of a set of the catalog's rows that are in a segment, as rows of that.
  func part(of rows: RowSet, in segment: Int) -> RowSet {
    if isPlain { return rows }
    var part = RowSet(capacity: rowCounts[segment])
    if segment == 0 {
      for run in runs { part.copyBits(of: rows, from: Int(run.place), to: Int(run.row), count: Int(run.count)) }
    } else {
      for (row, place) in places[segment - 1].enumerated() where place >= 0 && rows.contains(Row(place)) {
        part.insert(Row(Int32(truncatingIfNeeded: row)))
      }
    }
    return part
  }

  /// Where each row of a segment stands, −1 for those that stand nowhere.
  func places(of segment: Int) -> [Int32] {
    if segment > 0 { return places[segment - 1] }
    var all = [Int32](repeating: -1, count: rowCounts[0])
    for run in runs {
      for offset in 0..<run.count { all[Int(run.row + offset)] = run.place + offset }
    }
    return all
  }

  /// Some rising rows of the catalog, divided by segment.
  ///
  /// - Returns: for each segment its rows, and which of all they are; nil for all of them.
  func parts(of rows: [Row]) -> [(rows: [Row], indices: [Int32]?)] {
    if isPlain { return [(rows, nil)] }
    var parts = rowCounts.map { _ in (rows: [Row](), indices: [Int32]()) }
    var (run, other) = (0, 0)
    for (index, row) in rows.enumerated() {
      while run < runs.count, runs[run].place + runs[run].count <= row.number { run += 1 }
      while other < others.count, others[other].place < row.number { other += 1 }
      let (segment, own): (Int, Int32)
      if other < others.count, others[other].place == row.number {
        (segment, own) = (Int(others[other].segment), others[other].row)
      } else if run < runs.count, runs[run].place <= row.number {
        (segment, own) = (0, runs[run].row + row.number - runs[run].place)
      } else {
        continue
      }
      parts[segment].rows.append(Row(own))
      parts[segment].indices.append(Int32(truncatingIfNeeded: index))
    }
    return parts.map { ($0.rows, $0.indices) }
  }
}
