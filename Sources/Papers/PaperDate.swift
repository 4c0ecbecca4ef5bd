/// A day, a month or a year, as exactly as the source knew it.
///
/// Ordered by time; a date that knows less comes before the days that it holds (`2024` < `2024-01` <
/// `2024-01-01`).
package struct PaperDate: Hashable, Sendable, Comparable {
  /// `year * 10_000 + month * 100 + day`, with 0 for what is not known.
  package let packed: Int32

  package init(packed: Int32) { self.packed = packed }

  package var year: Int { Int(packed / 10_000) }
  package var month: Int? { let month = Int(packed / 100 % 100); return month == 0 ? nil : month }
  package var day: Int? { let day = Int(packed % 100); return day == 0 ? nil : day }

  package static func < (a: PaperDate, b: PaperDate) -> Bool { a.packed < b.packed }
}
