extension PaperCatalog {
  /// The rows of an answer put together in groups, in which they keep their order; nil when cancelled.
  ///
  /// Days stand in the order of the list, newest first unless that is turned round; other groups by their size, and
  /// of one size in the order in which the list comes upon them. Papers that have nothing to be grouped by are last.
  /// Cost: rows that stand by date are left where they are; others take two steps each.
  ///
  /// - Parameter isRising: whether the oldest day comes first.
  package func grouped(
    _ rows: RowList, by grouping: Grouping, isRising: Bool = false, isCancelled: @Sendable () -> Bool = { false }
  ) -> (rows: RowList, groups: RowGroups)? {
    let values = groupValues(by: grouping)
    if isCancelled() { return nil }
    if grouping == .day, !isRising, let groups = days(of: rows, values) { return (rows, groups) }
    guard let counts = GroupCounts(rows, values, isCancelled) else { return nil }
    let order = grouping == .day ? counts.numbersInOrder(isRising: isRising) : counts.numbersBySize
    // What has no value stands under the number after the last.
    let sizes = (order + [values.count]).map { number in
      (value: number < values.count ? values.value(of: number) : RowGroups.none, count: Int(counts.counts[number]))
    }
    if isCancelled() { return nil }
    return (RowList(counts.sorted(rows, values, by: order)), RowGroups(grouping, sizes))
  }

  /// What the papers of a group share, in words; nil for those that have nothing there.
  package func name(of group: Int, in groups: RowGroups) -> String? {
    let name = groupValues(by: groups.grouping).name(of: groups.value(of: group))
    return name?.isEmpty == true ? nil : name
  }

  private func groupValues(by grouping: Grouping) -> GroupValues {
    groupings.value(of: grouping) { GroupValues(self, by: grouping) }
  }

  /// The days of rows that stand by date, from how many stand before each day's first row.
  private func days(of rows: RowList, _ values: GroupValues) -> RowGroups? {
    guard let ranked = rows.inDefaultOrder, let starts = values.starts else { return nil }
    var places = starts.map { ranked.place(of: Row($0)) }
    places.append(ranked.place(of: Row(Int32(truncatingIfNeeded: values.datedCount))))
    let days = starts.indices.lazy.map { (value: values.value(of: $0), count: places[$0 + 1] - places[$0]) }
    return RowGroups(.day, Array(days) + [(RowGroups.none, ranked.count - (places.last ?? 0))])
  }
}

/// How many rows have each value, and the order in which the values first come.
private struct GroupCounts {
  private(set) var counts: [UInt32]
  private var found: [Row] = []

  init?(_ rows: RowList, _ values: GroupValues, _ isCancelled: @Sendable () -> Bool) {
    counts = [UInt32](repeating: 0, count: values.count + 1)
    var unchecked = 0
    for row in rows {
      unchecked &+= 1
      if unchecked & 0xFFFF == 0, isCancelled() { return nil }
      let number = values.slot(of: row)
      if counts[number] == 0, number < values.count { found.append(Row(Int32(truncatingIfNeeded: number))) }
      counts[number] &+= 1
    }
  }

  var numbersBySize: [Int] { Ranking.sorted(found, by: found.map { counts[$0.index] }).map(\.index) }

  func numbersInOrder(isRising: Bool) -> [Int] {
    let numbers = found.map(\.index).sorted()
    return isRising ? numbers.reversed() : numbers
  }

  /// The rows, those of each number in one stretch.
  func sorted(_ rows: RowList, _ values: GroupValues, by order: [Int]) -> [Row] {
    var places = [Int](repeating: 0, count: counts.count)
    var next = 0
    for number in order + [counts.count - 1] {
      places[number] = next
      next += Int(counts[number])
    }
    var sorted = [Row](repeating: Row(0), count: rows.count)
    for row in rows {
      let number = values.slot(of: row)
      sorted[places[number]] = row
      places[number] &+= 1
    }
    return sorted
  }
}
