/// The papers of a span beside those of the time before it, and what of their counts is a rise.
struct Comparison {
  let papers: Int
  let papersBefore: Int

  init(of papers: Int, before papersBefore: Int) { (self.papers, self.papersBefore) = (papers, papersBefore) }

  /// Whether there are enough papers, and a share that has grown by enough.
  func isHigher(_ count: Int, before: Int, atLeast least: Int = TrendFinder.leastCount) -> Bool {
    papersBefore > 0 && count >= least
      && Double(count) * Double(papersBefore) >= TrendFinder.leastFactor * Double(before) * Double(papers)
  }

  /// What may be a rise, with the chance of its counts as its doubt; nil for what is none.
  func rise(
    _ name: String, isTopic: Bool, _ count: Int, before: Int, atLeast least: Int = TrendFinder.leastCount
  ) -> Trends.Rise? {
    guard isHigher(count, before: before, atLeast: least) else { return nil }
    let chance = RisingTest.logChance(count, of: papers, before: before, of: papersBefore)
    return Trends.Rise(
      name: name, isTopic: isTopic, count: count, countBefore: before, share: Double(count) / Double(max(1, papers)),
      shareBefore: Double(before) / Double(papersBefore), logDoubt: chance)
  }

  /// Those that are to be believed of all that were tried, the surest first.
  static func believed(_ rises: [Trends.Rise], tried: Int) -> [Trends.Rise] {
    let sorted = rises.sorted { ($0.logDoubt, $0.name) < ($1.logDoubt, $1.name) }
    let doubts = RisingTest.believed(sorted.map(\.logDoubt), tried: tried, level: TrendFinder.level)
    return zip(sorted, doubts).map { rise, doubt in
      var rise = rise
      rise.logDoubt = doubt
      return rise
    }
  }
}
