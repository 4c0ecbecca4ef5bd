import Catalog
import Papers

/// What a service is asked whose papers are not in the library.
package struct RemoteQuestion: Hashable, Sendable {
  /// A kind of source, or a source of the settings by its name.
  package var place: String
  package var query: String
  /// Whether this is a look at what a new source would give, the newest first.
  package var isPreview = false

  package init(place: String, query: String, isPreview: Bool = false) {
    (self.place, self.query, self.isPreview) = (place, query, isPreview)
  }

  /// Reads `openalex humanoid robots`; nil for an empty text.
  init?(_ text: String, isPreview: Bool = false) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let place = parts.first else { return nil }
    self.init(
      place: String(place), query: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "", isPreview: isPreview)
  }
}

/// The papers that a service has given so far.
package struct RemoteAnswer: Sendable {
  package var catalog: PaperCatalog
  /// Their rows in the order of the service.
  package var order: [Row]
  /// How many it has in all; nil where it does not say.
  package var total: Int?
  package var hasMore: Bool

  package init(catalog: PaperCatalog, order: [Row], total: Int?, hasMore: Bool) {
    (self.catalog, self.order, self.total, self.hasMore) = (catalog, order, total, hasMore)
  }
}

/// A list of papers of a service in place of the library, which waits until it is left.
package struct Remote: Sendable {
  package let question: RemoteQuestion
  /// Tells the answers of one search from those of another.
  let number: Int
  /// Rows in the order of the service.
  package internal(set) var order: [Row] = []
  package internal(set) var total: Int?
  package internal(set) var hasMore = false
  /// Whether a page is on its way.
  package internal(set) var isAsking = true
  /// Why the last page did not come.
  package internal(set) var failure: String?
  /// An answer that waits until no row of the one before is needed any more.
  var arrived: RemoteAnswer?
  /// The papers that the library has, by their ids here, with those that they have there.
  private(set) var known: [PaperID: PaperID] = [:]
  /// The same the other way round, where the ids differ.
  private var away: [PaperID: PaperID] = [:]
  var home: Home

  init(question: RemoteQuestion, number: Int, home: Home) {
    (self.question, self.number, self.home) = (question, number, home)
  }

  /// The library as it was left.
  struct Home: Sendable {
    var catalog: PaperCatalog
    var arrived: PaperCatalog?
    /// The marks of the newest catalog's papers, for the counts of the queues.
    var rowMarks: RowMarks
    var origin: State.Origin
    var filter: Filter
    var list: ListState
    var jumps: Jumps
    var abstractOffset: Int
    /// A sitting that was left.
    var triage: Triage?

    /// The library as it is now.
    var newest: PaperCatalog { arrived ?? catalog }

    /// The id that a paper has in it; nil for one that is not there.
    fileprivate func id(of paper: Paper) -> PaperID? {
      guard origin == .library else { return nil }
      let newest = newest
      return paper.identities.lazy.compactMap { newest.row(of: $0) }.first.map { newest.id(at: $0) }
    }
  }

  /// Notes which papers of some rows are in the library already.
  mutating func note(_ rows: some Sequence<Row>, of catalog: PaperCatalog) {
    for row in rows {
      let paper = catalog.paper(at: row)
      if let id = home.id(of: paper) { note([paper.id: id]) }
    }
  }

  /// Notes papers that are in the library now.
  mutating func note(_ ids: [PaperID: PaperID]) {
    known.merge(ids) { $1 }
    for (own, id) in ids where own != id { away[id] = own }
  }

  /// The id that a paper of the library has here.
  func ownID(of id: PaperID) -> PaperID { away[id] ?? id }

  /// `openalex: humanoid robots`
  package var title: String { question.query.isEmpty ? question.place : "\(question.place): \(question.query)" }
}

extension State {
  /// What the list is called.
  package var listTitle: String {
    guard let remote, filter.likeness == nil else { return titleWithWhatIsMissing }
    return remote.question.isPreview ? "Preview of \(remote.title)" : remote.title
  }

  /// How many papers of the library are in a queue, whatever the list shows.
  func count(of queue: Queue) -> Int {
    remote.map { queue.count(in: $0.home.rowMarks, of: $0.home.newest.count) } ?? ownCount(of: queue)
  }

  /// How many papers of the library have a tag; of one that only papers of a service have, those.
  func count(ofTag name: String) -> Int {
    (remote?.home.rowMarks.tagged[name] ?? rowMarks.tagged[name])?.count ?? 0
  }

  /// Keeps the larger library for the time when the papers of a service are left; false while none are on show.
  mutating func takeHome(_ catalog: PaperCatalog) -> Bool {
    guard remote != nil else { return false }
    remote?.home.arrived = catalog
    remote?.home.rowMarks = RowMarks(of: marks, in: catalog, today: today, since: newSince)
    return true
  }

  /// Whether a row stands for a paper of a service that the library does not have.
  func isAway(_ row: Row) -> Bool {
    guard let remote else { return false }
    return remote.known[catalog.id(at: row)] == nil
  }
}
