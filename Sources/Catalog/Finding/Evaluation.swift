import Papers

/// One evaluation of a query: goes through its conditions and joins sets of rows.
struct Evaluation {
  /// What ends an evaluation that nobody waits for any more.
  struct Cancelled: Error {}

  let catalog: PaperCatalog
  let context: QueryContext
  let isCancelled: () -> Bool

  private var capacity: Int { catalog.count }

  /// The rows of which a condition holds. Recursion is as deep as the query's parentheses, which are limited.
  func rows(_ condition: Condition) throws(Cancelled) -> RowSet {
    if isCancelled() { throw Cancelled() }
    switch condition {
    case .everything: return .all(capacity: capacity)
    case .all(let parts): return try all(parts)
    case .any(let parts):
      var result = RowSet(capacity: capacity)
      for part in parts { result.formUnion(try rows(part)) }
      return result
    case .not(let part): return try rows(part).complement
    case .text(let text):
      let term = SearchTerm(text)
      return try catalog.memory.rows(of: term) { () throws(Cancelled) in try rows(term) }
    case .topic(let name): return rows(topic: name)
    case .source(let name): return rows(source: name)
    case .id(let id): return rows(id: id)
    case .published(let span):
      return RowSet(
        capacity: capacity,
        range: catalog.columns.rows(publishedIn: span.packedDates(now: context.now)))
    case .added(let span): return rows(added: span)
    case .marked(let name): return rows(name)
    case .has(let feature): return rows(feature)
    case .tag(let name): return rows(tag: name)
    case .note(let text): return rows(note: SearchTerm(text))
    }
  }

  /// Stops at the first part that leaves nothing.
  private func all(_ parts: [Condition]) throws(Cancelled) -> RowSet {
    var result = RowSet.all(capacity: capacity)
    for part in parts {
      if case .not(let excluded) = part {
        result.subtract(try rows(excluded))
      } else {
        result.formIntersection(try rows(part))
      }
      if result.isEmpty { break }
    }
    return result
  }

  func rows(_ term: SearchTerm) throws(Cancelled) -> RowSet {
    let words = terms(term)
    let fields = TextFields(term.field)
    if let single = words.count == 1 ? words[0] : pair(term) {
      guard let rows = catalog.index.rows(of: single, in: fields, isCancelled: isCancelled) else {
        throw Cancelled()
      }
      return rows
    }
    return PhraseScan.rows(of: try beginnings(term, words, in: fields), capacity: capacity)
  }

  /// The word of the index that is a phrase of two frequent words.
  func pair(_ term: SearchTerm) -> Range<Int>? {
    guard term.words.count == 2, !term.isPrefix else { return nil }
    let pair = catalog.index.terms(pair: term.words[0], term.words[1])
    return pair.isEmpty ? nil : pair
  }

  /// The words of the index that each word of a term may be.
  func terms(_ term: SearchTerm) -> [Range<Int>] {
    term.words.enumerated().map { place, word in
      let isPrefix = term.isPrefix && place == term.words.count - 1
      return isPrefix ? catalog.index.terms(withPrefix: word) : catalog.index.terms(word)
    }
  }

  func beginnings(
    _ term: SearchTerm, _ words: [Range<Int>], in fields: TextFields
  ) throws(Cancelled) -> [UInt64] {
    let whole = term.isPrefix ? term.words.dropLast() : term.words[...]
    let pairs = zip(whole, whole.dropFirst()).map { catalog.index.terms(pair: $0, $1) }.filter { !$0.isEmpty }
    // The scan does not outlive this call.
    let found = withoutActuallyEscaping(isCancelled) {
      PhraseScan(catalog.index, in: fields, isCancelled: $0).beginnings(words, pairs: pairs)
    }
    guard let found else { throw Cancelled() }
    return found
  }
}
