import Catalog

extension Bench {
  /// How much longer things take than on a smaller library, measured by turns.
  func measureGrowth(from small: Bench, _ texts: [String]) throws -> Report.Part {
    _ = try small.reader(["import", small.papers]).run(settings: small.settings)
    let factor = Double(try openCatalog().count) / Double(max(1, try small.openCatalog().count))
    var part = Report.Part("Growth: \(Int(factor.rounded())) times as many papers")
    var frames: (small: [Double], large: [Double]) = ([], [])
    for _ in 0..<10 {
      frames.small.append(try small.firstFrame())
      frames.large.append(try firstFrame())
    }
    part.add(
      Measurement(
        "first frame", Distribution(frames.large).median, .milliseconds,
        against: .init(what: "the smaller one", value: Distribution(frames.small).median), target: .ratio(2)))
    var firsts: (small: [Double], large: [Double]) = ([], [])
    var pages: (small: [Double], large: [Double]) = ([], [])
    for query in texts.compactMap({ RivalQuery($0).ours }) {
      guard let less = try small.answer(query), let more = try answer(query) else { continue }
      firsts.small.append(less.firstPage)
      firsts.large.append(more.firstPage)
      pages.small.append(less.page)
      pages.large.append(more.page)
    }
    part.add(
      Measurement(
        "first page, geometric mean", geometricMean(firsts.large), .milliseconds,
        against: .init(what: "the smaller one", value: geometricMean(firsts.small)), target: .ratio(4)))
    part.add(
      Measurement("first page, slowest", firsts.large.max() ?? .nan, .milliseconds, target: .value(16)))
    part.add(
      Measurement(
        "first page and count, geometric mean", geometricMean(pages.large), .milliseconds,
        against: .init(what: "the smaller one", value: geometricMean(pages.small))))
    return part
  }
}
