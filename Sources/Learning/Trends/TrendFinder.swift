import Catalog
import Papers

/// Finds what rises, in three steps.
///
///     words    counted in the index, all of them                          exact
///     pairs    counted in the texts of a sample; the likeliest of them    exact again, as phrases of the index
///     topics   counted by the catalog                                     exact
///
/// Each is tried by Fisher's exact test (`RisingTest`). Of what is believed, one rise in a thousand is expected to be
/// there by chance, however many words there are; where dates say nothing at all, one answer in a thousand shows any.
/// What rises by less than a quarter is left out, however sure it is.
package struct TrendFinder {
  private let catalog: PaperCatalog
  private let isCancelled: @Sendable () -> Bool

  /// The share of false rises that is put up with.
  static let level = 0.001
  /// How many papers must hold it at least, and by how much the share must have grown.
  static let leastCount = 5
  static let leastFactor = 1.25
  /// How many papers of each side are read for pairs, and how many pairs are then counted in all papers.
  static let sampleSize = 8000
  static let mostPairs = 200
  /// How many rises are shown at most.
  static let mostRises = 200

  package init(_ catalog: PaperCatalog, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.catalog = catalog
    self.isCancelled = isCancelled
  }

  /// What rises in a span that ends at the newest papers.
  ///
  /// - Parameters:
  ///   - rows: the papers that count; nil for all.
  ///   - today: in days after 1970-01-01.
  /// - Returns: nil when cancelled.
  package func find(_ span: Trends.Span, among rows: RowSet? = nil, today: Int) -> Trends? {
    guard let time = TrendTime(span, of: catalog, among: rows, today: today) else {
      return Trends(span: span, days: today...today, papers: 0, papersBefore: 0, topics: [], terms: [])
    }
    return find(in: time)
  }

  func find(in time: TrendTime) -> Trends? {
    let comparison = Comparison(of: time.papers.count, before: time.papersBefore.count)
    guard let topics = topics(in: time, comparison), let terms = terms(in: time, comparison) else { return nil }
    return Trends(
      span: time.span, days: time.days, papers: comparison.papers, papersBefore: comparison.papersBefore,
      topics: topics, terms: terms, votes: VotedPaper.fastest(in: time, of: catalog))
  }

  private func topics(in time: TrendTime, _ comparison: Comparison) -> [Trends.Rise]? {
    guard let now = catalog.topicCounts(of: time.papers, isCancelled: isCancelled),
      let then = catalog.topicCounts(of: time.papersBefore, isCancelled: isCancelled)
    else { return nil }
    let before = Dictionary(then.map { ($0.topic, $0.count) }, uniquingKeysWith: +)
    let rises = now.compactMap { topic, count in
      comparison.rise(catalog.topics[Int(topic.number)].name, isTopic: true, count, before: before[topic] ?? 0)
    }
    let shown = Comparison.believed(rises, tried: catalog.topics.count).prefix(Self.mostRises)
    let parts = time.parts.map { part in
      Dictionary(catalog.topicCounts(of: part).map { (catalog.topics[Int($0.topic.number)].name, $0.count) }, uniquingKeysWith: +)
    }
    let totals = time.parts.map(\.count)
    return shown.map { rise in
      var rise = rise
      rise.course = zip(parts, totals).map { part, total in Double(part[rise.name] ?? 0) / Double(max(1, total)) }
      return rise
    }
  }

  private func terms(in time: TrendTime, _ comparison: Comparison) -> [Trends.Rise]? {
    guard let words = words(in: time, comparison), let pairs = pairs(in: time, comparison) else { return nil }
    let believed = Comparison.believed(words.rises + pairs.rises, tried: words.tried + pairs.tried)
    return RiseGroups(catalog, time, isCancelled).grouped(Array(believed.prefix(2 * Self.mostRises)))
      .map { Array($0.prefix(Self.mostRises)) }
  }

  private func words(in time: TrendTime, _ comparison: Comparison) -> (rises: [Trends.Rise], tried: Int)? {
    var rises: [Trends.Rise] = []
    var tried = 0
    let isFinished = catalog.countWords(in: time.papers, and: time.papersBefore, isCancelled: isCancelled) {
      word, count, before in
      tried += 1
      guard comparison.isHigher(count, before: before), TrendWords.says(word) else { return }
      let name = String(decoding: word, as: UTF8.self)
      if let rise = comparison.rise(name, isTopic: false, count, before: before) { rises.append(rise) }
    }
    return isFinished ? (rises, tried) : nil
  }

  private func pairs(in time: TrendTime, _ comparison: Comparison) -> (rises: [Trends.Rise], tried: Int)? {
    let (now, then) = (Self.sample(time.papers), Self.sample(time.papersBefore))
    let isWhole = now.count == comparison.papers && then.count == comparison.papersBefore
    var counter = PairCounter(catalog)
    let least = isWhole ? Self.leastCount : 3
    guard let pairs = counter.pairs(in: now, and: then, atLeast: least, isCancelled: isCancelled) else { return nil }
    let sampled = Comparison(of: now.count, before: then.count)
    let likeliest = pairs.compactMap { pair in
      sampled.rise(counter.text(of: pair), isTopic: false, Int(pair.first), before: Int(pair.second), atLeast: least)
    }.sorted { ($0.logDoubt, $0.name) < ($1.logDoubt, $1.name) }
    // What was not read holds as many others.
    let tried = counter.seen * max(1, comparison.papers / max(1, now.count))
    if isWhole { return (likeliest, tried) }
    var rises: [Trends.Rise] = []
    for rise in likeliest.prefix(Self.mostPairs) {
      guard let rows = catalog.prose(holding: rise.name, isCancelled: isCancelled) else { return nil }
      let (count, before) = (rows.intersectionCount(time.papers), rows.intersectionCount(time.papersBefore))
      if let rise = comparison.rise(rise.name, isTopic: false, count, before: before) { rises.append(rise) }
    }
    return (rises, tried)
  }

  /// Rows that stand as far from one another as `sampleSize` of them can.
  private static func sample(_ rows: RowSet) -> [Row] {
    let all = rows.rows
    guard all.count > sampleSize else { return all }
    return (0..<sampleSize).map { all[$0 * all.count / sampleSize] }
  }
}

extension PaperCatalog {
  /// The papers with a word or phrase in title or abstract; nil when cancelled.
  func prose(holding text: String, isCancelled: @Sendable () -> Bool = { false }) -> RowSet? {
    let query = Query(.any([.text(TextCondition(text, in: .title, isExact: true)), .text(TextCondition(text, in: .abstract, isExact: true))]))
    return set(query, in: QueryContext(marks: RowMarks(catalog: self), now: Timestamp(milliseconds: 0)), isCancelled: isCancelled)
  }
}
