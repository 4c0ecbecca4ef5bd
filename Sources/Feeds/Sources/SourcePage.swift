import Formats

/// A page of a source's answer, and what it says of the whole.
struct SourcePage {
  let answer: Answer
  let facts: AnswerFacts
  let document: FetchedDocument

  init(_ document: FetchedDocument) {
    answer = Answer(document.bytes)
    facts = AnswerFacts(document.bytes)
    self.document = document
  }

  /// Throws where the answer is none of papers.
  func check() throws(FetchError) {
    let reading = answer.reading
    if let failure = reading.failure { throw .notPapers(failure.what) }
    guard reading.papers.isEmpty, reading.skippedCount > 0, !reading.isCutOff else { return }
    throw .notPapers(facts.message.map { String($0.prefix(200)) } ?? "no record in it has what a paper has")
  }

  /// Whether it is empty though there should be more than came before.
  func isMissing(after received: Int, of total: Int?) -> Bool {
    answer.isEmpty && !answer.reading.isCutOff && (facts.total ?? total).map { received < $0 } == true
  }
}

extension Source {
  /// What is asked at an address of its own.
  func request(_ url: WebURL, _ secret: Secret?) -> FetchRequest {
    var request = FetchRequest(url: url)
    // Keys do not travel in the open.
    request.secret = url.scheme == "https" || url.isLoopback ? secret : nil
    request.allowsPrivate = allowsPrivate
    return request
  }
}
