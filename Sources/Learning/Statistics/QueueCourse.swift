import Papers

/// Adds up how long the to-read queue was on each of the last days.
struct QueueCourse {
  private let today: Int
  private let entries: [PaperID: [Timestamp]]
  private let day: (Timestamp) -> Int
  /// By how much the counts change on each day of the course.
  private var sure = [Int](repeating: 0, count: ReadingStatistics.queueDays + 1)
  private var unsure = [Int](repeating: 0, count: ReadingStatistics.queueDays + 1)

  /// - Parameters:
  ///   - entries: when papers are known to have been put in, for each the oldest first.
  ///   - day: the day of a moment, in the numbers of `today`.
  init(today: Int, entries: [PaperID: [Timestamp]], day: @escaping (Timestamp) -> Int) {
    (self.today, self.entries, self.day) = (today, entries, day)
  }

  /// Takes a paper that is in the queue since a moment, or out of it.
  mutating func add(_ id: PaperID, isIn: Bool, since time: Timestamp) {
    if isIn { return count(from: day(time), to: today + 1, in: \.sure) }
    if let entry = entries[id]?.last(where: { $0 < time }) {
      count(from: day(entry), to: day(time), in: \.sure)
    } else {
      count(from: .min, to: day(time), in: \.unsure)
    }
  }

  /// Counts one more paper at the ends of the days of a range.
  private mutating func count(from first: Int, to end: Int, in counts: WritableKeyPath<Self, [Int]>) {
    let begin = today - ReadingStatistics.queueDays + 1
    let (first, end) = (max(first, begin) - begin, min(end, today + 1) - begin)
    guard first < end else { return }
    self[keyPath: counts][first] += 1
    self[keyPath: counts][end] -= 1
  }

  var lengths: [ReadingStatistics.QueueLength] {
    var length = ReadingStatistics.QueueLength()
    return zip(sure, unsure).dropLast().map { sure, unsure in
      length.sure += sure
      length.unsure += unsure
      return length
    }
  }
}
