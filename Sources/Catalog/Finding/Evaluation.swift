import Papers

/// One evaluation of a query: goes through its conditions and joins sets of rows.
struct Evaluation {
  let catalog: PaperCatalog
  let context: QueryContext
  /// For a query that ranks.
  var phrases: FoundPhrases?
  /// Phrases are looked for only in the rows before this of the first segment.
  var end: Int?
  let isCancelled: @Sendable () -> Bool

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
    case .text(let text): return try rows(SearchTerm(text))
    case .topic(let name): return rows(topic: name)
    case .source(let name): return rows(source: name)
    case .id(let id): return rows(id: id)
    case .published(let span): return rows(published: span)
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

  /// The rows that hold a word or phrase, from memory if it was asked for lately.
  func rows(_ term: SearchTerm) throws(Cancelled) -> RowSet {
    // What is not all of them is not to be remembered.
    if end != nil, term.words.count > 1 { return try found(term) }
    return try catalog.memory.rows(of: term) { () throws(Cancelled) in try found(term) }
  }

  private func found(_ term: SearchTerm) throws(Cancelled) -> RowSet {
    try joined { segment throws(Cancelled) in try scan(segment).rows(term) }
  }

  func scan(_ segment: Segment) -> SegmentScan {
    let isFirst = segment.end == catalog.segments.first?.end
    return SegmentScan(segment: segment, phrases: phrases, end: isFirst ? end ?? .max : .max, isCancelled: isCancelled)
  }

  /// The rows that `find` finds in each segment, as rows of the catalog.
  func joined<Failure>(_ find: (Segment) throws(Failure) -> RowSet) throws(Failure) -> RowSet {
    guard !catalog.layout.isPlain else {
      guard let segment = catalog.segments.first else { return RowSet(capacity: 0) }
      return try find(segment)
    }
    var result = RowSet(capacity: capacity)
    for (number, segment) in catalog.segments.enumerated() {
      catalog.layout.add(try find(segment), of: number, to: &result)
    }
    return result
  }
}
