/// What the list can show of a paper, by the names of the settings.
package enum ListColumn: String, CaseIterable, Sendable {
  case date, recommended, title, links, authors, topic, venue, source, added, score

  package static let standard: [ListColumn] = [.date, .recommended, .title, .links, .authors, .topic, .score]

  /// Columns that it takes, the gap after it included, and how many must be left for the title.
  fileprivate var needs: (width: Int, title: Int) {
    switch self {
    case .date: (8, 28)
    case .links: (3, 28)
    case .recommended: (2, 28)
    case .authors: (18, 40)
    case .score: (6, 40)
    case .added: (11, 40)
    case .topic: (14, 48)
    case .venue: (16, 48)
    case .source: (10, 52)
    case .title: (0, 0)
    }
  }

  /// In which order they get room; what has none gives way, the title last.
  fileprivate static let byImportance: [ListColumn] = [.date, .recommended, .authors, .score, .links, .topic, .added, .venue, .source]
}

/// The columns of the list, as wide as there is room.
struct ListColumns: Equatable {
  struct Shown: Equatable {
    var column: ListColumn
    /// The gap after it included.
    var width: Int
  }

  /// From left to right.
  private(set) var shown: [Shown] = []

  /// Columns of the marks before everything else.
  static let marks = 4

  /// - Parameters:
  ///   - chosen: the columns in their order; the title is always among them.
  ///   - has: whether any paper in view has something to show there.
  init(_ chosen: [ListColumn], width: Int, has: (ListColumn) -> Bool) {
    var rest = width - Self.marks - 1
    var widths: [ListColumn: Int] = [:]
    func take(_ columns: Int, for column: ListColumn, leaving title: Int) {
      guard rest - columns >= title else { return }
      rest -= columns
      widths[column, default: 0] += columns
    }
    for column in ListColumn.byImportance where chosen.contains(column) && has(column) {
      take(column.needs.width, for: column, leaving: column.needs.title)
    }
    if widths[.date] != nil { take(3, for: .date, leaving: 52) }
    if widths[.authors] != nil { take(8, for: .authors, leaving: 64) }
    widths[.title] = max(0, rest)
    let order = chosen.contains(.title) ? chosen : chosen.prefix(1) + [.title] + chosen.dropFirst()
    shown = order.compactMap { column in widths[column].map { Shown(column: column, width: $0) } }
  }

  func width(of column: ListColumn) -> Int { shown.first { $0.column == column }?.width ?? 0 }
}
