import Learning
import Papers
import Terminal

extension State {
  mutating func askForStats() -> [Effect] { [.gatherStats(StatsQuestion(marks: marks, today: today, zone: zone))] }

  mutating func showStats(_ reading: ReadingStatistics, _ memory: ProcessMemory) -> [Effect] {
    if overlay == nil { overlay = .stats(Stats(reading, memory)) }
    return []
  }

  mutating func read(_ key: Key, in stats: Stats) -> [Effect] {
    var stats = stats
    guard let offset = scrolled(stats.offset, by: key, lines: page(of: stats).lines.count, height: pageHeight) else {
      overlay = nil
      return []
    }
    stats.offset = offset
    overlay = .stats(stats)
    return []
  }

  /// The page as wide as the screen lets it be.
  func page(of stats: Stats) -> StatsPage {
    var page = StatsPage(stats.reading, width: layout.popup(width: StatsPage.widest, height: 100).width - 4, zone: zone)
    page.addLibrary(catalog, memory: stats.memory, elapsed: lastElapsed, found: list.rows.count)
    return page
  }

  /// Writes down what was decided since the sitting began, or was gone on with.
  mutating func logSitting(at now: Timestamp) -> [Effect] {
    guard let (spent, papers) = triage?.takeUnlogged() else { return [] }
    return [.logSitting(Sitting(ended: now, spent: spent, papers: papers))]
  }

  mutating func quit(at now: Timestamp) -> [Effect] { logSitting(at: now) + [.quit] }
}
