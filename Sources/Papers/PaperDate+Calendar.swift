/// Counting days in the Gregorian calendar, carried back before its beginning.
package extension PaperDate {
  /// The last day of a month or a year; a day is its own.
  var lastDay: PaperDate {
    if day != nil { return self }
    let month = min(max(self.month ?? 12, 1), 12)
    let day = Self.dayCount(year: year, month: month)
    return PaperDate(year: year, month: month, day: day) ?? self
  }

  /// Days from 1970-01-01 to the first day of this date.
  var dayNumber: Int {
    // Years begin in March here, so that a leap day is the last of its year and every month before it
    // has its place by one formula: (153 m + 2) / 5 days precede the m-th month after February.
    let month = self.month ?? 1
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + (day ?? 1) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * Self.daysPerEra + dayOfEra - Self.daysBeforeEpoch
  }

  /// The week of the day as ISO 8601 has it, `2026-W48`: weeks begin on Monday, and belong to the year of their Thursday.
  var isoWeek: String {
    // 1970-01-01 was a Thursday.
    let weekday = ((dayNumber + 3) % 7 + 7) % 7
    let thursday = PaperDate(dayNumber: dayNumber - weekday + 3)
    let week = (thursday.dayNumber - (PaperDate(year: thursday.year)?.dayNumber ?? 0)) / 7 + 1
    return "\(thursday.year)-W" + (week < 10 ? "0" : "") + "\(week)"
  }

  /// The day that many days after 1970-01-01, held within the years 1000 to 9999.
  init(dayNumber: Int) {
    let held = min(max(dayNumber, Self.firstDayNumber), Self.lastDayNumber)
    let days = held + Self.daysBeforeEpoch
    let era = days / Self.daysPerEra
    let dayOfEra = days % Self.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(packed: Int32(year * 10_000 + month * 100 + day))
  }
}

extension PaperDate {
  /// Days in 400 years, after which the calendar repeats.
  private static let daysPerEra = 146_097
  /// Days from 0000-03-01 to 1970-01-01.
  private static let daysBeforeEpoch = 719_468
  /// 1000-01-01 and 9999-12-31.
  private static let firstDayNumber = -354_285
  private static let lastDayNumber = 2_932_896

  /// The days of a month; 31 for a month that is none.
  static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}
