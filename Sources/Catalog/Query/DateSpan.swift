import Papers

/// A stretch of days: `2019..2023`, `2024-03`, `..2020`, or `7d` counted back from now.
package enum DateSpan: Hashable, Sendable {
  /// From the beginning of the one through the end of the other; nil is open.
  case days(from: PaperDate?, through: PaperDate?)
  /// The time up to now, as `count` units.
  case last(Int, Unit)

  /// The letter that stands for a unit in a query.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case day = "d"
    case week = "w"
    case month = "m"
    case year = "y"
  }

  /// The dates of the span as packed numbers, both ends included. A paper of which only the year is known
  /// lies in the spans that hold the beginning of that year.
  func packedDates(now: Timestamp) -> ClosedRange<Int32> {
    switch self {
    case .days(let from, let through):
      let lower = from?.packed ?? Int32.min + 1
      return lower...max(lower, through?.lastPacked ?? Int32.max)
    case .last(let count, let unit):
      return unit.before(now.date, count: count).packed...Int32.max
    }
  }

  /// The moments of the span in milliseconds, both ends included.
  func moments(now: Timestamp) -> ClosedRange<Int64> {
    switch self {
    case .days(let from, let through):
      let lower = from?.startOfDay ?? Int64.min + 1
      return lower...max(lower, through.map { $0.lastDay.startOfDay + 86_399_999 } ?? Int64.max)
    case .last(let count, let unit):
      let day = unit.before(now.date, count: count)
      let elapsed = Int64(now.date.dayNumber - day.dayNumber) * 86_400_000
      let (lower, overflow) = now.milliseconds.subtractingReportingOverflow(elapsed)
      return (overflow ? Int64.min + 1 : lower)...Int64.max
    }
  }
}

extension DateSpan.Unit {
  /// The day that lies `count` units before another, at the end of the month where it has no such day.
  fileprivate func before(_ date: PaperDate, count: Int) -> PaperDate {
    let count = min(max(count, 0), 1_000_000)
    switch self {
    case .day: return PaperDate(dayNumber: date.dayNumber - count)
    case .week: return PaperDate(dayNumber: date.dayNumber - count * 7)
    case .month: return DateSpan.Unit.back(from: date, months: count)
    case .year: return DateSpan.Unit.back(from: date, months: count * 12)
    }
  }

  private static func back(from date: PaperDate, months: Int) -> PaperDate {
    let total = date.year * 12 + (date.month ?? 1) - 1 - months
    guard total > 0, let month = PaperDate(year: total / 12, month: total % 12 + 1) else {
      return PaperDate(dayNumber: Int.min)
    }
    let last = month.lastDay
    return PaperDate(year: last.year, month: last.month, day: min(date.day ?? 1, last.day ?? 1)) ?? last
  }
}

extension PaperDate {
  /// The greatest packed number that this date holds: `2024-03` holds up to `2024-03-99`.
  fileprivate var lastPacked: Int32 {
    if month == nil { return packed + 9999 }
    return day == nil ? packed + 99 : packed
  }

  fileprivate var startOfDay: Int64 { Int64(dayNumber) * 86_400_000 }
}

extension DateSpan: CustomStringConvertible {
  package var description: String {
    switch self {
    case .last(let count, let unit): "\(count)\(unit.rawValue)"
    case .days(let from, let through) where from == through: from?.description ?? ".."
    case .days(let from, let through): "\(from?.description ?? "")..\(through?.description ?? "")"
    }
  }

  /// Whether the beginning lies after the end.
  var isReversed: Bool {
    guard case .days(let from?, let through?) = self else { return false }
    return from.packed > through.lastPacked
  }
}
