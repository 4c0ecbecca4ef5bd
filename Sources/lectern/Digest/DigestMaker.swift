import Catalog
import Learning
import Marks
import Papers
import Reader

/// Chooses, orders and groups the papers of a digest.
struct DigestMaker {
  let catalog: PaperCatalog
  let marks: MarkTable
  let searches: [Search]
  let now: Timestamp
  /// When the reader was left last, for queries on what is new since.
  var lastSession: Timestamp?
  /// What was learned from marks, if enough is marked.
  var learn: (RowMarks) -> RowScores? = { _ in nil }

  /// What the ranking looks at: the newest stars and papers to read.
  private static let mostLiked = 50

  /// - Parameters:
  ///   - query: which papers; those on which something was decided already are none.
  ///   - sent: papers that an earlier digest had.
  func digest(_ query: Query, limit: Int, without sent: Set<PaperID>) -> Digest {
    var context = QueryContext(
      marks: RowMarks(of: marks, in: catalog, today: now.localDay, since: lastSession), now: now)
    context.marks.scores = learn(context.marks)
    guard var set = catalog.set(query, in: context) else { return Digest(groups: [], made: now) }
    for decided in [\.read, \.starred, \.later, \.dismissed, \.snoozed] as [KeyPath<RowMarks, RowSet>] {
      set.subtract(context.marks[keyPath: decided])
    }
    for id in sent { if let row = catalog.row(of: id) { set.remove(row) } }
    let rows = ranked(set, in: context).prefix(max(0, limit))
    let found = searches.map { catalog.set($0.query, in: context) ?? RowSet(capacity: catalog.count) }
    return Digest(groups: groups(Array(rows), found), made: now, left: set.count - rows.count)
  }

  /// As recommended; as long as too little is marked for that, those most like the papers that were starred or are to
  /// be read come first, then the others, newest first.
  private func ranked(_ set: RowSet, in context: QueryContext) -> [Row] {
    if context.marks.scores != nil, let rows = catalog.sorted(set, as: Query(sort: Sort(.recommended)), in: context) {
      return Array(rows)
    }
    let likeness = Likeness(rows: liked, title: "", in: catalog)
    let nearest = NearestPapers(catalog).find(likeness, among: set, limit: set.count)?.map(\.row) ?? []
    var others = set
    for row in nearest { others.remove(row) }
    return nearest + others.rows
  }

  private var liked: [Row] {
    let liked = marks.papers.compactMap { id, marks -> (row: Row, at: Timestamp)? in
      let times = [Mark.starred, .later].filter { marks[$0] }.compactMap(marks.changed)
      guard let at = times.max(), let row = catalog.row(of: id) else { return nil }
      return (row, at)
    }
    return liked.sorted { ($1.at, $0.row) < ($0.at, $1.row) }.prefix(Self.mostLiked).map(\.row)
  }

  /// By the first saved search that finds a paper, in their order; else by its main topic, in the order of the papers.
  private func groups(_ rows: [Row], _ found: [RowSet]) -> [Digest.Group] {
    var bySearch = searches.map { Digest.Group(name: $0.name, papers: []) }
    var byTopic: [Digest.Group] = []
    for row in rows {
      let paper = catalog.paper(at: row)
      if let search = found.firstIndex(where: { $0.contains(row) }) {
        bySearch[search].papers.append(paper)
        continue
      }
      let name = paper.topics.first ?? "Without a topic"
      if let place = byTopic.firstIndex(where: { $0.name == name }) {
        byTopic[place].papers.append(paper)
      } else {
        byTopic.append(Digest.Group(name: name, papers: [paper]))
      }
    }
    return (bySearch + byTopic).filter { !$0.papers.isEmpty }
  }
}
