import Papers

/// The narrow way to the index for rankings that are made elsewhere: words of papers, and papers of words.
extension PaperCatalog {
  /// The names of the authors of a row's paper, as they are written.
  package func authors(at row: Row) -> [String] {
    guard let (segment, own) = locate(row) else { return [] }
    let (columns, numbers) = (segment.columns, segment.columns.authorNumbers)
    return columns.authorStarts.range(at: own.index, limit: numbers.count).map { columns.authorNames[Int(numbers[$0])] }
  }

  /// Some rows in the order that a query asks for; nil when cancelled.
  package func sorted(
    _ rows: RowSet, as query: Query, in context: QueryContext, isCancelled: @Sendable () -> Bool = { false }
  ) -> RowList? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      try? Evaluation(catalog: self, context: context, isCancelled: isCancelled).rows(rows, in: query)
    }
  }
}

/// A word of a paper's title and abstract, folded as in the index.
package struct PaperWord: Hashable, Sendable {
  package var word: String
  /// How often it stands in the title, and in the abstract.
  package var inTitle: Int
  package var inAbstract: Int
  /// How much it says of the paper, as in the index.
  package var impact: Int
}

extension PaperWord {
  /// The words of a paper's title and abstract, each once, in the order in which they come.
  package static func words(of paper: Paper) -> [PaperWord] {
    var counter = WordCounter()
    FoldedWords.forEach(in: paper.title) { counter.counts[counter.number(of: $0)].inTitle += 1 }
    FoldedWords.forEach(in: paper.abstract) { counter.counts[counter.number(of: $0)].inAbstract += 1 }
    let (table, counts) = (counter.table, counter.counts)
    let length = counts.reduce(0) { $0 + $1.inAbstract }
    let weight = Ranking.abstractWeight(words: length)
    return counts.enumerated().map { number, count in
      let weighted = Float(count.inTitle) * Ranking.weight(of: .title) + Float(count.inAbstract) * weight
      return PaperWord(
        word: String(decoding: table.word(number), as: UTF8.self), inTitle: count.inTitle, inAbstract: count.inAbstract,
        impact: Int(Ranking.impact(weighted)))
    }
  }
}

/// Numbers the words of a paper, and counts them.
private struct WordCounter {
  var table = TermTable(capacity: 192)
  var counts: [(inTitle: Int, inAbstract: Int)] = []

  init() { counts.reserveCapacity(192) }

  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let number = table.number(of: word)
    if number == counts.count { counts.append((0, 0)) }
    return number
  }
}
