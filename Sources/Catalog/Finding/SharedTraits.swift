/// Whose papers some rows are and which topics they have, to be looked for in other rows.
///
/// Within a segment the same name has the same number, so that names are read only to compare rows of different segments.
package struct SharedTraits {
  private let catalog: PaperCatalog
  /// The topic that most of the rows have, of equals the one that comes first; and all others.
  private let mainTopic: Int?
  private let otherTopics: Set<Int>
  private var authors: [Authors]

  /// Authors to be looked for in a segment.
  private struct Authors {
    /// The numbers of the names that rows of the segment itself have.
    var numbers: Set<UInt32> = []
    /// The lowest six bits of these, as bits: most authors are not among them, which one look tells.
    var marks: UInt64 = 0
    /// The fingerprints of the names that rows of other segments have.
    var fingerprints: Set<UInt64> = []
  }

  package init(of rows: [Row], in catalog: PaperCatalog) {
    self.catalog = catalog
    let topics = rows.flatMap { catalog.topics(at: $0).map { Int($0.number) } }
    var counts: [Int: (count: Int, place: Int)] = [:]
    for (place, topic) in topics.enumerated() { counts[topic, default: (0, place)].count += 1 }
    let main = counts.max { ($0.value.count, $1.value.place) < ($1.value.count, $0.value.place) }?.key
    mainTopic = main
    otherTopics = Set(counts.keys.filter { $0 != main })
    authors = catalog.segments.map { _ in Authors() }
    for row in rows {
      guard let (segment, row) = catalog.layout.locate(row) else { continue }
      let columns = catalog.segments[segment].columns
      columns.withAuthors(row) { numbers in
        authors[segment].numbers.formUnion(numbers)
        for number in numbers { authors[segment].marks |= 1 &<< UInt64(number & 63) }
        for other in authors.indices where other != segment {
          authors[other].fingerprints.formUnion(numbers.lazy.map { columns.authorFingerprint($0) })
        }
      }
    }
  }

  /// Lets what belongs to a row come that will be asked for soon.
  package func prefetch(_ row: Row) {
    guard let (segment, row) = catalog.layout.locate(row) else { return }
    catalog.segments[segment].columns.prefetchNames(row)
  }

  /// Whether a row has the main topic, and how many of the other topics.
  package func topics(at row: Row) -> (hasMain: Bool, others: Int) {
    guard let (segment, row) = catalog.layout.locate(row) else { return (false, 0) }
    var (hasMain, others) = (false, 0)
    catalog.segments[segment].columns.forEachTopic(row) { name in
      let topic = catalog.topicNames.number(of: name, in: segment)
      if topic == mainTopic { hasMain = true } else if otherTopics.contains(topic) { others += 1 }
    }
    return (hasMain, others)
  }

  /// How many of a row's authors are among those of the rows.
  package func authorCount(at row: Row) -> Int {
    guard let (segment, row) = catalog.layout.locate(row) else { return 0 }
    let columns = catalog.segments[segment].columns
    let (marks, isAlone) = (authors[segment].marks, authors[segment].fingerprints.isEmpty)
    return columns.withAuthors(row) { numbers in
      numbers.count { number in
        marks &>> UInt64(number & 63) & 1 != 0 && authors[segment].numbers.contains(number)
          || !isAlone && authors[segment].fingerprints.contains(columns.authorFingerprint(number))
      }
    }
  }
}

extension RowData {
  /// The numbers of a row's authors among the names of the snapshot.
  fileprivate func withAuthors<Result>(_ row: Row, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    authorNumbers.withNumbers(authorStarts.range(at: row.index, limit: authorNumbers.count), body)
  }

  /// Where a row's topics and authors begin, for which memory is looked at here and there.
  fileprivate func prefetchNames(_ row: Row) {
    topicStarts.prefetch(row.index..<row.index + 2)
    authorStarts.prefetch(row.index..<row.index + 2)
  }

  fileprivate func authorFingerprint(_ author: UInt32) -> UInt64 {
    authorNames.withBytes(at: Int(author)) { $0.fingerprint }
  }
}
