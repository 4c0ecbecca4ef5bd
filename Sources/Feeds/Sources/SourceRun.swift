import Formats
import Papers

/// How far the fetching of a source has come.
package struct SourceProgress: Hashable, Sendable {
  package var name: String
  package var papers = 0
  package var added = 0
  /// How many there are in all; nil where that is not said.
  package var total: Int?
}

/// Fetches one source: page after page into the library, until its limit, its end, or a page that brings nothing
/// new.
///
/// Whatever goes wrong, what came before stays, in the library and in what is remembered of the source.
package struct SourceRun: Sendable {
  /// Takes an answer into the library, and tells what that came to.
  package typealias Intake = @Sendable (ImportInput) async throws(FetchError) -> ImportSummary

  let source: Source
  let fetcher: Fetcher
  let store: SourceStore
  let secret: Secret?
  let intake: Intake
  let report: @Sendable (SourceProgress) -> Void

  package init(
    _ source: Source, fetcher: Fetcher, store: SourceStore, secret: Secret?,
    report: @escaping @Sendable (SourceProgress) -> Void = { _ in }, intake: @escaping Intake
  ) {
    self.source = source
    self.fetcher = fetcher
    self.store = store
    self.secret = secret
    self.intake = intake
    self.report = report
  }

  /// Fetches, and gives what is remembered of it, which is written already.
  package func run(at now: Timestamp) async -> SourceRecord {
    var record = store.read(source.name)
    record.tried = now
    var progress = SourceProgress(name: source.name)
    do throws(FetchError) {
      if source.kind == .command {
        try await takeCommand(&progress)
      } else {
        try await takePages(&record, &progress, at: now)
      }
      record.succeeded = now
      record.problem = nil
    } catch {
      record.problem = CleanText.line(secret?.redacted("\(error)") ?? "\(error)")
    }
    record.papers = progress.papers
    record.added = progress.added
    record.addedInAll = record.addedInAll.addingReportingOverflow(progress.added).partialValue
    if let reason = store.write(record, of: source.name), record.problem == nil {
      record.problem = "what was fetched is kept, but not when: \(reason)"
    }
    return record
  }

  private func takeCommand(_ progress: inout SourceProgress) async throws(FetchError) {
    let answer = Answer(try await CommandSource.output(of: source, isCancelled: fetcher.isCancelled))
    _ = try await take(answer, &progress)
    try answer.checkPrinted()
  }

  private func takePages(
    _ record: inout SourceRecord, _ progress: inout SourceProgress, at now: Timestamp
  ) async throws(FetchError) {
    begin(&record, at: now)
    let wasUnfinished = record.isUnfinished
    record.isUnfinished = true
    // On disk before anything comes, for who knows how this ends.
    store.write(record, of: source.name)
    try await takePages(from: &record, &progress, at: now, isToEnd: wasUnfinished)
    record.isUnfinished = false
  }

  /// - Parameter isToEnd: Whether to go on behind pages that have nothing new.
  private func takePages(
    from record: inout SourceRecord, _ progress: inout SourceProgress, at now: Timestamp, isToEnd: Bool
  ) async throws(FetchError) {
    var pages = SourcePages(
      source: source, since: record.since ?? now.date, today: now.date,
      cursor: source.kind == .oai ? record.cursor : nil)
    var hasMore = true
    while hasMore, progress.papers < source.limit {
      guard let page = try await page(&pages, &record) else { return }
      progress.total = page.facts.total ?? pages.total
      let summary = try await take(page.answer, &progress)
      if page.answer.reading.isCutOff { throw .cutOff }
      hasMore = pages.take(page.answer.reading, page.facts)
      if source.kind == .oai { record.cursor = hasMore ? pages.cursor : nil }
      keepValidators(of: page, &record)
      // Services that give the newest first have nothing new behind a page that has nothing new.
      if summary.added + summary.updated == 0, source.kind != .oai, !isToEnd { return }
    }
  }

  /// Begins anew where the question is another one than the last time.
  private func begin(_ record: inout SourceRecord, at now: Timestamp) {
    let parts = [source.kind.rawValue, source.address.map { "\($0)" } ?? "", source.query, source.filter ?? ""]
    let request = parts.joined(separator: " ")
    if record.request != request {
      let (tried, inAll) = (record.tried, record.addedInAll)
      record = SourceRecord()
      (record.request, record.tried, record.addedInAll) = (request, tried, inAll)
    }
    guard record.cursor == nil else { return }
    let days: Int64 = record.succeeded == nil ? 7 : 2
    record.since = Timestamp(milliseconds: (record.succeeded ?? now).milliseconds - days * 86_400_000).date
  }

  /// The next page; nil when there is nothing new. An empty one where there should be more is asked for again.
  private func page(_ pages: inout SourcePages, _ record: inout SourceRecord) async throws(FetchError) -> SourcePage? {
    for attempt in 1...3 {
      guard try await pages.findNumbers(by: fetcher, secret) else { return nil }
      guard let url = pages.url else { throw .notPapers("there is nothing to ask") }
      guard case .document(let document) = try await fetcher.fetch(request(url, isFirst: pages.pages == 0, record))
      else { return nil }
      let page = SourcePage(document)
      if let refusal = page.answer.reading.refusal, page.answer.isEmpty {
        if refusal.hasPrefix("noRecordsMatch") { return nil }
        guard refusal.hasPrefix("badResumptionToken"), pages.cursor != nil else {
          throw .refused(String(refusal.prefix(200)))
        }
        // The place was kept for too long; the days from there on are asked for anew.
        (pages.cursor, record.cursor) = (nil, nil)
        continue
      }
      try page.check()
      guard page.isMissing(after: pages.received, of: pages.total) else { return page }
      if attempt < 3, await !Pace.sleep(fetcher.limits.backoff, fetcher.isCancelled) { throw .transfer(.cancelled) }
    }
    throw .emptyPage
  }

  private func request(_ url: WebURL, isFirst: Bool, _ record: SourceRecord) -> FetchRequest {
    var request = source.request(isFirst ? record.movedTo.flatMap { WebURL($0) } ?? url : url, secret)
    if source.kind.hasValidators { request.validators = record.validators }
    return request
  }

  private func take(_ answer: Answer, _ progress: inout SourceProgress) async throws(FetchError) -> ImportSummary {
    var summary = ImportSummary()
    if !answer.reading.papers.isEmpty {
      summary = try await intake(.answer(answer.bytes, name: "source \(source.name)"))
    }
    progress.papers += answer.reading.papers.count
    progress.added += summary.added
    report(progress)
    return summary
  }

  /// What a server said of a document is worth something only when the whole of it was read.
  private func keepValidators(of page: SourcePage, _ record: inout SourceRecord) {
    guard source.kind.hasValidators else { return }
    record.validators = Validators(
      tag: SourceRecord.header(page.document.validators.tag),
      modified: SourceRecord.header(page.document.validators.modified))
    if let url = page.document.movedTo { record.movedTo = "\(url)" }
  }
}
