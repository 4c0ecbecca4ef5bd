import Catalog

import Glibc
import Learning
import Papers

extension Bench {
  /// Papers that are alike: how good and how quick the first ten are, beside two programs for Python.
  func measureSimilar(withRival: Bool) throws -> Report.Part {
    var part = Report.Part("Similar papers: the ten nearest to a paper")
    let catalog = try openCatalog()
    let seeds = SimilarSeeds(catalog, count: 500)
    guard !seeds.rows.isEmpty else {
      part.remarks.append("no topic has fifty papers with abstracts: nothing to judge by")
      return part
    }
    let report = withRival ? try SimilarRival().run(seeds, on: catalog, in: folder, settings: settings) : nil
    let engines = report?.engines ?? []
    if engines.isEmpty { part.remarks.append("bm25s and scikit-learn are not installed for python3: no comparison.") }
    for (name, isByProse) in [("title and abstract alone", true), ("with topics and authors", false)] {
      let ours = seeds.judged { NearestPapers(catalog, byProseAlone: isByProse).find($0, limit: 10) ?? [] }
      part.add(ours, name, among: engines.filter { $0.hasTopics != isByProse }, seeds, isLarge: isLarge)
    }
    part.remarks.append(
      "\(seeds.rows.count) papers drawn by a fixed seed. A paper found gains 3 if it has the same main topic, 1 if it "
        + "shares another; topics judge in both lines, and in the second all sides know them.")
    part.remarks.append("Ours is timed from the row to the ten rows, the others from the words that they have ready.")
    return part
  }
}

extension Report.Part {
  fileprivate mutating func add(
    _ ours: SimilarSeeds.Verdict, _ name: String, among engines: [SimilarReport.Engine], _ seeds: SimilarSeeds, isLarge: Bool
  ) {
    let target = Measurement.Target.value(isLarge ? 150 : 30)
    add(Measurement("\(name): time, median", ours.milliseconds.median, .milliseconds, target: target))
    add(Measurement("\(name): time, p99", ours.milliseconds.percentile(99), .milliseconds))
    for engine in engines {
      let theirs = seeds.judge(engine.rows)
      add(
        Measurement(
          "\(name): share of the same topic", ours.share, .count, against: .init(what: engine.name, value: theirs.share),
          target: .init(limit: 1, bound: .atLeast, isForRatio: true)))
      add(
        Measurement(
          "\(name): nDCG@10", ours.gain, .count, against: .init(what: engine.name, value: theirs.gain),
          target: .init(limit: 1, bound: .atLeast, isForRatio: true)))
      add(
        Measurement(
          "\(name): time, median", ours.milliseconds.median, .milliseconds,
          against: .init(what: engine.name, value: Distribution(engine.milliseconds).median), target: .ratio(0.1)))
    }
    if engines.isEmpty {
      add(Measurement("\(name): share of the same topic", ours.share, .count))
      add(Measurement("\(name): nDCG@10", ours.gain, .count))
    }
  }
}

/// Papers to find similar ones of, and what their topics say of those that are found.
struct SimilarSeeds {
  let catalog: PaperCatalog
  let rows: [Row]

  /// What the first ten of all seeds are worth.
  struct Verdict {
    var share = 0.0
    var gain = 0.0
    var milliseconds = Distribution([])
  }

  /// Papers with an abstract and a main topic that fifty papers have, drawn by a fixed seed.
  init(_ catalog: PaperCatalog, count: Int) {
    self.catalog = catalog
    var random = SplitMix(state: 7)
    var rows: [Row] = []
    for _ in 0..<count * 20 where rows.count < count {
      let row = Row(Int32(random.below(max(1, catalog.count))))
      guard row.index < catalog.count, let main = catalog.topics(at: row).first, !rows.contains(row),
        catalog.topics[Int(main.number)].count >= 50, catalog.paper(at: row).abstract.utf8.count > 200
      else { continue }
      rows.append(row)
    }
    self.rows = rows
  }

  func judged(_ find: (Likeness) -> [ScoredRow]) -> Verdict {
    var times: [Double] = []
    let found = rows.map { row in
      let (found, milliseconds) = timed { find(Likeness(rows: [row], title: "", in: catalog)) }
      times.append(milliseconds)
      return found.map(\.row.index)
    }
    var verdict = judge(found)
    verdict.milliseconds = Distribution(times)
    return verdict
  }

  /// - Parameter found: for each seed its ten rows.
  func judge(_ found: [[Int]]) -> Verdict {
    let discounts = (0..<10).map { 1 / log2(Double($0 + 2)) }
    var verdict = Verdict()
    for (seed, found) in zip(rows, found) {
      let topics = catalog.topics(at: seed)
      for (place, index) in found.prefix(10).enumerated() {
        let theirs = catalog.topics(at: Row(Int32(index)))
        let isSame = theirs.first == topics.first
        verdict.share += isSame ? 0.1 : 0
        verdict.gain += (isSame ? 3 : Set(topics).isDisjoint(with: theirs) ? 0 : 1) * discounts[place]
      }
    }
    verdict.share /= Double(max(1, rows.count))
    verdict.gain /= 3 * discounts.reduce(0, +) * Double(max(1, rows.count))
    return verdict
  }
}
