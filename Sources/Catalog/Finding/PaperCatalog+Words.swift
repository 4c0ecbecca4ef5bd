import Papers

/// The narrow way to the index for rankings that are made elsewhere: words of papers, and papers of words.
extension PaperCatalog {
  /// In how many papers a folded word stands, whatever the field; those count that a newer line has replaced.
  package func paperCount(ofWord word: String) -> Int {
    segments.reduce(0) { $0 + $1.index.rowCount(of: word) }
  }

  /// A score for each row: the sum, over some folded words that stand in its title or abstract, of weight times the worth
  /// of their impact in the paper (see `Ranking`).
  ///
  /// - Parameter worths: what impacts from 0 to 15 are worth.
  /// - Returns: nil when cancelled.
  package func scores(
    ofProse words: [(word: String, weight: Float)], worths: [Float] = (0...Ranking.greatestImpact).map(Float.init),
    isCancelled: @Sendable () -> Bool = { false }
  ) -> [Float]? {
    var scores = [Float](repeating: 0, count: layout.isPlain ? 0 : count)
    for (number, segment) in segments.enumerated() {
      guard let own = segment.scores(ofProse: words, worths, isCancelled: isCancelled) else { return nil }
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

  /// Numbers that stand for the names of the authors of a row's paper, the same for the same name.
  package func authorFingerprints(at row: Row) -> [UInt64] {
    guard let (segment, own) = locate(row) else { return [] }
    let (columns, numbers) = (segment.columns, segment.columns.authorNumbers)
    return columns.authorStarts.range(at: own.index, limit: numbers.count).map { place in
      columns.authorNames.withBytes(at: Int(numbers[place])) { $0.fingerprint }
    }
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
    ofProse words: [(word: String, weight: Float)], _ worths: [Float], isCancelled: @Sendable () -> Bool
  ) -> [Float]? {
    let prose = TextField.title.bit | TextField.abstract.bit
    var scores = [Float](repeating: 0, count: rowCount)
    var unchecked = 0
    let isFinished = scores.withUnsafeMutableBufferPointer { scores in
      let room = PostingBlock()
      return index.withLists(of: words.lazy.map(\.word)) { place, list in
        unchecked += list.count
        if unchecked > TermIndex.postingsPerCheck {
          if isCancelled() { return false }
          unchecked = 0
        }
        ImpactProducts(words[place].weight, worths).values.withUnsafeBufferPointer { products in
          if let products = products.baseAddress { list.add(products, in: prose, to: scores, room) }
        }
        return true
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
    found.reserveCapacity(160)
    places.reserveCapacity(160)
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
