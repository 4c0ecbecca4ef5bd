import Catalog
import Learning
import Papers

/// Readers who star by a rule that the ranking does not know, and err in one mark of ten.
struct ReplayedReaders {
  enum Rule: String, CaseIterable {
    case topic, authors = "author group", topics = "two topics", phrase
  }

  struct Reader {
    var rule: Rule
    /// All papers that the rule finds.
    var wanted: [Row]
  }

  /// What a reader has said so far.
  struct Case {
    var reader: Int
    var stars: [Row]
    var dismissed: [Row]
    /// How many stars were to be given.
    var level: Int
  }

  static let levels = [3, 10, 30, 100]
  /// A reader wants so many papers of the library, so that a hundred stars leave some.
  private static let fewest = 250
  private let catalog: PaperCatalog
  private(set) var readers: [Reader] = []
  private(set) var cases: [Case] = []

  /// One reader of each rule for each seed, as far as the library has such.
  init(_ catalog: PaperCatalog, seeds: Range<Int>) {
    self.catalog = catalog
    let papers = papersOfAuthors
    for seed in seeds {
      var random = SplitMix(state: UInt64(truncatingIfNeeded: seed) &* 1_000_003)
      for rule in Rule.allCases {
        guard let wanted = wanted(by: rule, papers, &random) else { continue }
        readers.append(Reader(rule: rule, wanted: wanted))
        for level in Self.levels { cases.append(replayed(readers.count - 1, level, &random)) }
      }
    }
  }

  private func wanted(by rule: Rule, _ papers: [String: [Row]], _ random: inout SplitMix) -> [Row]? {
    switch rule {
    case .topic: return topic(&random).map { Array(rows($0)) }
    case .authors: return authors(papers, &random)
    case .topics:
      guard let one = topic(&random), let other = topic(&random) else { return nil }
      return Array(rows(one).union(rows(other)))
    case .phrase: return phrase(&random)
    }
  }

  private var most: Int { max(Self.fewest, catalog.count / 25) }

  private func topic(_ random: inout SplitMix) -> Topic? {
    let topics = catalog.topics.filter { (Self.fewest...most).contains($0.count) }
    return topics.isEmpty ? nil : topics[random.below(topics.count)]
  }

  private func rows(_ topic: Topic) -> RowSet {
    let all = RowSet.all(capacity: catalog.count)
    return RowSet(capacity: catalog.count, all.filter { catalog.topics(at: $0).contains(topic.id) })
  }

  private var papersOfAuthors: [String: [Row]] {
    var papers: [String: [Row]] = [:]
    for index in 0..<catalog.count {
      let row = Row(Int32(index))
      for author in catalog.authors(at: row) { papers[author, default: []].append(row) }
    }
    return papers
  }

  /// Somebody with fifteen papers or more, and those who wrote most with them, until there are enough papers.
  private func authors(_ papers: [String: [Row]], _ random: inout SplitMix) -> [Row]? {
    let seeds = papers.filter { (15...60).contains($0.value.count) }.map(\.key).sorted()
    for _ in 0..<200 where !seeds.isEmpty {
      let first = seeds[random.below(seeds.count)]
      var together: [String: Int] = [:]
      for row in papers[first] ?? [] { for name in catalog.authors(at: row) { together[name, default: 0] += 1 } }
      var wanted = RowSet(capacity: catalog.count)
      for (name, _) in together.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(20) {
        for row in papers[name] ?? [] { wanted.insert(row) }
        if wanted.count >= Self.fewest { return Array(wanted) }
      }
    }
    return nil
  }

  /// Two words that follow one another in a title, and in enough papers.
  private func phrase(_ random: inout SplitMix) -> [Row]? {
    let context = QueryContext(marks: RowMarks(catalog: catalog), now: Timestamp(milliseconds: 0))
    for _ in 0..<2000 where catalog.count > 0 {
      let title = catalog.paper(at: Row(Int32(random.below(catalog.count)))).title
      let words: [Substring] = title.split(separator: " ").filter { $0.count >= 4 && $0.allSatisfy { $0.isASCII && $0.isLetter } }
      guard words.count >= 4 else { continue }
      let place = random.below(words.count - 1)
      let text = TextCondition("\(words[place]) \(words[place + 1])", isExact: true)
      guard title.contains(text.text), let found = catalog.set(Query(.text(text)), in: context) else { continue }
      if (Self.fewest...most).contains(found.count) { return Array(found) }
    }
    return nil
  }

  /// Stars, and twice as many dismissals; one of ten is of the other kind.
  private func replayed(_ reader: Int, _ level: Int, _ random: inout SplitMix) -> Case {
    let wanted = readers[reader].wanted
    let isWanted = RowSet(capacity: catalog.count, wanted)
    var said = RowSet(capacity: catalog.count)
    func draw(_ count: Int, wanted isRight: Bool) -> [Row] {
      var drawn: [Row] = []
      while drawn.count < count {
        let takesWanted = isRight != (random.below(10) == 0)
        let row = takesWanted ? wanted[random.below(wanted.count)] : Row(Int32(random.below(catalog.count)))
        guard isWanted.contains(row) == takesWanted, !said.contains(row) else { continue }
        said.insert(row)
        drawn.append(row)
      }
      return drawn
    }
    return Case(
      reader: reader, stars: draw(level, wanted: true).sorted(), dismissed: draw(2 * level, wanted: false).sorted(), level: level)
  }
}

extension ReplayedReaders {
  /// How well scores put what a reader wants before the rest, among the papers without a mark.
  struct Verdict {
    /// The share of wanted papers among the first twenty.
    var precision = 0.0
    /// How often of a wanted paper and another the wanted one has the greater score (ROC AUC).
    var area = 0.0
  }

  func judge(_ scores: [Float], _ replayed: Case) -> Verdict {
    let isWanted = RowSet(capacity: catalog.count, readers[replayed.reader].wanted)
    let said = RowSet(capacity: catalog.count, replayed.stars + replayed.dismissed)
    let rows = (0..<min(scores.count, catalog.count)).map { Row(Int32($0)) }.filter { !said.contains($0) }
    let order = rows.sorted { (scores[$1.index], $0) < (scores[$0.index], $1) }
    var verdict = Verdict()
    verdict.precision = Double(order.prefix(20).count { isWanted.contains($0) }) / 20
    // From the last on: how many others stand behind each wanted one; equals count half.
    var (others, wanted, pairs) = (0, 0, 0.0)
    var place = order.count
    while place > 0 {
      let end = place
      let score = scores[order[end - 1].index]
      while place > 0, scores[order[place - 1].index] == score { place -= 1 }
      let equalWanted = order[place..<end].count { isWanted.contains($0) }
      let equalOthers = end - place - equalWanted
      pairs += Double(equalWanted) * (Double(others) + Double(equalOthers) / 2)
      (others, wanted) = (others + equalOthers, wanted + equalWanted)
    }
    verdict.area = pairs / max(1, Double(others) * Double(wanted))
    return verdict
  }
}
