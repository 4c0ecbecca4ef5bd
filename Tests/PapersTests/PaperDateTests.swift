import Testing

@testable import Papers

struct PaperDateTests {
  @Test(
    "A date is read as exactly as it is written",
    arguments: [
      ("2024", "2024"), ("2024-03", "2024-03"), ("2024-03-09", "2024-03-09"), (" 2024-03-09 ", "2024-03-09"),
      ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"),
      ("2024-03-09T08:00:00Z", "2024-03-09"), ("2024-03-09 08:00", "2024-03-09"),
      ("2024-03-09T23:59:60+14:00", "2024-03-09"),
      ("Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"), ("2 Apr 2007", "2007-04-02"),
      ("Sun, 31 December 1995 00:00:00 +0000", "1995-12-31"),
    ])
  func reading(text: String, description: String) {
    #expect(PaperDate(text)?.description == description)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "", " ", "24", "0999", "0001-01-01", "20240309", "2024-", "2024-13", "2024-00", "2024-02-30",
      "2023-02-29",
      "1900-02-29", "2024-03-00", "2024-03-32", "2024-3-9", "2024-03-09x", "2024-03-09T", "2024-03T08:00",
      "2024-03-09-01", "99999999999999999999", "Mon 2 Apr 2007", "32 Apr 2007", "2 Foo 2007", "2 Apr 07",
      "-2024-03-09", "２０２４", String(repeating: "1", count: 100_000),
    ])
  func refusing(text: String) {
    #expect(PaperDate(text) == nil)
  }

  @Test("Parts that no calendar holds are refused")
  func parts() {
    #expect(PaperDate(year: 2024, month: nil, day: 3) == nil)
    #expect(PaperDate(year: Int.max, month: 1, day: 1) == nil)
    #expect(PaperDate(year: 2024, month: Int.min, day: 1) == nil)
    #expect(PaperDate(year: 2024, month: 4, day: Int.max) == nil)
    #expect(PaperDate(year: 2024, month: 4, day: 30)?.packed == 2024_04_30)
  }

  @Test(
    "Days are counted from 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2024", 19_723), ("2024-03", 19_783),
      ("1000-01-01", -354_285), ("9999-12-31", 2_932_896),
    ])
  func counting(text: String, number: Int) throws {
    #expect(try #require(PaperDate(text)).dayNumber == number)
  }

  @Test("Every day comes back from its number, one after the other")
  func roundTrip() {
    var last = PaperDate(dayNumber: -354_286)
    for number in stride(from: -354_285, through: 2_932_896, by: 1) {
      let date = PaperDate(dayNumber: number)
      if date.dayNumber != number || (number > -354_285 && date <= last) {
        Issue.record("day \(number) is \(date)")
        return
      }
      last = date
    }
  }

  @Test("A number out of range is held")
  func held() {
    #expect(PaperDate(dayNumber: .min).description == "1000-01-01")
    #expect(PaperDate(dayNumber: .max).description == "9999-12-31")
    for packed: Int32 in [.min, -1, 0, 99, 9999, .max] {
      let date = PaperDate(packed: packed)
      #expect(date.lastDay.dayNumber >= date.dayNumber - 40_000)
      #expect(!date.description.isEmpty)
    }
  }

  @Test(
    "The last day of a year or a month",
    arguments: [
      ("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"),
      ("2024-03-09", "2024-03-09"),
    ])
  func lastDay(text: String, last: String) throws {
    #expect(try #require(PaperDate(text)).lastDay.description == last)
  }

  @Test("Less exact comes first")
  func order() throws {
    let texts = ["2023-12-31", "2024", "2024-01", "2024-01-01", "2024-01-02", "2024-02"]
    let dates = texts.compactMap { PaperDate($0) }
    #expect(dates.sorted().map(\.description) == texts)
  }

  @Test(
    "The week belongs to the year of its Thursday",
    arguments: [("2026-01-01", "2026-W01"), ("2027-01-01", "2026-W53"), ("2024-12-30", "2025-W01"), ("2026-11-28", "2026-W48"), ("1969-12-28", "1969-W52")])
  func weeks(text: String, week: String) throws {
    #expect(try #require(PaperDate(text)).isoWeek == week)
  }
}
