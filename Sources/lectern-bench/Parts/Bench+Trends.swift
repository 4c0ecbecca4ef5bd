import Catalog
import Formats
import Learning
import Papers

extension Bench {
  /// What rises: how long it takes, whether bursts that were planted are found, and what is found where dates say
  /// nothing.
  func measureTrends() throws -> Report.Part {
    var part = Report.Part("Trends")
    let catalog = try openCatalog()
    let today = Timestamp.now().date.dayNumber
    for span in Trends.Span.allCases {
      let times = Distribution((0..<5).map { _ in timed { TrendFinder(catalog).find(span, today: today) }.1 })
      let found = TrendFinder(catalog).find(span, today: today)
      let note = found.map { "\($0.papers) papers and \($0.papersBefore) before, \($0.topics.count) topics and \($0.terms.count) terms" }
      part.add(Measurement("over the \(span.rawValue): time, median of 5", times.median, .milliseconds, target: .value(isLarge ? 10_000 : 1000), note: note))
    }
    guard !isLarge else {
      part.remarks.append("Bursts and shuffled dates are tried with up to 500,000 papers.")
      return part
    }
    let planted = PlantedBursts(catalog, today: today)
    let missed = planted.missed()
    part.add(
      Measurement(
        "planted bursts found, of \(planted.count)", Double(planted.count - missed.count), .count,
        target: .atLeast(Double(planted.count))))
    if !missed.isEmpty { part.remarks.append("Not found: \(missed.joined(separator: "; ")).") }
    let shuffled = ShuffledDates(catalog, today: today)
    let false20 = (1...20).reduce(0) { $0 + shuffled.rises(seed: UInt64($1)) }
    part.add(Measurement("rises among shuffled dates, 20 runs of three spans", Double(false20), .count, target: .value(0)))
    part.remarks.append(
      "Planted, for each span: five made-up words and five pairs of common words, in 8 to 24 papers of the week or month and "
        + "half as many of the time before, in 100 to 196 of the year and a sixteenth as many. Shuffled: every paper keeps its "
        + "text and gets the date of another one.")
    return part
  }
}

/// Papers with bursts planted into their abstracts.
struct PlantedBursts {
  private let catalog: PaperCatalog
  private let today: Int
  private let papers: [Paper]

  private static let common = ["galaxy", "lattice", "quantum", "protein", "market", "graph", "plasma", "robot", "polymer", "manifold"]
  private static let perSpan = 10

  init(_ catalog: PaperCatalog, today: Int) {
    (self.catalog, self.today) = (catalog, today)
    papers = (0..<catalog.count).map { catalog.paper(at: Row(Int32($0))) }
  }

  let count = Trends.Span.allCases.count * PlantedBursts.perSpan

  /// Those of the planted terms that are neither a line among those that are found nor beside the word that leads one.
  func missed() -> [String] {
    Trends.Span.allCases.flatMap { span -> [String] in
      guard let plain = TrendFinder(catalog).find(span, today: today) else { return [] }
      var planted = papers
      let terms = plant(into: &planted, span, plain.days)
      let found = TrendFinder(catalog(of: planted)).find(span, today: today)
      let names = Set(found?.terms.flatMap { [$0.name] + $0.others } ?? [])
      return terms.enumerated().filter { !names.contains($1) }.map { number, term in
        "\(term) in \(sizes(number, span).now) papers of the \(span.rawValue) and \(sizes(number, span).before) before"
      }
    }
  }

  /// In how many papers of the span a burst is planted, and of the time before. The last year of a library that grows
  /// holds more papers than all years before, so that a few more of one word are no rise there.
  private func sizes(_ number: Int, _ span: Trends.Span) -> (now: Int, before: Int) {
    let step = number * 16 / (Self.perSpan - 1)
    return span == .year ? (100 + 6 * step, (100 + 6 * step) / 16) : (8 + step, (8 + step) / 2)
  }

  private func plant(into papers: inout [Paper], _ span: Trends.Span, _ days: ClosedRange<Int>) -> [String] {
    var random = SplitMix(state: 5)
    let dated = papers.indices.filter { papers[$0].published?.day != nil }
    let now = dated.filter { papers[$0].published.map { days.contains($0.dayNumber) } ?? false }
    let length = days.count
    let before = dated.filter { index in
      papers[index].published.map { ((days.lowerBound - 3 * length)..<days.lowerBound).contains($0.dayNumber) } ?? false
    }
    return (0..<Self.perSpan).map { number in
      let term = number % 2 == 0
        ? "zorb\(Self.common[number])" : "\(Self.common[number]) \(Self.common[(number + 3) % Self.common.count])"
      let sizes = sizes(number, span)
      for (rows, count) in [(now, sizes.now), (before, sizes.before)] where !rows.isEmpty {
        for index in rows.shuffled(using: &random).prefix(count) { papers[index].abstract += " We study \(term) here." }
      }
      return term
    }
  }

  private func catalog(of papers: [Paper]) -> PaperCatalog { PaperCatalog(lines: papers.flatMap { PaperLine.encode($0) + [0x0A] }) }
}

/// The same papers with their dates dealt out anew.
struct ShuffledDates {
  private let today: Int
  private let papers: [Paper]

  init(_ catalog: PaperCatalog, today: Int) {
    self.today = today
    papers = (0..<catalog.count).map { catalog.paper(at: Row(Int32($0))) }
  }

  /// How many topics and terms seem to rise.
  func rises(seed: UInt64) -> Int {
    var random = SplitMix(state: seed)
    let dates = papers.map(\.published).shuffled(using: &random)
    var lines: [UInt8] = []
    for (paper, date) in zip(papers, dates) {
      var paper = paper
      paper.published = date
      lines += PaperLine.encode(paper) + [0x0A]
    }
    let catalog = PaperCatalog(lines: lines)
    return Trends.Span.allCases.reduce(0) { sum, span in
      let found = TrendFinder(catalog).find(span, today: today)
      return sum + (found.map { $0.topics.count + $0.terms.count } ?? 0)
    }
  }
}
