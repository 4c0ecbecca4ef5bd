import Formats
import Papers

/// The papers of a library, to be asked: columns and an index in flat memory, and the text on disk.
///
/// A catalog never changes; when the library has, another one is opened. It may be used from any thread.
package final class PaperCatalog: Sendable {
  let text: TextStore
  let snapshot: Snapshot
  let columns: RowData
  let identities: IdentityTable
  let index: TermIndex
  let memory = RowMemory<SearchTerm>()
  let topicMemory = RowMemory<String>()
  /// In the order of their numbers.
  package let topics: [Topic]
  /// What was found wrong with the library, a sentence each: lines that were left out, and the like.
  package let notices: [String]

  init(text: TextStore, snapshot: Snapshot, notices: [String] = []) {
    self.text = text
    self.snapshot = snapshot
    columns = RowData(snapshot)
    identities = IdentityTable(snapshot)
    index = TermIndex(snapshot)
    topics = Topic.all(in: snapshot)
    self.notices = snapshot.notices + notices
  }

  /// How many papers there are; their rows are `0..<count`.
  package var count: Int { snapshot.rowCount }

  /// Whether the snapshot turned out not to be as it was written. Answers given since are not to be believed;
  /// opening with `isFresh: false` makes a new one.
  package var isDamaged: Bool { snapshot.isDamaged }

  /// Whether the whole snapshot is as it was written. Reads all of it, which takes a tenth of a second or two for
  /// a million papers.
  package func checkAll() -> Bool { snapshot.checkAll() }

  /// How many different words there are.
  package var wordCount: Int { index.count - index.terms(withPrefix: "\u{1}").count }

  /// The size of `papers.jsonl`.
  package var textBytes: Int { text.size }

  /// The size of the snapshot: columns and index.
  package var indexBytes: Int { snapshot.byteCount }

  /// The paper of a row, read from its line. Cost: one small read and the decoding of a line.
  ///
  /// If the library's text was changed after the catalog was opened, it may be another paper or none there;
  /// then the title says so, and the identity is the one that the row had.
  package func paper(at row: Row) -> Paper {
    let line = columns.line(of: row)
    let id = id(at: row)
    let paper = text.withBytes(at: line.offset, count: line.count) { try? PaperLine.decode($0) }
    guard let paper, paper.id == id else {
      return Paper(id: id, title: "(changed on disk: open the library again to read this paper)")
    }
    return paper
  }

  /// The identity of a row's paper; an empty one for a row that the catalog does not have.
  package func id(at row: Row) -> PaperID { PaperID(key: identities.key(of: row)) }

  /// Whether the abstract or the record of a row's paper names code, and whether it names data.
  package func links(at row: Row) -> (code: Bool, data: Bool) {
    let features = RowFeatures(rawValue: columns.features[Int(row.number)])
    return (features.contains(.code), features.contains(.data))
  }

  package func date(at row: Row) -> PaperDate? { columns.published(row) }

  /// The topics of a row's paper, the primary one first.
  package func topics(at row: Row) -> [TopicID] { columns.topics(row) }

  /// The row of a paper, found by its identity or by one of its aliases.
  package func row(of id: PaperID) -> Row? { identities.row(of: id.key) }

  /// The rows of all those of many papers that there are; quick for ids that are mostly sorted.
  package func forEachRow(of ids: some Sequence<PaperID>, _ body: (PaperID, Row) -> Void) {
    identities.forEachRow(of: ids.lazy.map(\.key)) { body(PaperID(key: $0), $1) }
  }

  /// A topic by its name, in any case.
  package func topic(named name: String) -> Topic? {
    topics.first { $0.name == name } ?? topics.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Up to `limit` words of the index that begin with a folded word, by their letters.
  package func words(withPrefix prefix: String, limit: Int) -> [String] {
    index.terms(withPrefix: Folding.fold(prefix)).prefix(max(0, limit)).map { index.word($0) }
  }
}

extension Topic {
  fileprivate static func all(in snapshot: Snapshot) -> [Topic] {
    let names = snapshot.texts(starts: .topicNameStarts, bytes: .topicNameBytes).all
    let counts = snapshot.column(.topicCounts, of: UInt32.self)
    return names.enumerated().map { number, name in
      Topic(id: TopicID(Int32(truncatingIfNeeded: number)), name: name, count: Int(counts[number]))
    }
  }
}

extension Snapshot {
  fileprivate var notices: [String] {
    let bytes = column(.notices, of: UInt8.self).withNumbers { Array($0) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
