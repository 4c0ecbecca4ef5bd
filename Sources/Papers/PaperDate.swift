/// A day, a month or a year, as exactly as the source knew it.
///
/// Ordered by time; a date that knows less comes before the days that it holds (`2024` < `2024-01` <
/// `2024-01-01`).
package struct PaperDate: Hashable, Sendable, Comparable {
  /// `year * 10_000 + month * 100 + day`, with 0 for what is not known.
  package let packed: Int32

  /// Takes a packed date as it is, such as one that a catalog stored.
  package init(packed: Int32) { self.packed = packed }

  /// The years that a date can have: four digits, so that its text sorts as it does.
  package static let years = 1000...9999

  /// Nil for a day that no calendar holds, a year outside `years`, or a day without its month.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard Self.years.contains(year) else { return nil }
    guard let month else {
      guard day == nil else { return nil }
      self.init(packed: Int32(year * 10_000))
      return
    }
    guard (1...12).contains(month) else { return nil }
    guard let day else {
      self.init(packed: Int32(year * 10_000 + month * 100))
      return
    }
    guard day >= 1, day <= Self.dayCount(year: year, month: month) else { return nil }
    self.init(packed: Int32(year * 10_000 + month * 100 + day))
  }

  package var year: Int { Int(packed / 10_000) }
  package var month: Int? { let month = Int(packed / 100 % 100); return month == 0 ? nil : month }
  package var day: Int? { let day = Int(packed % 100); return day == 0 ? nil : day }

  package static func < (a: PaperDate, b: PaperDate) -> Bool { a.packed < b.packed }
}

extension PaperDate: CustomStringConvertible {
  /// `2024-03-09`, `2024-03` or `2024`.
  package var description: String {
    var text = padded(year, to: 4)
    if let month { text += "-" + padded(month, to: 2) }
    if month != nil, let day { text += "-" + padded(day, to: 2) }
    return text
  }
}

/// A number with zeros before it, up to a width.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
