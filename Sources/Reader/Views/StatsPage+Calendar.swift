import Learning
import Papers
import Themes

extension StatsPage {
  /// How much was read, and on which days: a column for each week, a row for each day of it.
  ///
  ///          Oct     Nov
  ///     Mon  · ░ · · ▒ ·
  ///     Tue  · · █ · ░ ·
  ///     …
  mutating func addReading(_ reading: ReadingStatistics) {
    let (papers, days) = reading.read(inLast: 365)
    addHeading("Read", "\(reading.read.papers), \(papers.grouped) of them in the last year, on \(days) \(days == 1 ? "day" : "days")")
    let weeks = max(1, min(53, (width - Self.margin) / 2))
    let monday = reading.today - (reading.today + 3) % 7
    let first = monday - 7 * (weeks - 1)
    let levels = ReadingLevels(reading.readOnDay.filter { $0.key >= first }.map(\.value))
    lines.append([Part(text: Self.months(from: first, weeks: weeks), scope: .uiPopupDim)])
    for (weekday, name) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].enumerated() {
      var line: Line = [Part(text: name + "  ", scope: .uiPopupDim)]
      for week in 0..<weeks {
        let day = first + 7 * week + weekday
        let level = levels.level(of: reading.readOnDay[day] ?? 0)
        line.append(Part(text: day > reading.today ? "  " : "\(level.sign) ", scope: level.scope))
      }
      lines.append(line)
    }
    lines.append([Part(text: String(repeating: " ", count: Self.margin))] + levels.legend)
    let streak = "\(reading.streak) \(reading.streak == 1 ? "day" : "days") in a row, \(reading.longestStreak) at most"
    lines.append([Part(text: "Streak  ", scope: .uiPopupKey), Part(text: streak)])
  }

  /// What the names of the days take.
  private static let margin = 5

  /// The names of the months, each above the week that its first day is in.
  private static func months(from first: Int, weeks: Int) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var line = String(repeating: " ", count: margin)
    for week in 0..<weeks {
      let last = PaperDate(dayNumber: first + 7 * week + 6)
      guard let day = last.day, day <= 7, let month = last.month, names.indices.contains(month - 1) else { continue }
      let place = margin + 2 * week
      guard place >= line.count, week + 1 < weeks else { continue }
      line += String(repeating: " ", count: place - line.count) + names[month - 1]
    }
    return line
  }
}

/// Four degrees of days with papers read, each for as near as can be to a quarter of these days.
struct ReadingLevels {
  struct Level {
    var sign: Character
    var scope: Scope
  }

  /// The most papers of each degree but the last.
  private let limits: [Int]
  private let most: Int

  private static let levels = [
    Level(sign: "·", scope: .uiPopupDim), Level(sign: "░", scope: .uiPopupDim), Level(sign: "▒", scope: .uiPopup),
    Level(sign: "▓", scope: .uiPopupKey), Level(sign: "█", scope: .uiPopupHeading),
  ]

  /// - Parameter counts: papers of each day that has any.
  init(_ counts: [Int]) {
    let sorted = counts.sorted()
    limits = (1...3).compactMap { quarter in sorted.isEmpty ? nil : sorted[(sorted.count - 1) * quarter / 4] }
    most = sorted.last ?? 0
  }

  private func number(of count: Int) -> Int { count <= 0 ? 0 : 1 + limits.count { count > $0 } }

  func level(of count: Int) -> Level { Self.levels[min(number(of: count), Self.levels.count - 1)] }

  /// What each sign stands for; degrees that no count falls into are left out.
  var legend: [StatsPage.Part] {
    var parts = [StatsPage.Part(text: "· none", scope: .uiPopupDim)]
    var low = 1
    for (index, high) in (limits + [most]).enumerated() where high >= low {
      let level = Self.levels[index + 1]
      parts.append(StatsPage.Part(text: "  \(level.sign)", scope: level.scope))
      parts.append(StatsPage.Part(text: low == high ? " \(low)" : " \(low)–\(high)", scope: .uiPopupDim))
      low = high + 1
    }
    return parts
  }
}
