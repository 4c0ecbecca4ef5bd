import Papers

/// The narrow way to the index for rankings that are made elsewhere: words of papers, and papers of words.
extension PaperCatalog {
  /// The greatest impact that a word has in a paper; the least is 1.
  package static var greatestImpact: Int { Ranking.greatestImpact }

  /// In how many papers a folded word stands, whatever the field.
  package func paperCount(ofWord word: String) -> Int {
    index.terms(word).first.map { index.rowCount(of: $0) } ?? 0
  }

  /// Calls `body` with the papers that hold a folded word, some at a time, rows rising.
  ///
  /// - Returns: false when cancelled.
  @discardableResult
  package func scanPostings(
    ofWord word: String, isCancelled: () -> Bool = { false }, _ body: (WordPostings) -> Void
  ) -> Bool {
    index.scan(index.terms(word), [.impacts, .fields], isCancelled: isCancelled) { block in
      body(WordPostings(count: block.count, rows: block.rows, impacts: block.impacts, fields: block.fields))
    }
  }

  /// The authors of a row's paper by their numbers, which mean something in this catalog only.
  package func authors(at row: Row) -> [Int] {
    guard row.index >= 0, row.index < count else { return [] }
    let numbers = columns.authorNumbers
    return columns.authorStarts.range(at: row.index, limit: numbers.count).map { Int(numbers[$0]) }
  }

  /// Some rows in the order that a query asks for; nil when cancelled.
  package func sorted(
    _ rows: RowSet, as query: Query, in context: QueryContext, isCancelled: () -> Bool = { false }
  ) -> RowList? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      try? Evaluation(catalog: self, context: context, isCancelled: isCancelled).rows(rows, in: query)
    }
  }
}

/// Some of the papers that hold a word. Good only while `scanPostings` calls its body.
package struct WordPostings {
  package let count: Int
  package let rows: UnsafeMutablePointer<Int32>
  /// How much the word says of each paper, 1 to 15 (see `Ranking`).
  package let impacts: UnsafeMutablePointer<UInt8>
  /// In which texts it stands: bit `n` for the field of number `n`.
  package let fields: UnsafeMutablePointer<UInt8>

  /// The bits of title and abstract.
  package static var prose: UInt8 { TextField.title.bit | TextField.abstract.bit }
}

/// A word of a paper's title and abstract, folded as in the index.
package struct PaperWord: Hashable, Sendable {
  package var word: String
  /// How often it stands in the title, and in the abstract.
  package var inTitle = 0
  package var inAbstract = 0
  /// How much it says of the paper, as in the index.
  package var impact = 0
}

extension PaperWord {
  /// The words of a paper's title and abstract, each once, in the order in which they come.
  package static func words(of paper: Paper) -> [PaperWord] {
    var found: [PaperWord] = []
    var places: [String: Int] = [:]
    func note(_ word: String, _ count: WritableKeyPath<PaperWord, Int>) {
      let place = places[word] ?? found.count
      if place == found.count {
        places[word] = place
        found.append(PaperWord(word: word))
      }
      found[place][keyPath: count] += 1
    }
    for word in FoldedWords.words(in: paper.title) { note(word, \.inTitle) }
    let abstract = FoldedWords.words(in: paper.abstract)
    for word in abstract { note(word, \.inAbstract) }
    let weight = Ranking.abstractWeight(words: abstract.count)
    for place in found.indices {
      let weighted = Float(found[place].inTitle) * Ranking.weight(of: .title) + Float(found[place].inAbstract) * weight
      found[place].impact = Int(Ranking.impact(weighted))
    }
    return found
  }
}
