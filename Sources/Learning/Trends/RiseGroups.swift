import Catalog

/// Puts words together that rise in the same papers, so that a subject has one line and not five.
struct RiseGroups {
  private let catalog: PaperCatalog
  private let time: TrendTime
  private let isCancelled: @Sendable () -> Bool

  init(_ catalog: PaperCatalog, _ time: TrendTime, _ isCancelled: @escaping @Sendable () -> Bool) {
    (self.catalog, self.time, self.isCancelled) = (catalog, time, isCancelled)
  }

  /// A line for each subject, in the order of the surest word of each; nil when cancelled.
  ///
  /// A word joins a line if half of the papers that hold either hold both, or if one is the other's plural.
  func grouped(_ rises: [Trends.Rise]) -> [Trends.Rise]? {
    var groups: [(words: [Trends.Rise], rows: RowSet)] = []
    for rise in rises {
      guard let all = catalog.prose(holding: rise.name, isCancelled: isCancelled) else { return nil }
      let rows = all.intersection(time.papers)
      let home = groups.firstIndex { group in
        group.words.contains { Self.areForms($0.name, rise.name) }
          || 3 * rows.intersectionCount(group.rows) >= rise.count + group.words[0].count
      }
      if let home { groups[home].words.append(rise) } else { groups.append(([rise], rows)) }
    }
    var lines: [Trends.Rise] = []
    for group in groups {
      var line = Self.line(of: group.words)
      guard let rows = catalog.prose(holding: line.name, isCancelled: isCancelled) else { return nil }
      line.course = time.parts.map { Double(rows.intersectionCount($0)) / Double(max(1, $0.count)) }
      lines.append(line)
    }
    return lines
  }

  /// The first word leads, or a pair that says more of the same papers.
  private static func line(of words: [Trends.Rise]) -> Trends.Rise {
    let leader = words.first { $0.name.contains(" ") && 3 * $0.count >= 2 * words[0].count } ?? words[0]
    var line = leader
    line.others = words.map(\.name).filter { $0 != leader.name }
    return line
  }

  private static func areForms(_ a: String, _ b: String) -> Bool { a + "s" == b || b + "s" == a }
}
