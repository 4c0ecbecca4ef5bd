import Catalog

/// The lines of a list: a paper each, and where they stand in groups a header before those of each group.
///
///     line 0   ▾ cs.CL          group 0
///     line 1     paper          place 0 among the rows
///     line 2     paper          place 1
///     line 3   ▸ stat.ML        group 1, folded: its papers have no lines
///     line 4   ▾ hep-th         group 2
///
/// Nothing is kept for a line: the line of a group is looked up, and the rest worked out from there.
package struct ListLines: Sendable, Equatable {
  package enum Line: Sendable, Equatable {
    case header(group: Int)
    /// A paper by its place among the rows.
    case paper(place: Int)
  }

  package let groups: RowGroups?
  private let rowCount: Int
  /// The line of each group's header, and at the end how many lines there are.
  private var headers: [Int] = [0]
  private var folds: Folds

  init(rowCount: Int, groups: RowGroups?, folds: Folds) {
    self.rowCount = rowCount
    self.groups = groups
    self.folds = folds
    layOut()
  }

  /// Cost: a step for each group.
  private mutating func layOut() {
    guard let groups else { return }
    headers.removeAll(keepingCapacity: true)
    headers.reserveCapacity(groups.count + 1)
    var next = 0
    for group in 0..<groups.count {
      headers.append(next)
      next += 1 + (isFolded(group) ? 0 : groups.places(of: group).count)
    }
    headers.append(next)
  }

  package var count: Int { groups == nil ? rowCount : headers.last ?? 0 }

  /// What stands on a line; nil beyond the last.
  package subscript(line: Int) -> Line? {
    guard line >= 0, line < count else { return nil }
    guard let groups else { return .paper(place: line) }
    let group = group(ofLine: line)
    return headers[group] == line
      ? .header(group: group) : .paper(place: groups.places(of: group).lowerBound + line - headers[group] - 1)
  }

  /// The group in which a line stands, or the nearest one. Cost: bisection.
  package func group(ofLine line: Int) -> Int {
    var (low, high) = (0, max(1, headers.count - 1))
    while high - low > 1 {
      let middle = (low + high) / 2
      if headers[middle] <= line { low = middle } else { high = middle }
    }
    return low
  }

  /// The line of a group's header.
  package func header(of group: Int) -> Int { headers.indices.contains(group) ? headers[group] : 0 }

  /// The line of a paper by its place, or of the header that it is folded under.
  package func line(of place: Int) -> Int {
    guard let groups, groups.count > 0 else { return place }
    let group = groups.group(at: place)
    return isFolded(group) ? headers[group] : headers[group] + 1 + place - groups.places(of: group).lowerBound
  }

  /// The papers that stand on some lines, or are folded under them, by their places.
  package func places(on lines: Range<Int>) -> Range<Int> {
    let lines = lines.clamped(to: 0..<count)
    guard !lines.isEmpty, let groups else { return lines }
    let start = firstPlace(from: lines.lowerBound)
    guard case .header(let group)? = self[lines.upperBound - 1] else { return start..<firstPlace(from: lines.upperBound) }
    let places = groups.places(of: group)
    return start..<max(start, isFolded(group) ? places.upperBound : places.lowerBound)
  }

  /// The place of the first paper on a line or below it.
  private func firstPlace(from line: Int) -> Int {
    switch self[line] {
    case .paper(let place)?: place
    case .header(let group)?: groups?.places(of: group).lowerBound ?? 0
    case nil: rowCount
    }
  }
}

// MARK: - Folding

/// Which groups are folded, whatever the list holds.
struct Folds: Sendable, Equatable {
  let grouping: Grouping?
  /// Whether those are folded that nothing was said about.
  private(set) var areAll = false
  /// The values of the groups of which it is the other way round.
  private(set) var others: Set<Int32> = []

  init(_ grouping: Grouping? = nil) { self.grouping = grouping }

  func holds(_ value: Int32) -> Bool { areAll != others.contains(value) }

  mutating func toggle(_ value: Int32) { others = others.symmetricDifference([value]) }

  mutating func set(_ areAll: Bool) {
    self.areAll = areAll
    others = []
  }

  /// Forgets single groups, whose values mean something else from now on.
  mutating func forget() { others = [] }
}

extension ListLines {
  package func isFolded(_ group: Int) -> Bool { folds.holds(groups?.value(of: group) ?? RowGroups.none) }

  /// Folds a group, or unfolds it. Cost: a step for each group below.
  mutating func toggle(_ group: Int, in kept: inout Folds) {
    guard let groups, group >= 0, group < groups.count else { return }
    kept.toggle(groups.value(of: group))
    folds = kept
    let change = groups.places(of: group).count * (isFolded(group) ? -1 : 1)
    for next in group + 1..<headers.count { headers[next] += change }
  }

  mutating func fold(as folds: Folds) {
    self.folds = folds
    layOut()
  }
}
