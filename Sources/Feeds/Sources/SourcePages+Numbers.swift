import Formats

/// PubMed finds numbers of papers, and gives papers for numbers: each page is two requests.
extension SourcePages {
  /// Its search goes no further.
  static var mostNumbers: Int { 9_999 }

  /// Asks for the numbers of the papers of the next page where the service wants that; false when there are none.
  mutating func findNumbers(by fetcher: Fetcher, _ secret: Secret?) async throws(FetchError) -> Bool {
    guard source.kind == .pubMed else { return true }
    numbers = []
    guard let url = numbersURL(contact: fetcher.contact),
      case .document(let document) = try await fetcher.fetch(source.request(url, secret))
    else { throw .notPapers("there is nothing to ask") }
    let facts = AnswerFacts(document.bytes)
    guard let total = facts.total else {
      if let message = facts.message { throw .refused(String(message.prefix(200))) }
      throw .notPapers("it is no list of PubMed's numbers")
    }
    if total == 0 { return false }
    self.total = total
    numbers = facts.numbers.filter { !$0.isEmpty && $0.utf8.count <= 20 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    if numbers.isEmpty, received < min(Self.mostNumbers, total) { throw .emptyPage }
    return !numbers.isEmpty
  }

  private func numbersURL(contact: String?) -> WebURL? {
    let count = min(min(size, source.limit), Self.mostNumbers - received)
    guard count > 0 else { return nil }
    return source.address?.adding(path: "/esearch.fcgi").adding([
      ("db", "pubmed"), ("term", source.query), ("retmode", "json"), ("retstart", "\(received)"), ("retmax", "\(count)"),
      ("sort", order == .best ? "relevance" : "pub_date"), ("tool", "lectern"),
    ] + (contact.map { [("email", $0)] } ?? []))
  }
}
