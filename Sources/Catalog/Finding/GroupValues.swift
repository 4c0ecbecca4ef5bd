import Papers

/// The value of every row of a catalog by a grouping, worked out when it is first asked for.
struct GroupValues: Sendable {
  /// For each row the number of its value, from 0; −1 for none. Days are numbered as they come, the newest first.
  let numbers: [Int32]
  /// How many values there are.
  let count: Int
  private let names: Names

  private enum Names: Sendable {
    /// Days, packed, and the first row of each.
    case days([Int32], starts: [Int32])
    case joined(JoinedNames)
    case plain([String])
  }

  /// Cost: a step for each row.
  init(_ catalog: PaperCatalog, by grouping: Grouping) {
    switch grouping {
    case .day: self.init(daysOf: catalog)
    case .topic: self.init(catalog, catalog.topicNames) { $0.mainTopics }
    case .venue: self.init(catalog, catalog.names(of: .venues)) { $0.venueNumbers }
    case .author: self.init(catalog, catalog.names(of: .authors)) { $0.firstAuthors }
    case .source: self.init(sourcesOf: catalog)
    }
  }

  private init(_ catalog: PaperCatalog, _ names: JoinedNames, _ own: (RowData) -> [Int32]) {
    numbers = Self.joined(catalog) { segment, number in
      let values = own(segment.columns)
      return number == 0 ? values : values.map { $0 < 0 ? $0 : Int32(truncatingIfNeeded: names.number(of: Int($0), in: number)) }
    }
    count = names.count
    self.names = .joined(names)
  }

  private init(sourcesOf catalog: PaperCatalog) {
    var names = NameTable()
    numbers = Self.joined(catalog) { segment, _ in
      let known = segment.columns.sourceNames.map { $0.isEmpty ? -1 : Int32(truncatingIfNeeded: names.number(of: $0)) }
      let sources = segment.columns.sources
      return sources.withValues { source in
        (0..<sources.count).map { row in known.indices.contains(source(row)) ? known[source(row)] : -1 }
      }
    }
    count = names.names.count
    self.names = .plain(names.names)
  }

  /// Dates fall from row to row, so that each day is a stretch of rows.
  private init(daysOf catalog: PaperCatalog) {
    let dates = Self.joined(catalog) { segment, _ in segment.columns.publishedDates.withNumbers(Array.init) }
    var (days, starts): ([Int32], [Int32]) = ([], [])
    var numbers = [Int32](repeating: -1, count: dates.count)
    for (row, date) in dates.enumerated() where date > 0 {
      if days.last != date {
        days.append(date)
        starts.append(Int32(truncatingIfNeeded: row))
      }
      numbers[row] = Int32(truncatingIfNeeded: days.count - 1)
    }
    self.numbers = numbers
    count = days.count
    names = .days(days, starts: starts)
  }

  /// Numbers of the rows of each segment, as numbers of the catalog's rows.
  private static func joined(_ catalog: PaperCatalog, _ own: (Segment, Int) -> [Int32]) -> [Int32] {
    if catalog.layout.isPlain { return catalog.segments.first.map { own($0, 0) } ?? [] }
    var all = [Int32](repeating: -1, count: catalog.count)
    for (number, segment) in catalog.segments.enumerated() {
      for (place, value) in zip(catalog.layout.places(of: number), own(segment, number)) where place >= 0 {
        all[Int(place)] = value
      }
    }
    return all
  }

  func name(of value: Int32) -> String? {
    guard value >= 0 else { return nil }
    switch names {
    case .days: return PaperDate(packed: value).description
    case .joined(let names): return names[Int(value)]
    case .plain(let names): return names.indices.contains(Int(value)) ? names[Int(value)] : nil
    }
  }

  /// What stands for a number in `RowGroups`: days are said as such, since their numbers change when papers come.
  func value(of number: Int) -> Int32 {
    if case .days(let days, _) = names { return days[number] }
    return Int32(truncatingIfNeeded: number)
  }

  /// The number of a row's value, and that after the last for none.
  func slot(of row: Row) -> Int {
    guard numbers.indices.contains(row.index) else { return count }
    let number = Int(numbers[row.index])
    return number >= 0 && number < count ? number : count
  }

  /// How many rows have a date; they stand before the others.
  var datedCount: Int { numbers.firstIndex(of: -1) ?? numbers.count }

  /// The first row of each day, when these are days.
  var starts: [Int32]? {
    if case .days(_, let starts) = names { starts } else { nil }
  }
}

extension RowData {
  fileprivate var mainTopics: [Int32] {
    topicNumbers.withValues { number in firsts(topicStarts, topicNumbers.count, number) }
  }

  fileprivate var firstAuthors: [Int32] {
    authorNumbers.withNumbers { numbers in firsts(authorStarts, numbers.count) { Int(numbers[$0]) } }
  }

  /// The first name is that of no venue.
  fileprivate var venueNumbers: [Int32] {
    venues.withNumbers { $0.map { $0 == 0 ? -1 : Int32(truncatingIfNeeded: $0) } }
  }

  /// The first of each row's numbers; −1 for a row without any.
  private func firsts(_ starts: Column<UInt32>, _ count: Int, _ number: (Int) -> Int) -> [Int32] {
    starts.withNumbers { starts in
      (0..<max(0, starts.count - 1)).map { row in
        let start = Int(starts[row])
        return start < min(Int(starts[row + 1]), count) ? Int32(truncatingIfNeeded: number(start)) : -1
      }
    }
  }
}
