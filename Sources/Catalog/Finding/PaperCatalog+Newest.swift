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
}

extension PaperCatalog {
  /// What is found among fewer papers is found at once.
  private static var fewest: Int { 300_000 }
  /// So many of the newest papers are looked at first, then so many times as many, but not more than a share of all.
  private static var firstLook: Int { 8192 }
  private static var growth: Int { 8 }
  private static var mostShare: Int { 4 }
  /// More than a screen has lines.
  private static var page: Int { 100 }

  /// The newest of the papers that a query finds, found without a look at the others: how many papers there are makes
  /// no difference to it.
  ///
  /// - Parameter row: it is known of this if it is in the answer.
  /// - Returns: nil where the whole answer is as quick, stands in another order, or has no page of new papers, and when
  ///   cancelled.
  package func findNewest(
    _ query: Query, in context: QueryContext, upTo row: Row? = nil, isCancelled: @Sendable () -> Bool = { false }
  ) -> NewestMatches? {
    guard count > Self.fewest else { return nil }
    let first = max(Self.firstLook, (row?.index ?? 0) + 1)
    return findNewest(query, in: context, among: first, to: count / Self.mostShare, page: Self.page, isCancelled: isCancelled)
  }

  /// - Parameters:
  ///   - first: so many rows of the first segment are looked at first,
  ///   - most: and no more than so many.
  ///   - page: fewer rows are none.
  func findNewest(
    _ query: Query, in context: QueryContext, among first: Int, to most: Int, page: Int,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> NewestMatches? {
    guard query.sort.map({ $0 == Sort(.date) }) ?? true else { return nil }
    return withoutActuallyEscaping(isCancelled) { isCancelled in
      var among = max(1, first)
      while among <= most {
        let evaluation = Evaluation(catalog: self, context: context, before: among, isCancelled: isCancelled)
        guard let set = try? evaluation.rows(query.condition) else { return nil }
        let rows = RowList(set.fitted(to: evaluation.capacity))
        if rows.count >= page { return NewestMatches(rows: rows, end: evaluation.capacity) }
        among *= Self.growth
      }
      return nil
    }
  }
}
