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
  /// A paper and how near it is; nothing but the order is to be read from the score.
  package struct Found: Hashable, Sendable {
    package var row: Row
    package var score: Float
  }

  private let catalog: PaperCatalog
  /// Whether title and abstract alone count.
  private let isByProse: Bool

  /// What impacts are worth: that a word is there at all is most of it.
  private static let worths = (0...15).map { Float($0).squareRoot() }

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
  ) -> [Found]? {
    let words = likeness.words.map { (word: $0.word, weight: $0.weight) }
    guard let scores = catalog.scores(ofProse: words, worths: Self.worths, isCancelled: isCancelled) else { return nil }
    let seeds = RowSet(capacity: catalog.count, likeness.papers.compactMap { catalog.row(of: $0) })
    var best = BestRows(limit: isByProse ? limit : max(2 * limit, 100))
    best.offer(scores) { row in (rows?.contains(row) ?? true) && !seeds.contains(row) }
    let found = best.sorted
    return Array((isByProse ? found : reordered(found, likeness, seeds)).prefix(limit))
  }

  private func reordered(_ found: [Found], _ likeness: Likeness, _ seeds: RowSet) -> [Found] {
    let topics = likeness.topics.compactMap { catalog.topic(named: $0)?.id }
    let authors = Set(seeds.flatMap { catalog.authorFingerprints(at: $0) })
    guard !topics.isEmpty || !authors.isEmpty else { return found }
    let others = Set(topics.dropFirst())
    return found.map { paper in
      let theirs = catalog.topics(at: paper.row)
      let shared = theirs.count { others.contains($0) } + catalog.authorFingerprints(at: paper.row).count { authors.contains($0) }
      let hasMain = topics.first.map(theirs.contains) ?? false
      let share = 1 + (hasMain ? 1 / Float(6) : 0) + Float(min(3, shared)) / 12
      return Found(row: paper.row, score: paper.score * share)
    }.sorted { ($1.score, $0.row) < ($0.score, $1.row) }
  }
}
