import Catalog
import Papers

/// Finds the papers that are most like others: adds up, row by row, what each telling word says of it.
///
///     score = Σ over the telling words in title and abstract  weight · √(impact of the word in the paper)
///
/// The names of authors are no such words: a hundred authors have every letter among their initials.
///
/// With topics and authors, the first ones are ordered anew: a shared main topic counts for a sixth more, each
/// other shared topic and each shared author for a twelfth, three at most.
package struct NearestPapers {
  private let catalog: PaperCatalog
  /// Whether title and abstract alone count.
  private let isByProse: Bool

  /// What sharing the main topic adds, and what each of at most three other topics and authors does.
  private static let (mainTopicShare, otherShare) = (1 / Float(6), 1 / Float(12))
  private static let mostOthers = 3

  package init(_ catalog: PaperCatalog, byProseAlone isByProse: Bool = false) {
    self.catalog = catalog
    self.isByProse = isByProse
  }

  /// The nearest papers, the nearest first; of equal ones the newer. Papers that share no word are none of them.
  ///
  /// - Parameters:
  ///   - rows: those to choose from; nil for all.
  ///   - isCancelled: asked every fraction of a millisecond; nil is given then.
  package func find(
    _ likeness: Likeness, among rows: RowSet? = nil, limit: Int, isCancelled: @Sendable () -> Bool = { false }
  ) -> [ScoredRow]? {
    let words = likeness.words.map { (word: $0.found, weight: $0.weight) }
    let seeds = likeness.papers.compactMap { catalog.row(of: $0) }
    let seedSet = RowSet(capacity: catalog.count, seeds)
    // More than are wanted, since topics and authors order them anew; more than these would hardly find better ones.
    let most = isByProse ? limit : max(min(limit, catalog.count) * 2, 40)
    let found = catalog.best(most, ofProse: words, .root, isCancelled: isCancelled) { row in
      (rows?.contains(row) ?? true) && !seedSet.contains(row)
    }
    guard let found else { return nil }
    return isByProse ? found : reordered(found, seeds, limit: limit)
  }

  /// The first of some that are sorted, when what they share with the seeds counts, too.
  private func reordered(_ found: [ScoredRow], _ seeds: [Row], limit: Int) -> [ScoredRow] {
    let traits = SharedTraits(of: seeds, in: catalog)
    for paper in found { traits.prefetch(paper.row) }
    let mostOfOthers = Float(Self.mostOthers) * Self.otherShare
    var best = BestRows(limit: limit)
    for paper in found {
      // All after it are worse, and cannot come in whatever they share.
      if paper.score * (1 + Self.mainTopicShare + mostOfOthers) < best.least { break }
      let topics = traits.topics(at: paper.row)
      let share = 1 + (topics.hasMain ? Self.mainTopicShare : 0)
      if paper.score * (share + mostOfOthers) < best.least { continue }
      var others = topics.others
      if others < Self.mostOthers { others += traits.authorCount(at: paper.row) }
      best.offer(paper.row, paper.score * (share + Float(min(Self.mostOthers, others)) * Self.otherShare))
    }
    return best.scored
  }
}
