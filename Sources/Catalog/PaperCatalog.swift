import Formats
import Papers

/// The papers of a library, to be asked: columns and an index in flat memory, and the text on disk.
///
/// A catalog never changes; when the library has, another one is opened. It may be used from any thread.
package final class PaperCatalog: Sendable {
  let text: TextStore
  /// The parts of the library, each of which knows its own rows; the first is the large one.
  let segments: [Segment]
  /// Where the rows of the segments stand among the catalog's.
  let layout: RowLayout
  let memory = RowMemory<SearchTerm>()
  let topicMemory = RowMemory<String>()
  let joinedOrders = LazyValues<Sort.Key, JoinedOrder?>()
  let joinedNames = LazyValues<Facet, JoinedNames>()
  let groupings = LazyValues<Grouping, GroupValues>()
  let topicNames: JoinedNames
  /// In the order of their numbers. One that only replaced lines had has no papers.
  package let topics: [Topic]
  /// What was found wrong with the library, a sentence each: lines that were left out, and the like.
  package let notices: [String]

  init(text: TextStore, segments: [Segment], notices: [String] = []) {
    self.text = text
    self.segments = segments
    layout = RowLayout(segments)
    topicNames = JoinedNames(segments.map(\.columns.topicNames))
    topics = Topic.all(in: segments, layout, topicNames)
    self.notices = segments.flatMap(\.snapshot.notices) + notices
  }

  /// How many papers there are; their rows are `0..<count`.
  package var count: Int { layout.count }

  /// Whether the snapshot turned out not to be as it was written. Answers given since are not to be believed;
  /// opening with `isFresh: false` makes a new one.
  package var isDamaged: Bool { segments.contains { $0.snapshot.isDamaged } }

  /// Whether the whole snapshot is as it was written. Reads all of it, which takes a tenth of a second or two for
  /// a million papers.
  package func checkAll() -> Bool { segments.allSatisfy { $0.snapshot.checkAll() } }

  /// How many different words there are.
  package var wordCount: Int {
    segments.enumerated().reduce(0) { sum, next in sum + next.element.index.newWordCount(beyond: segments[..<next.offset]) }
  }

  /// The size of `papers.jsonl`.
  package var textBytes: Int { text.size }

  /// The size of the snapshot: columns and index.
  package var indexBytes: Int { segments.reduce(0) { $0 + $1.snapshot.byteCount } }

  /// The paper of a row, read from its line. Cost: one small read and the decoding of a line.
  ///
  /// If the library's text was changed after the catalog was opened, it may be another paper or none there;
  /// then the title says so, and the identity is the one that the row had.
  package func paper(at row: Row) -> Paper {
    guard let (segment, own) = locate(row) else { return Paper(id: PaperID(key: ""), title: "") }
    let id = PaperID(key: segment.identities.key(of: own))
    guard let paper = segment.paper(at: own, in: text), paper.id == id else {
      return Paper(id: id, title: "(changed on disk: open the library again to read this paper)")
    }
    return paper
  }

  /// The segment of a row, and its row there.
  func locate(_ row: Row) -> (segment: Segment, row: Row)? {
    layout.locate(row).map { (segments[$0.segment], $0.row) }
  }

  /// The identity of a row's paper; an empty one for a row that the catalog does not have.
  package func id(at row: Row) -> PaperID {
    PaperID(key: locate(row).map { $0.segment.identities.key(of: $0.row) } ?? "")
  }

  /// Whether the abstract or the record of a row's paper names code, and whether it names data.
  package func links(at row: Row) -> (code: Bool, data: Bool) {
    guard let (segment, own) = locate(row) else { return (false, false) }
    let features = RowFeatures(rawValue: segment.columns.features[own.index])
    return (features.contains(.code), features.contains(.data))
  }

  package func date(at row: Row) -> PaperDate? { locate(row).flatMap { $0.segment.columns.published($0.row) } }

  /// The votes of a row's paper, or what else its source counts; nil where it has none.
  package func score(at row: Row) -> Double? {
    locate(row).map { $0.segment.columns.score($0.row) }.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  /// The papers that have earlier versions, each with the moment when the present one came; few.
  package var revisions: [(row: Row, moment: Timestamp)] {
    segments.enumerated().flatMap { number, segment in
      segment.columns.revisions.compactMap { own in layout.row(of: own.row, in: number).map { ($0, own.moment) } }
    }
  }

  /// When the version came that a row's paper has now; nil where none is known before it.
  package func revised(at row: Row) -> Timestamp? { locate(row).flatMap { $0.segment.columns.revised($0.row) } }

  /// The topics of a row's paper, the primary one first.
  package func topics(at row: Row) -> [TopicID] {
    guard let (segment, own) = layout.locate(row) else { return [] }
    return segments[segment].columns.topics(own).map {
      TopicID(Int32(truncatingIfNeeded: topicNames.number(of: $0, in: segment)))
    }
  }

  /// The row of a paper, found by its identity or by one of its aliases.
  package func row(of id: PaperID) -> Row? {
    let found = segments.enumerated().flatMap { number, segment in
      segment.identities.rows(of: id.key).compactMap { found in
        layout.row(of: found.row, in: number).map { (row: $0, isAlias: found.isAlias) }
      }
    }
    return found.min { $0.isAlias != $1.isAlias ? $1.isAlias : $0.row < $1.row }?.row
  }

  /// A topic by its name, in any case.
  package func topic(named name: String) -> Topic? {
    topics.first { $0.name == name } ?? topics.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Up to `limit` words of the index that begin with a folded word, by their letters.
  package func words(withPrefix prefix: String, limit: Int) -> [String] {
    let prefix = Folding.fold(prefix)
    let found = segments.flatMap { segment in
      segment.index.terms(withPrefix: prefix).prefix(max(0, limit)).map { segment.index.word($0) }
    }
    guard !layout.isPlain else { return found }
    // By their bytes, as in each of the segments.
    return Array(Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(max(0, limit)))
  }
}

extension Topic {
  fileprivate static func all(in segments: [Segment], _ layout: RowLayout, _ names: JoinedNames) -> [Topic] {
    var counts = [Int](repeating: 0, count: names.count)
    for (number, segment) in segments.enumerated() {
      let own = segment.snapshot.column(.topicCounts, of: UInt32.self)
      for topic in 0..<segment.columns.topicNames.count {
        counts[names.number(of: topic, in: number)] += Int(own[topic])
      }
    }
    // Rows that stand nowhere are few, and counted among those of their segments.
    for upper in segments.dropFirst() {
      upper.replaced.withNumbers { replaced in
        for word in replaced {
          let (below, row) = (Int(word >> 32), Int32(truncatingIfNeeded: word & 0xFFFF_FFFF))
          guard below < segments.count else { continue }
          for topic in segments[below].columns.topics(Row(row)) {
            counts[names.number(of: topic, in: below)] -= 1
          }
        }
      }
    }
    return counts.enumerated().map { number, count in
      Topic(id: TopicID(Int32(truncatingIfNeeded: number)), name: names[number], count: max(0, count))
    }
  }
}

extension Segment {
  /// The paper of a row, as its line has it now; nil when there is none.
  func paper(at row: Row, in text: TextStore) -> Paper? {
    let line = columns.line(of: row)
    return text.withBytes(at: line.offset, count: line.count) { try? PaperLine.decode($0) }
  }
}

extension Snapshot {
  fileprivate var notices: [String] {
    let bytes = column(.notices, of: UInt8.self).withNumbers { Array($0) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
