import Catalog
import Papers

/// The papers of a span and of the time before it, by date of publication.
///
/// The last day is that of the newest paper, dated no later than today, that has nine others in the week up to it: a
/// library that was last fed some days ago has a last week, too, and a few papers ahead of the others do not make it. A
/// paper whose day is not known is in no week and in no month; one of a month counts with the first day of it in a year.
struct TrendTime {
  let span: Trends.Span
  let days: ClosedRange<Int>
  /// The parts, the oldest first.
  let parts: [RowSet]
  let papers: RowSet
  let papersBefore: RowSet

  /// How many papers make a week that may be the last one.
  private static let fewest = 10

  /// - Parameters:
  ///   - rows: those that count; nil for all.
  ///   - today: in days after 1970-01-01.
  /// - Returns: nil where no paper has a day.
  init?(_ span: Trends.Span, of catalog: PaperCatalog, among rows: RowSet?, today: Int) {
    guard let last = Self.lastDay(of: catalog, today: today) else { return nil }
    self.span = span
    days = last - span.days + 1...last
    let count = span.parts + span.partsBefore
    parts = (0..<count).map { index in
      let end = last - (count - 1 - index) * span.partDays
      return Self.papers(of: catalog, from: end - span.partDays + 1, through: end, areInYear: span == .year, among: rows)
    }
    papersBefore = Self.union(parts.prefix(span.partsBefore), of: catalog)
    papers = Self.union(parts.suffix(span.parts), of: catalog)
  }

  private static func union(_ parts: some Sequence<RowSet>, of catalog: PaperCatalog) -> RowSet {
    parts.reduce(into: RowSet(capacity: catalog.count)) { $0.formUnion($1) }
  }

  private static func lastDay(of catalog: PaperCatalog, today: Int) -> Int? {
    let rows = catalog.rows(publishedFrom: nil, through: PaperDate(dayNumber: today))
    var days: [Int] = []
    for row in rows {
      guard let date = catalog.date(at: row), date.day != nil else { continue }
      days.append(date.dayNumber)
      if days.count >= fewest, days[days.count - fewest] - date.dayNumber < 7 { return days[days.count - fewest] }
    }
    return days.first
  }

  private static func papers(
    of catalog: PaperCatalog, from: Int, through: Int, areInYear: Bool, among rows: RowSet?
  ) -> RowSet {
    var found = catalog.rows(publishedFrom: PaperDate(dayNumber: from), through: PaperDate(dayNumber: through))
    if areInYear {
      // A month stands before its days, and its first day may begin the part.
      let month = PaperDate(packed: PaperDate(dayNumber: from).packed / 100 * 100)
      if PaperDate(dayNumber: from).day == 1 {
        found.formUnion(catalog.rows(publishedFrom: month, through: PaperDate(dayNumber: from)))
      }
    }
    if let rows { found.formIntersection(rows) }
    for row in found {
      guard let date = catalog.date(at: row) else { continue }
      if (areInYear ? date.month : date.day) == nil { found.remove(row) }
    }
    return found
  }
}

extension PaperCatalog {
  /// The papers with a date from one to another.
  fileprivate func rows(publishedFrom first: PaperDate?, through last: PaperDate) -> RowSet {
    let query = Query(.published(.days(from: first, through: last)))
    let context = QueryContext(marks: RowMarks(catalog: self), now: Timestamp(milliseconds: 0))
    return set(query, in: context) ?? RowSet(capacity: count)
  }
}
