import Catalog
import Marks
import Papers

extension State {
  /// Takes papers out of the inbox until a day or a new version, or lets them come back (`off`); without a word for
  /// when, opens the line to type one.
  mutating func snooze(_ typed: String?, _ count: Int?, at now: Timestamp) -> [Effect] {
    guard let typed else { return startCommand("\(Command.snooze.rawValue) ") }
    let rows = targets(count)
    if typed == "off" { return say(Verdict(.snoozed(.newVersion), isSet: false), of: rows, at: now) }
    guard let goal = SnoozeGoal(typed, today: PaperDate(dayNumber: today)) else { return refuse(snooze: typed) }
    return say(Verdict(.snoozed(goal), isSet: true), of: rows, at: now)
  }

  /// The goal that was typed, or nil after saying why it is none.
  mutating func refuse(snooze typed: String) -> [Effect] {
    let example = PaperDate(dayNumber: today + 7)
    return say(
      .error, Messages.noDay(typed, Self.snoozeWords, example: "\(example)"))
  }

  static let snoozeWords = ["tomorrow", "week", "month", "version", "off"]

  /// Until when a paper is away, in words; nil for one that is not.
  func snoozeText(of row: Row) -> String? {
    guard rowMarks.snoozed.contains(row), let day = rowMarks.wakeDays[row] else { return nil }
    return Messages.snoozed(until: day == RowMarks.never ? nil : "\(PaperDate(dayNumber: day))")
  }
}
