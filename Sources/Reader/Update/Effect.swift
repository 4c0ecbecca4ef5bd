import Catalog
import Learning
import Marks
import Papers
import Terminal

/// Work that `update` asks for and cannot do itself, since it reads no file, no clock and no terminal.
package enum Effect: Sendable {
  /// Ask the catalog; the answer is `Message.found` with the same number, and `Message.counted` if that leaves
  /// counts for later.
  case find(Question)
  /// Do something to the marks on disk; the answer is `Message.marked` with the same number.
  case mark(MarkRequest, at: Timestamp, number: Int)
  /// Open an address in the browser.
  case browse(String)
  /// Open a paper's PDF: the downloaded one, or else the address.
  case openPDF(Paper)
  /// Download a paper's PDF into the library's folder.
  case download(PaperID)
  /// Put text on the clipboard; `what` names it for the notice.
  case copy(String, what: String)
  /// Answer with `Message.themeLoaded`.
  case loadTheme(String)
  /// Remember the theme for the next start.
  case keepTheme(String)
  /// Remember the abstract's part of the room for the next start.
  case keepAbstractSize(Int)
  /// Learn from the marks what the reader wants to read; the answer is `Message.learned`.
  case learn(LearningRequest)
  /// Keep what was said of traits, nil for nothing any more, and answer as `learn` does.
  case keepWish([Trait], Wish?, LearningRequest)
  /// Remember for the next start by what the list is grouped.
  case keepGrouping(Grouping?)
  /// Run a command of the settings on a paper.
  case runCommand(String, Paper)
  /// Change the saved searches; the answer is `Message.searches`.
  case changeSearches(SearchChange)
  /// Count what queries find; the answer is `Message.searchesCounted`.
  case count(CountRequest)
  /// Give the terminal to a program until it ends.
  case useTerminal(Errand)
  /// Keep notes as files, too; what was written into those meanwhile comes back as `Message.notesWritten`. When
  /// they are all that there are, files of other papers are looked through as well.
  case keepNotes([PaperID: String], areAll: Bool)
  /// Remember how far the tour is.
  case keepTour(String)
  /// Remember a sitting for the next start, or that there is none.
  case keepTriage(TriageRecord?)
  /// Write papers of the catalog into a file that is not there yet, in the format that its name ends with.
  case export([Row], path: String)
  /// Write a picture into a file that is not there yet.
  case writePicture(Picture, path: String)
  /// Count the papers that a question finds by a facet; the answer is `Message.tallied` with its number.
  case tally(Facet, Question)
  /// Find out what rules would have done to the papers that came since; the answer is `Message.rulesTested`.
  case testRules([Rule], since: Timestamp)
  /// Find out what rises; the answer is `Message.trendsFound`. Nil ends the question before.
  case findTrends(TrendsQuestion?)
  /// Find out what was read and what the process takes up; the answer is `Message.statsGathered`.
  case gatherStats(StatsQuestion)
  /// Add a sitting of triage to those that are written down.
  case logSitting(Sitting)
  /// Fetch from sources by name, or from all where none is named; the answers are `Message.fetching` and
  /// `Message.fetched`.
  case fetch([String])
  /// End what `fetch` began.
  case stopFetching
  /// Ask a service for papers; the answer is `Message.remoteFound` with the same number.
  case search(RemoteQuestion, number: Int)
  /// Ask for the next page of what the question of this number finds, or again for one that did not come.
  case searchMore(number: Int)
  /// Forget what was searched.
  case stopSearching
  /// Bring papers into the library, and do something to their marks then, if anything; the answers are
  /// `Message.adopted` and `Message.marked` with the same number.
  case adopt([Paper], MarkRequest?, at: Timestamp, number: Int)
  /// Write a source into the settings; the answer is `Message.sourceKept`.
  case keepSource(RemoteQuestion)
  /// Answer with `Message.sources`.
  case listSources
  /// Leave a source out of fetching, or no longer, in the settings; the answer is `Message.sources`.
  case pauseSource(String, isPaused: Bool)
  /// Take a source out of the settings; the answer is `Message.sources`.
  case removeSource(String)
  case redraw
  case suspend
  case quit
}

/// A question to the catalog.
package struct Question: Sendable {
  package var number: Int
  package var query: Query
  /// The question that the topics' counts answer, where it is another.
  package var topicQuery: Query?
  package var marks: RowMarks
  /// All marks, where the order asks when papers were read.
  package var table: MarkTable?
  /// What the papers are to be like; they come nearest first then, no more than `mostLike`.
  package var likeness: Likeness?
  /// By what they are put together.
  package var grouping: Grouping?

  /// The row that is looked for in the answer at once, since its paper stays selected.
  package var kept: Row?

  /// The order in which the papers stand where the query wants none; nil for the catalog's own.
  package var order: [Row]?

  package static let mostLike = 200
}

