import Catalog
import Marks
import Papers

/// What the marks say of somebody's reading.
///
/// A mark knows its last change alone. So a paper counts as read on the day on which it was marked so last, and of
/// a paper that has left the to-read queue it is known when that was, but only from the steps that can still be undone when it
/// had come in.
package struct ReadingStatistics: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var name: String
    package var count: Int
  }

  /// The length of the to-read queue at the end of a day.
  package struct QueueLength: Hashable, Sendable {
    /// Papers that were surely in it.
    package var sure = 0
    /// Papers that left it later, of which it is not known whether they had come in yet.
    package var unsure = 0
  }

  /// In days after 1970-01-01, as all days here.
  package let today: Int
  /// How many papers were read on each day; days without any are left out.
  package let readOnDay: [Int: Int]
  /// Of the papers read that the library has, the most frequent first.
  package let topics: [Count]
  package let sources: [Count]
  /// The last `queueDays` days, today last.
  package let queue: [QueueLength]
  /// The oldest first.
  package let sittings: [Sitting]

  package static let queueDays = 365
  private static let mostCounts = 10

  /// - Parameter zone: what is east of Greenwich, in milliseconds: days begin at midnight there.
  package init(of table: MarkTable, in catalog: PaperCatalog, sittings: [Sitting] = [], today: Int, zone: Int64 = 0) {
    var read = RowSet(capacity: catalog.count)
    var readOnDay: [Int: Int] = [:]
    var queue = QueueCourse(today: today, entries: table.timesSet(.later), day: { $0.day(eastBy: zone) })
    for (id, marks) in table.papers {
      if marks[.read] {
        if let row = catalog.row(of: id) { read.insert(row) }
        if let time = marks.changed(.read) { readOnDay[time.day(eastBy: zone), default: 0] += 1 }
      }
      if let time = marks.changed(.later) { queue.add(id, isIn: marks[.later], since: time) }
    }
    self.today = today
    self.readOnDay = readOnDay
    self.sittings = sittings.sorted { $0.ended < $1.ended }
    self.queue = queue.lengths
    topics = catalog.topicCounts(of: read).prefix(Self.mostCounts).map {
      Count(name: catalog.topics[Int($0.topic.number)].name, count: $0.count)
    }
    sources = catalog.sourceCounts(of: read).prefix(Self.mostCounts).map { Count(name: $0.name, count: $0.count) }
  }
}

extension ReadingStatistics {
  package var read: Int { readOnDay.values.reduce(0, +) }

  /// How many papers were read in the last so many days, and on how many of these.
  package func read(inLast days: Int) -> (papers: Int, days: Int) {
    let counts = readOnDay.filter { (today - days + 1...today).contains($0.key) }.values
    return (counts.reduce(0, +), counts.count)
  }

  /// Days in a row with a paper read, up to today, or up to yesterday as long as today has none.
  package var streak: Int {
    var day = readOnDay[today] == nil ? today - 1 : today
    var count = 0
    while readOnDay[day] != nil {
      count += 1
      day -= 1
    }
    return count
  }

  /// The most days in a row that ever had one.
  package var longestStreak: Int {
    var (longest, current, last) = (0, 0, Int?.none)
    for day in readOnDay.keys.sorted() {
      current = last.map { $0 + 1 == day } ?? false ? current + 1 : 1
      longest = max(longest, current)
      last = day
    }
    return longest
  }
}

extension Timestamp {
  /// The day at a place, in days after 1970-01-01.
  fileprivate func day(eastBy zone: Int64) -> Int { date(offsetSeconds: Int(zone / 1000)).dayNumber }
}
