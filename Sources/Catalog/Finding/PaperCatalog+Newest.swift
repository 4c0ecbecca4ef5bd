/// The beginning of an answer that is still being worked out.
package struct NewestMatches: Sendable {
  /// The first rows of the answer, in its order.
  package let rows: RowList
  /// Whether a row before this is among them if it is in the answer at all.
  let end: Int

  package init(rows: RowList, end: Int) {
    self.rows = rows
    self.end = end
  }

  /// Whether it is known of a row if it is in the answer.
  package func knows(_ row: Row) -> Bool { row.index < end }
}

extension PaperCatalog {
  /// Fewer papers are looked through at once.
  private static var mostAtOnce: Int { 300_000 }
  private static var sharePerLook: Int { 32 }
  /// More than a screen has lines.
  private static var page: Int { 100 }

  /// The newest of the papers that a query finds, where `find` may take longer than a frame: that is so of phrases among
  /// hundreds of thousands of papers, of which the places of words are compared.
  ///
  /// - Returns: nil where `find` is as quick, where a page is not found quickly, and when cancelled.
  package func findNewest(
    _ query: Query, in context: QueryContext, isCancelled: @Sendable () -> Bool = { false }
  ) -> NewestMatches? {
    guard count > Self.mostAtOnce else { return nil }
    return findNewest(query, in: context, among: count / Self.sharePerLook, page: Self.page, isCancelled: isCancelled)
  }

  /// - Parameters:
  ///   - among: so many rows of the first segment are looked at.
  ///   - page: fewer rows are none.
  func findNewest(
    _ query: Query, in context: QueryContext, among: Int, page: Int, isCancelled: @Sendable () -> Bool = { false }
  ) -> NewestMatches? {
    guard query.sort.map({ $0 == Sort(.date) }) ?? true, query.condition.hasPhrases else { return nil }
    let found = withoutActuallyEscaping(isCancelled) { isCancelled in
      let evaluation = Evaluation(catalog: self, context: context, end: among, isCancelled: isCancelled)
      return try? evaluation.rows(query.condition)
    }
    guard var found else { return nil }
    let end = layout.place(notBefore: among)
    found.formIntersection(RowSet(capacity: count, range: 0..<end))
    return found.count < page ? nil : NewestMatches(rows: RowList(found), end: end)
  }
}

extension Condition {
  /// Whether it asks anywhere for words that follow one another.
  fileprivate var hasPhrases: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.hasPhrases)
    case .not(let part): part.hasPhrases
    case .text(let text): SearchTerm(text).words.count > 1
    default: false
    }
  }
}
