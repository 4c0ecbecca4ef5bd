import Catalog
import Papers

extension Bench {
  /// The same questions to both sides. Where the answers differ, the time does not count.
  func measureRival(_ rival: Rival, _ texts: [String]) throws -> Report.Part {
    var part = Report.Part("Against SQLite FTS5 in memory: the same papers, words and questions")
    let queries = texts.map(RivalQuery.init)
    for query in queries where query.ours == nil {
      part.remarks.append("not asked, since it has no translation: \(query.text)")
    }
    let asked = queries.filter { $0.ours != nil }
    let catalog = try openCatalog()
    let report = try rival.run(asked.map(\.text), on: catalog, in: folder, settings: settings)
    guard let report else {
      part.remarks.append("python3 is not installed: no comparison.")
      return part
    }
    var pairs: [Pair] = []
    for (query, theirs) in zip(asked, report.queries) {
      guard let ours = try answer(query.ours ?? "") else { continue }
      let pair = Pair(query: query, ours: ours, theirs: theirs)
      if let difference = pair.difference { part.remarks.append(difference) } else { pairs.append(pair) }
    }
    for pair in pairs { pair.measurements.forEach { part.add($0) } }
    part.addSummary(pairs, of: asked.count)
    try addIndexing(report, &part)
    part.remarks.append(
      "A page is the first fifty rows, newest first, with the exact count. Ours are medians of 3 of a catalog "
        + "just opened, the rival's the best of 3.")
    part.remarks.append("Ranked rows are not compared, since the formulas differ.")
    return part
  }

  private func addIndexing(_ report: RivalReport, _ part: inout Report.Part) throws {
    let (own, text) = (try indexing(), Double(fileSize(text)) / 1e6)
    part.add(
      Measurement(
        "index building", own, .seconds, against: .init(what: "FTS5", value: report.indexSeconds),
        target: .ratio(0.5)))
    part.add(Measurement("text indexed", text / own, .megabytesPerSecond, target: .atLeast(40)))
    part.add(
      Measurement("the rival's peak memory", report.peakMegabytes, .megabytes, against: self.text(text * 1e6))
    )
  }

  /// What the catalog takes to build its index in this process, in seconds.
  private func indexing() throws -> Double {
    removeFile(snapshot)
    return try timed { _ = try openCatalog() }.milliseconds / 1000
  }

  /// Our answer, asked of a catalog just opened each time, since one remembers what it was asked lately.
  func answer(_ text: String) throws -> OwnAnswer? {
    guard let query = try? Query.parse(text), let ranked = try? Query.parse(text + " sort:relevance") else {
      return nil
    }
    var answer = OwnAnswer()
    var (firsts, pages, rankings): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<3 {
      let catalog = try openCatalog()
      let context = QueryContext(marks: RowMarks(catalog: catalog), now: .now())
      let page = timed { () -> (count: Int, rows: [Row]) in
        let matches = catalog.find(query, in: context)
        return (matches?.count ?? 0, (matches?.rows.prefix(50)).map(Array.init) ?? [])
      }
      pages.append(page.milliseconds)
      let fresh = try openCatalog()
      let first = timed {
        (fresh.findNewest(query, in: context)?.rows ?? fresh.find(query, in: context)?.rows ?? []).prefix(50).map(\.index)
      }
      firsts.append(first.milliseconds)
      answer.count = page.result.count
      answer.first = page.result.rows.prefix(5).map(\.index)
      let other = try openCatalog()
      rankings.append(
        timed { (other.find(ranked, in: context)?.rows.prefix(50)).map(Array.init) }.milliseconds)
    }
    answer.firstPage = Distribution(firsts).median
    (answer.page, answer.ranked) = (Distribution(pages).median, Distribution(rankings).median)
    return answer
  }
}

/// Our side of a question; times in milliseconds.
struct OwnAnswer {
  var count = 0
  var first: [Int] = []
  /// Until the first page is there, and until all are counted, too.
  var firstPage = 0.0
  var page = 0.0
  var ranked = 0.0
}

/// One question and both answers.
private struct Pair {
  var query: RivalQuery
  var ours: OwnAnswer
  var theirs: RivalReport.Answer

  /// In what the answers differ, if they do.
  var difference: String? {
    guard ours.count == theirs.count else {
      return "does not count: \(query.text) finds \(ours.count) papers here and \(theirs.count) there"
    }
    return ours.first == theirs.first ? nil : "does not count: the first rows of \(query.text) differ"
  }

  var measurements: [Measurement] {
    [
      Measurement(
        "page: \(query.text)", ours.page, .milliseconds, against: .init(what: "FTS5", value: theirs.page),
        note: "\(ours.count)"),
      Measurement(
        "ranked: \(query.text)", ours.ranked, .milliseconds,
        against: .init(what: "FTS5", value: theirs.ranked)),
    ]
  }
}

extension Report.Part {
  fileprivate mutating func addSummary(_ pairs: [Pair], of count: Int) {
    let note = "\(pairs.count) of \(count) questions, those with equal answers"
    func summarise(_ name: String, _ ours: [Double], _ theirs: [Double], ratio: Double, worst: Double) {
      add(
        Measurement(
          "\(name), geometric mean", geometricMean(ours), .milliseconds,
          against: .init(what: "FTS5", value: geometricMean(theirs)), target: .ratio(ratio), note: note))
      add(
        Measurement(
          "\(name), slowest", ours.max() ?? .nan, .milliseconds, target: .value(worst)))
      add(
        Measurement(
          "\(name), worst ratio", zip(ours, theirs).map { $0 / $1 }.max() ?? .nan, .count))
    }
    summarise("page", pairs.map(\.ours.page), pairs.map(\.theirs.page), ratio: 0.2, worst: 16)
    summarise("ranked", pairs.map(\.ours.ranked), pairs.map(\.theirs.ranked), ratio: 0.1, worst: 50)
  }
}
