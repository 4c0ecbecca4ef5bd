import Formats
import Papers

/// Papers that a source found, and where the next ones begin.
package struct FoundPage: Sendable {
  package var papers: [Paper]
  /// How many there are in all; nil where that is not said.
  package var total: Int?
  /// What to give for the next page; nil behind the last one.
  package var next: String?
}

/// Asks a source for papers, a page at a time, and keeps nothing.
package struct SourceSearch: Sendable {
  private let source: Source
  private let fetcher: Fetcher
  private let secret: Secret?
  private let order: SourcePages.Order

  /// - Parameter isByDate: whether what is new comes first, as it is followed, and not what fits best.
  package init(_ source: Source, fetcher: Fetcher, secret: Secret?, isByDate: Bool) {
    self.source = source
    self.fetcher = fetcher
    self.secret = secret
    order = isByDate ? .newest : .best
  }

  /// The page at a place that the page before gave; the first one without. What is cut off counts as far as it goes.
  package func page(at place: String?, now: Timestamp) async throws(FetchError) -> FoundPage {
    if source.kind == .command {
      let answer = Answer(try await CommandSource.output(of: source, isCancelled: fetcher.isCancelled))
      try answer.checkPrinted()
      return FoundPage(papers: answer.reading.papers, total: answer.reading.papers.count)
    }
    let since = Timestamp(milliseconds: now.milliseconds - 7 * 86_400_000).date
    var pages = SourcePages(source: source, since: since, today: now.date, cursor: nil, order: order)
    if let place, !pages.go(to: place) { throw .refused("'\(place.prefix(40))' is the place of no page") }
    guard try await pages.findNumbers(by: fetcher, secret) else { return FoundPage(papers: [], total: 0) }
    guard let url = pages.url, case .document(let document) = try await fetcher.fetch(source.request(url, secret)) else {
      throw .notPapers("there is nothing to ask")
    }
    let page = SourcePage(document)
    if let refusal = page.answer.reading.refusal, page.answer.isEmpty {
      guard refusal.hasPrefix("noRecordsMatch") else { throw .refused(String(refusal.prefix(200))) }
      return FoundPage(papers: [], total: 0)
    }
    try page.check()
    if page.isMissing(after: pages.received, of: pages.total) { throw .emptyPage }
    let hasMore = pages.take(page.answer.reading, page.facts)
    let papers = page.answer.reading.papers
    return FoundPage(
      papers: papers, total: page.facts.total ?? pages.total, next: hasMore && !page.answer.reading.isCutOff ? pages.place : nil)
  }
}
