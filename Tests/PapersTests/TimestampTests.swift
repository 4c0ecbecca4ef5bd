import TestSupport
import Testing

@testable import Papers

struct TimestampTests {
  @Test(
    "A moment is read and written",
    arguments: [
      ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"), ("2026-11-23T08:00:00", "2026-11-23T08:00:00Z"),
      ("2026-11-23T08:00:00.5Z", "2026-11-23T08:00:00.500Z"), ("2026-11-23", "2026-11-23T00:00:00Z"),
      ("2026-11-23T08:00:00.123456789Z", "2026-11-23T08:00:00.123Z"),
      ("2026-11-23T00:30:00+01:00", "2026-11-22T23:30:00Z"),
      ("2026-11-23T08:00-0800", "2026-11-23T16:00:00Z"),
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ])
  func reading(text: String, description: String) {
    #expect(Timestamp(text)?.description == description)
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", "2026-11", "2026-11-23T", "2026-11-23T08", "2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z",
      "2026-11-23T08:00:61Z", "2026-11-23T08:00:00+99:99", "2026-11-23T08:00:00.Z", "2026-11-23T08:00:00ZZ",
      "1e308", "9223372036854775808",
    ])
  func refusing(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("Nothing overflows at the ends of time", arguments: [Int64.min, Int64.min + 1, -1, 0, 1, Int64.max])
  func ends(milliseconds: Int64) {
    let moment = Timestamp(milliseconds: milliseconds)
    #expect(Timestamp(moment.description) != nil)
    for offset in [Int.min, -86_400, 0, 86_400, Int.max] {
      #expect(PaperDate.years.contains(moment.date(offsetSeconds: offset).year))
    }
  }

  @Test("Random moments come back from their text")
  func roundTrip() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let moment = Timestamp(
        milliseconds: Int64.random(in: -30_000_000_000_000...250_000_000_000_000, using: &random))
      #expect(Timestamp(moment.description) == moment)
      #expect(moment.date.description == String(moment.description.prefix(10)))
    }
  }

  @Test("A day begins earlier further east")
  func offset() throws {
    let moment = try #require(Timestamp("2026-11-23T23:30:00Z"))
    #expect(moment.date.description == "2026-11-23")
    #expect(moment.date(offsetSeconds: 3600).description == "2026-11-24")
  }

  @Test("Now is after this was written")
  func now() {
    #expect(Timestamp.now().date.year >= 2024)
  }
}
