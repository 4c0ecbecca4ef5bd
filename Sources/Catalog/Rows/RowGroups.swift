/// A property by which the papers of a list are put together.
///
/// Every paper is in one group: that of its main topic, of its first author.
package enum Grouping: String, CaseIterable, Hashable, Sendable {
  case day, topic, venue, source, author
}

/// The groups in which the rows of an answer stand, one stretch after another.
///
///     rows     4 9 11 │ 2 5 │ 7
///     starts   0        3     5   6
///     values   cs.CL    stat  none
package struct RowGroups: Hashable, Sendable {
  package let grouping: Grouping
  /// What the papers of each group share: a day packed as a number, or the number of a name in the catalog; −1 for
  /// papers that have nothing there.
  private let values: [Int32]
  /// The place among the rows at which each group begins, and at the end how many rows there are.
  private let starts: [Int32]

  package static let none: Int32 = -1

  /// Groups of the sizes given, one after another; those without a row are left out.
  init(_ grouping: Grouping, _ groups: some Sequence<(value: Int32, count: Int)>) {
    self.grouping = grouping
    var values: [Int32] = []
    var starts: [Int32] = [0]
    var end: Int32 = 0
    for group in groups where group.count > 0 {
      end &+= Int32(truncatingIfNeeded: group.count)
      values.append(group.value)
      starts.append(end)
    }
    self.values = values
    self.starts = starts
  }

  package var count: Int { values.count }

  package func value(of group: Int) -> Int32 { values.indices.contains(group) ? values[group] : Self.none }

  /// The group of a value; nil when none of the rows has it.
  package func group(of value: Int32) -> Int? { values.firstIndex(of: value) }

  /// The places of a group's rows; none for a group that is not there.
  package func places(of group: Int) -> Range<Int> {
    guard values.indices.contains(group) else { return 0..<0 }
    return Int(starts[group])..<Int(starts[group + 1])
  }

  /// The group that holds a place among the rows, or the nearest one. Cost: bisection.
  package func group(at place: Int) -> Int {
    var (low, high) = (0, values.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= place { low = middle } else { high = middle }
    }
    return low
  }
}
