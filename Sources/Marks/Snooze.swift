import Papers

/// Until when a paper is out of the inbox.
package enum Snooze: Hashable, Sendable {
  /// Until a day begins.
  case until(PaperDate)
  /// Until there is a version newer than that of a date, or than the one without a date.
  case newVersion(than: PaperDate?)

  /// Reads what the marks hold: `2026-12-01`, or `version 2024-05-05`. Nil for none, and for what is neither.
  package init?(_ text: String) {
    if text == "version" {
      self = .newVersion(than: nil)
    } else if text.hasPrefix("version "), let date = PaperDate(text.dropFirst(8)) {
      self = .newVersion(than: date)
    } else if let date = PaperDate(text) {
      self = .until(date)
    } else {
      return nil
    }
  }

  /// As the marks hold it.
  package var text: String {
    switch self {
    case .until(let date): date.description
    case .newVersion(let date): date.map { "version \($0)" } ?? "version"
    }
  }
}

/// For how long somebody wants papers out of the inbox, before it is said of each.
package enum SnoozeGoal: Hashable, Sendable {
  case day(PaperDate)
  case newVersion

  /// Reads `tomorrow`, `week`, `month`, `3d`, `2w`, `version` or a date after today; nil for anything else.
  package init?(_ typed: String, today: PaperDate) {
    let word = typed.lowercased()
    let days: Int?
    switch word {
    case "version":
      self = .newVersion
      return
    case "tomorrow": days = 1
    case "week": days = 7
    case "month": days = 30
    default:
      let factor = ["d": 1, "w": 7][word.suffix(1)]
      let number = Int(word.dropLast()).flatMap { (1...36_500).contains($0) ? $0 : nil }
      days = factor.flatMap { factor in number.map { $0 * factor } }
    }
    guard let date = days.map({ PaperDate(dayNumber: today.dayNumber + $0) }) ?? PaperDate(word),
      date.dayNumber > today.dayNumber
    else { return nil }
    // A month or a year begins on its first day.
    self = .day(PaperDate(dayNumber: date.dayNumber))
  }

  /// What the marks of a paper hold then.
  ///
  /// - Parameter version: the date of the version that there is.
  package func snooze(version: PaperDate?) -> Snooze {
    switch self {
    case .day(let date): .until(date)
    case .newVersion: .newVersion(than: version)
    }
  }
}
