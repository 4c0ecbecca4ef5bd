import Catalog
import Learning

extension Bench {
  /// How well what is learned from marks finds what a reader wants, beside a program for Python.
  func measureRecommended(withRival: Bool, from seed: Int) throws -> Report.Part {
    var part = Report.Part("Recommended: readers who star by a hidden rule, one mark in ten wrong")
    let catalog = try openCatalog()
    let first = min(max(0, seed), 1 << 32)
    let replay = ReplayedReaders(catalog, seeds: first..<first + 4)
    guard !replay.cases.isEmpty else {
      part.remarks.append("no topic, author or phrase has papers enough: nothing to judge by")
      return part
    }
    let (lengths, forLengths) = timed { Taste.wordLengths(in: catalog) ?? [] }
    var (ours, times): ([ReplayedReaders.Verdict], [Double]) = ([], [])
    for replayed in replay.cases {
      let examples = TasteExamples(liked: replayed.stars, dismissed: replayed.dismissed)
      let (scores, milliseconds) = timed { Taste.learned(from: examples, in: catalog)?.scores(in: catalog, lengths: lengths) }
      ours.append(replay.judge(scores?.values ?? [], replayed))
      times.append(milliseconds)
    }
    let rival = withRival ? try RecommendedRival().run(replay.cases, on: catalog, in: folder, settings: settings) : nil
    if rival == nil { part.remarks.append("scikit-learn is not installed for python3, or not asked: no comparison.") }
    let theirs = rival?.scores.map { zip($0, replay.cases).map { replay.judge($0, $1) } } ?? []
    for level in ReplayedReaders.levels { part.add(ours, theirs, level, replay) }
    part.add(Measurement("learning and scoring all papers: median", Distribution(times).median, .milliseconds, target: .value(1000)))
    part.add(Measurement("learning and scoring all papers: longest", Distribution(times).max, .milliseconds))
    part.add(Measurement("lengths of all papers, once", forLengths, .milliseconds))
    if let rival {
      part.add(
        Measurement(
          "learning and scoring, against the quicker cost", Distribution(times).median, .milliseconds,
          against: .init(what: "linear SVM", value: Distribution(rival.milliseconds).median)))
    }
    part.remarks.append(
      "\(replay.readers.count) readers, drawn from seed \(seed) on; the constants of the model were set on seeds from 101 on. "
        + "Judged by all papers without a mark. Of the two costs of the other side (0.01, 0.1) the one that does better counts, for each figure.")
    return part
  }
}

extension Report.Part {
  fileprivate mutating func add(
    _ ours: [ReplayedReaders.Verdict], _ theirs: [[ReplayedReaders.Verdict]], _ level: Int, _ replay: ReplayedReaders
  ) {
    let measures: [(String, KeyPath<ReplayedReaders.Verdict, Double>)] = [("precision@20", \.precision), ("ROC AUC", \.area)]
    func mean(_ verdicts: [ReplayedReaders.Verdict], _ measure: KeyPath<ReplayedReaders.Verdict, Double>, _ rule: ReplayedReaders.Rule? = nil) -> Double {
      let chosen = zip(verdicts, replay.cases).filter { _, replayed in
        replayed.level == level && rule.map { replay.readers[replayed.reader].rule == $0 } ?? true
      }
      return chosen.reduce(0.0) { $0 + $1.0[keyPath: measure] } / Double(max(1, chosen.count))
    }
    for (name, measure) in measures {
      let best = theirs.map { mean($0, measure) }.max()
      let rules = ReplayedReaders.Rule.allCases.map { rule in
        let other = theirs.map { mean($0, measure, rule) }.max().map { " to \($0.rounded3)" } ?? ""
        return "\(rule.rawValue) \(mean(ours, measure, rule).rounded3)\(other)"
      }
      add(
        Measurement(
          "\(level) stars: \(name)", mean(ours, measure), .count,
          against: best.map { .init(what: "linear SVM", value: $0) },
          target: .init(limit: 1, bound: .atLeast, isForRatio: true)))
      remarks.append("\(level) stars, \(name): \(rules.joined(separator: ", "))\(theirs.isEmpty ? "" : " (ours to theirs)")")
    }
  }
}

extension Double {
  fileprivate var rounded3: Double { (self * 1000).rounded() / 1000 }
}
