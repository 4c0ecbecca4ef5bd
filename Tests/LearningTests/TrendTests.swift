import Catalog
import Papers
import Testing

@testable import Learning

@Suite("Trends")
struct TrendTests {
  static let today = PaperDate(packed: 2026_03_31).dayNumber

  @Test("find a word, a pair and a topic that burst, and nothing else", arguments: Trends.Span.allCases)
  func bursts(span: Trends.Span) throws {
    let library = TrendLibrary(span: span)
    let trends = try #require(TrendFinder(library.catalog).find(span, today: Self.today))
    #expect(trends.papers == library.papers && trends.papersBefore == library.papersBefore)
    #expect(trends.topics.map(\.name) == ["cs.RO"])
    #expect(Set(trends.terms.map(\.name)) == ["zorblax", "reward hacking"])
    let word = try #require(trends.terms.first { $0.name == "zorblax" })
    #expect(word.count == library.burst && word.countBefore == 0 && word.factor == nil)
    #expect(word.course.count == span.parts + span.partsBefore)
    #expect(word.course.dropLast(span.parts).allSatisfy { $0 == 0 } && word.course.suffix(span.parts).contains { $0 > 0 })
  }

  @Test("count as many papers as their query finds in the days of the span")
  func counts() throws {
    let library = TrendLibrary(span: .month)
    let trends = try #require(TrendFinder(library.catalog).find(.month, today: Self.today))
    let context = QueryContext(marks: RowMarks(catalog: library.catalog), now: Timestamp(milliseconds: 0))
    for rise in trends.topics + trends.terms {
      let query = try Query.parse("\(rise.query) \(trends.dates)")
      #expect(library.catalog.set(query, in: context)?.count == rise.count)
    }
  }

  @Test("find nothing where dates are shuffled, in 20 runs of every span", arguments: Trends.Span.allCases)
  func shuffled(span: Trends.Span) throws {
    for seed in 1...20 {
      let library = TrendLibrary(span: span, shuffledBy: UInt64(seed))
      let trends = try #require(TrendFinder(library.catalog).find(span, today: Self.today))
      #expect(trends.papers > 0 && trends.isEmpty, "seed \(seed): \(trends.topics.map(\.name)) \(trends.terms.map(\.name))")
    }
  }

  @Test("are not made by a few papers, nor by words of dates, addresses and markup")
  func noise() throws {
    var papers = TrendLibrary(span: .month).plain
    papers += (0..<4).map { Self.paper(90_000 + $0, "Quux quux", daysAgo: 2) }
    papers += (0..<60).map { Self.paper(91_000 + $0, "March 2026", "https www github com lt sub gt nbsp jats", daysAgo: 3) }
    let trends = try #require(TrendFinder(catalog(papers)).find(.month, today: Self.today))
    #expect(trends.isEmpty, "\(trends.terms.map(\.name))")
  }

  @Test("come with the papers of the span that have votes, by votes a day since they were published, ten at most")
  func votes() throws {
    var papers = TrendLibrary(span: .month).plain
    for (number, (votes, daysAgo)) in [(90.0, 8), (30, 1), (1e300, 60), (-5, 2), (.nan, 2), (0, 1)].enumerated() {
      var paper = Self.paper(90_000 + number, "Voted $\\alpha$ \(number)", daysAgo: daysAgo)
      paper.score = votes
      papers.append(paper)
    }
    let trends = try #require(TrendFinder(catalog(papers)).find(.month, today: Self.today))
    let last = trends.days.upperBound - Self.today
    #expect(trends.votes.map(\.title) == ["Voted α 1", "Voted α 0"])
    #expect(trends.votes.map(\.pace) == [30 / Double(last + 2), 90 / Double(last + 9)])
    for number in 0..<20 { papers[number].score = Double(number + 1) }
    #expect(try #require(TrendFinder(catalog(papers)).find(.month, today: Self.today)).votes.count <= 10)
  }

  @Test("are taken from the given papers alone, and compared with these alone")
  func among() throws {
    let library = TrendLibrary(span: .month)
    let none = RowSet(capacity: library.catalog.count)
    let empty = try #require(TrendFinder(library.catalog).find(.month, among: none, today: Self.today))
    #expect(empty.isEmpty && empty.papers == 0)
    let context = QueryContext(marks: RowMarks(catalog: library.catalog), now: Timestamp(milliseconds: 0))
    let rows = try #require(library.catalog.set(try Query.parse("-zorblax"), in: context))
    let others = try #require(TrendFinder(library.catalog).find(.month, among: rows, today: Self.today))
    #expect(others.papers == library.papers - library.burst)
    #expect(others.terms.map(\.name) == ["reward hacking"])
  }

