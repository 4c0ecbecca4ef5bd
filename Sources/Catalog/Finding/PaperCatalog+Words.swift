import Papers

/// The narrow way to the index for rankings that are made elsewhere: words of papers, and papers of words.
extension PaperCatalog {
  /// In how many papers a folded word stands, whatever the field; those count that a newer line has replaced.
  package func paperCount(ofWord word: String) -> Int {
    segments.reduce(0) { sum, segment in
      sum + (segment.index.terms(word).first.map { segment.index.rowCount(of: $0) } ?? 0)
    }
  }

  /// A score for each row: the sum, over some folded words, of weight times impact in the paper, 1 to 15 (see
  /// `Ranking`).
  ///
  /// - Parameter isInProse: whether words count in title and abstract alone.
  /// - Returns: nil when cancelled.
  package func scores(
    of words: [(word: String, weight: Float)], inProseAlone isInProse: Bool = false, isCancelled: @Sendable () -> Bool = { false }
  ) -> [Float]? {
    let fields = isInProse ? TextField.title.bit | TextField.abstract.bit : TextFields.all.rawValue
    var scores = [Float](repeating: 0, count: layout.isPlain ? 0 : count)
    for (number, segment) in segments.enumerated() {
      guard let own = segment.scores(of: words, in: fields, isCancelled: isCancelled) else { return nil }
      if layout.isPlain { return own }
      for (row, place) in layout.places(of: number).enumerated() where place >= 0 { scores[Int(place)] = own[row] }
    }
    return scores
  }

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

extension Segment {
  /// The loop over postings: a table of a word's sixteen products, and no branch.
  fileprivate func scores(
    of words: [(word: String, weight: Float)], in fields: UInt8, isCancelled: @Sendable () -> Bool
  ) -> [Float]? {
    var scores = [Float](repeating: 0, count: rowCount)
    let isFinished = scores.withUnsafeMutableBufferPointer { scores in
      words.allSatisfy { word, weight in
        let products = (0...Ranking.greatestImpact).map { weight * Float($0) }
        return products.withUnsafeBufferPointer { products in
          index.scan(index.terms(word), [.impacts, .fields], isCancelled: isCancelled) { block in
            for place in 0..<block.count {
              let product = products[Int(block.impacts[place] & 15)]
              scores[Int(block.rows[place])] += block.fields[place] & fields != 0 ? product : 0
            }
          }
        }
      }
    }
    return isFinished ? scores : nil
  }
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
