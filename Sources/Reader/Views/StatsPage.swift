import Catalog
import Learning
import Papers
import Terminal
import Themes

/// What somebody read, and what the library and the process take up, line by line.
package struct StatsPage: Sendable {
  /// A piece of a line in one style.
  package struct Part: Hashable, Sendable {
    package var text: String
    package var scope = Scope.uiPopup
  }

  package typealias Line = [Part]

  package internal(set) var lines: [Line] = []
  /// The columns that a line may take.
  let width: Int
  /// What is east of Greenwich, in milliseconds.
  let zone: Int64

  /// No wider than a year of weeks, two columns each.
  package static let widest = 116

  package init(_ reading: ReadingStatistics, width: Int, zone: Int64) {
    (self.width, self.zone) = (max(16, width), zone)
    addReading(reading)
    addCounts("Topics read", reading.topics)
    addCounts("Sources read", reading.sources)
    addQueue(reading)
    addSittings(reading.sittings)
  }

  package var text: String {
    lines.map { line in
      let text = line.map(\.text).joined()
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  mutating func addHeading(_ title: String, _ note: String = "") {
    if !lines.isEmpty { lines.append([]) }
    lines.append([Part(text: title, scope: .uiPopupHeading), Part(text: note.isEmpty ? "" : "  " + note, scope: .uiPopupDim)])
  }

  mutating func add(_ parts: Part...) { lines.append(parts) }
  mutating func add(_ new: [Line]) { lines += new }

  /// A line of a name, a bar as long as a number beside the greatest, and the number.
  mutating func addBar(_ name: String, nameWidth: Int, _ value: Int, of most: Int, note: String) {
    let room = max(4, min(40, width - nameWidth - TextWidth.columns(of: note) - 4))
    let bar = Self.bar(value, of: most, width: room)
    add(
      Part(text: name.fitted(to: nameWidth) + "  ", scope: .uiPopup), Part(text: bar, scope: .uiPopupKey),
      Part(text: " " + note, scope: .uiPopupDim))
  }

  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// At least a thin line for what is more than nothing.
  static func bar(_ value: Int, of most: Int, width: Int) -> String {
    guard value > 0, most > 0 else { return "" }
    let parts = max(1, Int((Double(min(value, most)) / Double(most) * Double(width * 8)).rounded()))
    let rest = parts % 8 == 0 ? "" : String(eighths[parts % 8 - 1])
    return String(repeating: "█", count: parts / 8) + rest
  }

  private mutating func addCounts(_ title: String, _ counts: [ReadingStatistics.Count]) {
    guard let most = counts.first?.count else { return }
    addHeading(title)
    let widest = counts.map { TextWidth.columns(of: $0.name) }.max() ?? 0
    for count in counts { addBar(count.name, nameWidth: min(widest, max(8, width / 3)), count.count, of: most, note: count.count.grouped) }
  }

  private mutating func addSittings(_ sittings: [Sitting]) {
    guard !sittings.isEmpty else {
      addHeading("Triage", "no sitting was left yet")
      return
    }
    let (spent, papers) = sittings.reduce((Int64(0), 0)) { ($0.0 + $1.spent, $0.1 + $1.papers) }
    addHeading("Triage", "\(sittings.count.grouped) \(sittings.count == 1 ? "sitting" : "sittings"), \(spent.duration), \(papers.papers), \(Self.pace(spent, papers))")
    let shown = sittings.suffix(8).reversed()
    let longest = shown.map(\.spent).max() ?? 0
    for sitting in shown {
      let note = "\(sitting.spent.duration), \(sitting.papers.papers), \(Self.pace(sitting.spent, sitting.papers))"
      addBar(moment(sitting.ended), nameWidth: 16, Int(clamping: sitting.spent), of: Int(clamping: longest), note: note)
    }
  }

  private static func pace(_ spent: Int64, _ papers: Int) -> String {
    "\((Double(spent) / 1000 / Double(max(1, papers))).tenths) s a paper"
  }

  /// `2026-11-28 14:03`, by the clocks here.
  private func moment(_ time: Timestamp) -> String {
    let (local, overflow) = time.milliseconds.addingReportingOverflow(zone)
    let text = Timestamp(milliseconds: overflow ? time.milliseconds : local).description
    return text.count >= 16 ? text.prefix(10) + " " + text.dropFirst(11).prefix(5) : text
  }
}

extension Int64 {
  /// Milliseconds as `45 s`, `12 min`, `3 h 20 min`.
  fileprivate var duration: String {
    let seconds = self / 1000
    if seconds < 60 { return "\(seconds) s" }
    let minutes = (seconds + 30) / 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

extension String {
  /// As many columns, cut or filled up.
  func fitted(to columns: Int) -> String {
    let own = TextWidth.columns(of: self)
    guard own > columns else { return self + String(repeating: " ", count: columns - own) }
    var used = 1
    let kept = prefix { character in
      used += TextWidth.columns(of: String(character))
      return used <= columns
    }
    return (kept + "…").fitted(to: columns)
  }
}