  @Test("end at the newest papers, not today, whatever a few papers ahead of them say")
  func lastDay() throws {
    let papers = (0..<40).map { Self.paper($0, "Old", daysAgo: 100 + $0 % 3) }
    let ahead = (50..<55).map { Self.paper($0, "Ahead", daysAgo: 1) } + [Self.paper(60, "Future", daysAgo: -400)]
    let late = try #require(TrendFinder(catalog(papers + ahead)).find(.week, today: Self.today))
    #expect(late.days == Self.today - 106...Self.today - 100)
    #expect(late.papers == 40)
    let nothing = try #require(TrendFinder(PaperCatalog.empty).find(.week, today: Self.today))
    #expect(nothing.isEmpty && nothing.papers == 0)
  }

  @Test("leave out papers of which the day is not known, but not those of a month over a year")
  func vague() throws {
    let papers = (0..<40).map { Self.paper($0, "Dated", daysAgo: 10) }
    var month = Self.paper(50, "March")
    month.published = PaperDate(packed: 2026_03_00)
    var year = Self.paper(51, "Some day")
    year.published = PaperDate(packed: 2026_00_00)
    let library = catalog(papers + [month, year])
    #expect(TrendFinder(library).find(.month, today: Self.today)?.papers == 40)
    #expect(TrendFinder(library).find(.year, today: Self.today)?.papers == 41)
  }

  @Test("stand together where the same papers hold several words, led by the pair")
  func groups() throws {
    var papers = TrendLibrary(span: .month).plain
    papers += (0..<40).map { Self.paper(90_000 + $0, "Frobnicated widgets \($0 % 7)", daysAgo: $0 % 20) }
    papers += (0..<15).map { Self.paper(91_000 + $0, "A frobnicated widget", daysAgo: $0) }
    let trends = try #require(TrendFinder(catalog(papers)).find(.month, today: Self.today))
    #expect(trends.terms.map(\.name) == ["frobnicated widgets"])
    #expect(Set(trends.terms.first?.others ?? []) == ["frobnicated", "widgets", "widget", "frobnicated widget"])
  }

  @Test("are given up when nobody waits for them")
  func cancelling() {
    let library = TrendLibrary(span: .month)
    #expect(TrendFinder(library.catalog, isCancelled: { true }).find(.month, today: Self.today) == nil)
  }

  static func paper(_ number: Int, _ title: String, _ abstract: String = "", daysAgo: Int = 0, topics: [String] = []) -> Paper {
    var paper = LearningTests.paper(number, title, abstract, topics: topics)
    paper.published = PaperDate(dayNumber: today - daysAgo)
    return paper
  }
}

/// Made-up papers that reach through a span and the time before it, with a burst of a word, a pair and a topic.
struct TrendLibrary {
  let plain: [Paper]
  let catalog: PaperCatalog
  let papers: Int
  let papersBefore: Int
  let burst: Int

  private static let words = (0..<400).map { "w\(String($0, radix: 26))x" } + ["reward", "hacking", "robot"]

  /// - Parameter shuffledBy: a seed by which dates are dealt out anew; nil for none.
  init(span: Trends.Span, shuffledBy seed: UInt64? = nil) {
    burst = span == .year ? 40 : 12
    var random = SplitMix(state: 11)
    let parts = span.parts + span.partsBefore
    let days = parts * span.partDays
    var plain: [Paper] = []
    var bursting: [Paper] = []
    for number in 0..<60 * parts {
      let daysAgo = number * days / (60 * parts)
      let text = (0..<24).map { _ in Self.words[random.below(Self.words.count)] }.joined(separator: " ")
      plain.append(TrendTests.paper(number, "About", text, daysAgo: daysAgo, topics: [random.below(9) == 0 ? "cs.RO" : "cs.CL"]))
    }
    for number in 0..<burst {
      let daysAgo = number * span.days / burst
      bursting.append(TrendTests.paper(20_000 + number, "A zorblax", daysAgo: daysAgo, topics: ["cs.CL"]))
      bursting.append(TrendTests.paper(30_000 + number, "On reward hacking", daysAgo: daysAgo, topics: ["cs.CL"]))
      for copy in 0..<4 {
        bursting.append(TrendTests.paper(40_000 + number * 4 + copy, "The", daysAgo: daysAgo, topics: ["cs.RO"]))
      }
    }
    var all = plain + bursting
    if let seed {
      var random = SplitMix(state: seed)
      let dates = all.map(\.published).shuffled(using: &random)
      for index in all.indices { all[index].published = dates[index] }
    }
    self.plain = plain
    catalog = LearningTests.catalog(all)
    let now = all.count { ($0.published?.dayNumber ?? 0) > TrendTests.today - span.days }
    (papers, papersBefore) = (now, all.count - now)
  }
}
