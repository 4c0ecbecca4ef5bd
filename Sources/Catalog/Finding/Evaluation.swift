import Papers

/// One evaluation of a query: goes through its conditions and joins sets of rows.
struct Evaluation {
  let catalog: PaperCatalog
  let context: QueryContext
  /// For a query that ranks.
  let phrases: FoundPhrases?
  /// Only the rows before this of the first segment are looked at; nil for all of them.
  private let end: Int?
  /// How many rows there are to choose from: those before the first that is not looked at.
  let capacity: Int
  let isCancelled: @Sendable () -> Bool

  init(
    catalog: PaperCatalog, context: QueryContext, phrases: FoundPhrases? = nil, before end: Int? = nil,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.catalog = catalog
    self.context = context
    self.phrases = phrases
    self.end = end
    capacity = end.map(catalog.layout.place(notBefore:)) ?? catalog.count
    self.isCancelled = isCancelled
  }

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
    try remembered(term, in: catalog.memory) { () throws(Cancelled) in
      try joined { segment, _, end throws(Cancelled) in try scan(segment, before: end).rows(term) }
    }
  }

  /// What memory has of a key, or else what is found, which is remembered if it is all of it.
  func remembered<Key, Failure>(
    _ key: Key, in memory: RowMemory<Key>, orElse find: () throws(Failure) -> RowSet
  ) throws(Failure) -> RowSet {
    if end == nil { return try memory.rows(of: key, orElse: find) }
    if let known = memory.known(key) { return known.fitted(to: capacity) }
    return try find()
  }

  func scan(_ segment: Segment, before end: Int = .max) -> SegmentScan {
    SegmentScan(segment: segment, phrases: phrases, end: end, isCancelled: isCancelled)
  }

  /// The rows that `find` finds in each segment before a row of it, as rows of the catalog.
  func joined<Failure>(
    _ find: (_ segment: Segment, _ number: Int, _ end: Int) throws(Failure) -> RowSet
  ) throws(Failure) -> RowSet {
    guard !catalog.layout.isPlain else {
      guard let segment = catalog.segments.first else { return RowSet(capacity: 0) }
      return try find(segment, 0, capacity)
    }
    var result = RowSet(capacity: capacity)
    for (number, segment) in catalog.segments.enumerated() {
      // Segments above the first are small.
      let end = number == 0 ? min(end ?? .max, segment.rowCount) : segment.rowCount
      catalog.layout.add(try find(segment, number, end), of: number, to: &result)
    }
    return result
  }
}