extension Question {
  /// Answers the question, rows first and counts when they are there; stops when `isCancelled` becomes true. Of a ranking
  /// the first rows are enough for that, unless the row that is kept stands farther down.
  package func answer(
    from catalog: PaperCatalog, at now: Timestamp, isCancelled: @Sendable () -> Bool, _ tell: (Message) -> Void
  ) {
    let context = QueryContext(marks: marks, now: now, for: query, in: catalog, table: table)
    if let newest = newest(in: catalog, context, isCancelled) { tell(.begun(number, newest)) }
    guard let found = find(query, in: catalog, context, isCancelled) else { return }
    guard let answer = grouped(found.rows, by: query.sort, in: catalog, isCancelled) else { return }
    if let kept, !answer.rows.knows(kept) { answer.rows.finish(isCancelled: isCancelled) }
    if isCancelled() { return }
    tell(.found(number, answer))
    defer { answer.rows.finish(isCancelled: isCancelled) }
    if isCancelled() { return }
    guard let set = topicQuery.map({ set($0, in: catalog, context, isCancelled) }) ?? found.set,
      let counts = catalog.topicCounts(of: set, isCancelled: isCancelled)
    else { return }
    // By name, since numbers mean something in one catalog only.
    tell(.counted(number, counts.map { TopicCount(name: catalog.topics[Int($0.topic.number)].name, count: $0.count) }))
    if found.rows.isEmpty, !isCancelled() {
      tell(.suggested(number, catalog.suggestions(for: query).flatMap(\.nearest)))
    }
  }

  /// The first papers of an answer that takes longer, where they are sure to be the first on the screen, too.
  private func newest(
    in catalog: PaperCatalog, _ context: QueryContext, _ isCancelled: @Sendable () -> Bool
  ) -> NewestMatches? {
    guard likeness == nil, grouping == nil, order == nil else { return nil }
    // A paper that stays selected may stand farther down.
    return catalog.findNewest(query, in: context, upTo: kept, isCancelled: isCancelled)
  }

  /// How many of the papers that it finds have each value of a facet, a thousand of them at most.
  package func tally(
    _ facet: Facet, from catalog: PaperCatalog, at now: Timestamp, isCancelled: @Sendable () -> Bool = { false }
  ) -> [Tally]? {
    let context = QueryContext(marks: marks, now: now)
    guard let rows = set(query, in: catalog, context, isCancelled) else { return nil }
    return catalog.counts(by: facet, of: rows, limit: 1000, isCancelled: isCancelled)?.map { Tally($0.name, $0.count) }
  }

  private func set(
    _ query: Query, in catalog: PaperCatalog, _ context: QueryContext, _ isCancelled: @Sendable () -> Bool
  ) -> RowSet? {
    likeness == nil
      ? catalog.set(query, in: context, isCancelled: isCancelled) : find(query, in: catalog, context, isCancelled)?.set
  }

  private func grouped(
    _ rows: RowList, by sort: Sort?, in catalog: PaperCatalog, _ isCancelled: @Sendable () -> Bool
  ) -> Answer? {
    guard let grouping else { return Answer(rows: rows) }
    let isRising = sort?.key == .date && sort?.isReversed == true
    let found = catalog.grouped(rows, by: grouping, isRising: isRising, isCancelled: isCancelled)
    return found.map { Answer(rows: $0.rows, groups: $0.groups) }
  }

  /// What a query finds, or the nearest of that.
  private func find(
    _ query: Query, in catalog: PaperCatalog, _ context: QueryContext, _ isCancelled: @Sendable () -> Bool
  ) -> Matches? {
    guard let likeness else {
      guard let order, query.sort == nil else { return catalog.find(query, in: context, isCancelled: isCancelled) }
      return catalog.set(query, in: context, isCancelled: isCancelled).map { set in
        Matches(rows: RowList(order.filter(set.contains)), set: set)
      }
    }
    let isWhole = query.condition == .everything
    let set = isWhole ? nil : catalog.set(query, in: context, isCancelled: isCancelled)
    guard isWhole || set != nil,
      let nearest = NearestPapers(catalog).find(likeness, among: set, limit: Self.mostLike, isCancelled: isCancelled)
    else { return nil }
    let rows = nearest.map(\.row)
    let found = RowSet(capacity: catalog.count, rows)
    let sorted = query.sort == nil ? nil : catalog.sorted(found, as: query, in: context, isCancelled: isCancelled)
    return Matches(rows: sorted ?? RowList(rows), set: found)
  }

  /// Answers the question, counts and all.
  package func answer(from catalog: PaperCatalog, at now: Timestamp) -> Answer? {
    var whole: Answer?
    answer(from: catalog, at: now, isCancelled: { false }) { message in
      switch message {
      case .found(_, let answer): whole = answer
      case .counted(_, let topics): whole?.topics = topics
      case .suggested(_, let words): whole?.suggestions = words
      default: break
      }
    }
    return whole
  }
}
