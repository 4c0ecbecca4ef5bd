import Catalog
import Papers
import Testing

@testable import Learning
@testable import Marks

@Suite("What the marks say of reading")
struct StatisticsTests {
  private static let today = 20_000

  /// Noon of a day, so many days ago.
  private static func ago(_ days: Int) -> Timestamp { Timestamp(milliseconds: (Int64(today - days) * 24 + 12) * 3_600_000) }

  private static func id(_ number: Int) -> PaperID { PaperID(key: "test:\(number)") }

  private static func statistics(_ table: MarkTable, _ catalog: PaperCatalog = .empty, zone: Int64 = 0) -> ReadingStatistics {
    ReadingStatistics(of: table, in: catalog, today: today, zone: zone)
  }

  @Test("counts papers on the day on which they were last marked as read, by the clocks here")
  func days() {
    var table = MarkTable()
    table.set(.read, true, for: [Self.id(1), Self.id(2)], at: Self.ago(3), name: "")
    table.set(.read, true, for: [Self.id(3)], at: Self.ago(400), name: "")
    table.set(.read, true, for: [Self.id(4)], at: Self.ago(2), name: "")
    table.set(.read, false, for: [Self.id(4)], at: Self.ago(1), name: "")
    table.set(.starred, true, for: [Self.id(5)], at: Self.ago(1), name: "")
    let figures = Self.statistics(table)
    #expect(figures.readOnDay == [Self.today - 3: 2, Self.today - 400: 1])
    #expect(figures.read == 3)
    #expect(figures.read(inLast: 365).papers == 2 && figures.read(inLast: 365).days == 1)
    #expect(Self.statistics(table, zone: 13 * 3_600_000).readOnDay[Self.today - 2] == 2)
    #expect(Self.statistics(table, zone: -13 * 3_600_000).readOnDay[Self.today - 4] == 2)
  }

  @Test("counts days in a row, of which the last may be yesterday")
  func streaks() {
    var table = MarkTable()
    #expect(Self.statistics(table).streak == 0 && Self.statistics(table).longestStreak == 0)
    for day in [1, 2, 3, 10, 11, 12, 13, 20] { table.set(.read, true, for: [Self.id(day)], at: Self.ago(day), name: "") }
    #expect(Self.statistics(table).streak == 3)
    #expect(Self.statistics(table).longestStreak == 4)
    table.set(.read, true, for: [Self.id(0)], at: Self.ago(0), name: "")
    #expect(Self.statistics(table).streak == 4)
  }

  @Test("counts topics and sources of the papers read that the library has")
  func topics() {
    var other = paper(3, "Three", topics: ["b"])
    other.source = "other"
    let library = catalog([paper(1, "One", topics: ["a", "b"]), paper(2, "Two", topics: ["b"]), other, paper(4, "Four", topics: ["c"])])
    var table = MarkTable()
    table.set(.read, true, for: [1, 2, 3, 99].map(Self.id), at: Self.ago(1), name: "")
    let figures = Self.statistics(table, library)
    #expect(figures.topics.map(\.name) == ["b", "a"] && figures.topics.map(\.count) == [3, 1])
    #expect(figures.sources.map(\.name) == ["test", "other"] && figures.sources.map(\.count) == [2, 1])
  }

  @Test("follows the queue as far as the marks and the steps that are left know it")
  func queue() {
    var table = MarkTable()
    table.set(.later, true, for: [Self.id(1)], at: Self.ago(20), name: "")
    table.set(.later, true, for: [Self.id(2), Self.id(3)], at: Self.ago(10), name: "")
    table.set(.later, false, for: [Self.id(2)], at: Self.ago(5), name: "")
    let known = Self.statistics(table).queue
    #expect(known.count == ReadingStatistics.queueDays)
    let lengths = [21, 20, 11, 10, 6, 5, 0].map { known[known.count - 1 - $0] }
    #expect(lengths.map(\.sure) == [0, 1, 1, 3, 3, 2, 2])
    #expect(lengths.allSatisfy { $0.unsure == 0 })
    // Without the steps nothing is known of when the second one came in.
    var marksAlone = table
    marksAlone.history = MarkHistory()
    let unsure = Self.statistics(marksAlone).queue
    let vague = [21, 10, 6, 5, 0].map { unsure[unsure.count - 1 - $0] }
    #expect(vague.map(\.sure) == [0, 2, 2, 2, 2])
    #expect(vague.map(\.unsure) == [1, 1, 1, 0, 0])
  }

  @Test("takes a queue older than the year, and a clock that was ahead")
  func edges() {
    var table = MarkTable()
    table.set(.later, true, for: [Self.id(1)], at: Self.ago(4000), name: "")
    table.set(.later, true, for: [Self.id(2)], at: Self.ago(-30), name: "")
    table.set(.read, true, for: [Self.id(2)], at: Timestamp(milliseconds: .max / 2), name: "")
    table.set(.read, true, for: [Self.id(3)], at: Timestamp(milliseconds: .min / 2), name: "")
    let figures = Self.statistics(table)
    #expect(figures.queue.allSatisfy { $0.sure == 1 && $0.unsure == 0 })
    #expect(figures.read == 2 && figures.streak == 0)
  }
}
