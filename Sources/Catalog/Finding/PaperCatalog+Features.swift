/// How much each of what is known of papers counts in a score that is learned elsewhere.
package struct FeatureWeights: Sendable {
  /// Folded words of title and abstract, in a fixed order, since sums of floats depend on it.
  package var words: [(word: String, weight: Float)] = []
  /// By name, as it is written.
  package var authors: [String: Float] = [:]
  package var topics: [String: Float] = [:]
  package var venues: [String: Float] = [:]

  package init() {}
}

extension PaperCatalog {
  /// A score for each row, linear in what a paper has:
  ///
  ///     Σ over words  weight · impact / √(Σ impact² · rarity²)    the second sum over all words of the paper
  ///     + Σ over authors, topics, venue  weight / √(how many of them)
  ///
  /// - Parameter lengths: those of `wordLengths`.
  /// - Returns: nil when cancelled.
  package func scores(
    of weights: FeatureWeights, lengths: [Float], isCancelled: @Sendable () -> Bool = { false }
  ) -> [Float]? {
    let words = zip(find(words: weights.words.map { $0.word }), weights.words).map { (word: $0, weight: $1.weight) }
    guard var scores = scores(ofProse: words, .whole, isCancelled: isCancelled) else { return nil }
    for row in scores.indices where row < lengths.count { scores[row] /= max(lengths[row], .leastNormalMagnitude) }
    for (number, segment) in segments.enumerated() {
      let own = segment.scores(of: weights)
      if layout.isPlain {
        for row in own.indices where row < scores.count { scores[row] += own[row] }
      } else {
        for (row, place) in layout.places(of: number).enumerated() where place >= 0 { scores[Int(place)] += own[row] }
      }
    }
    return scores
  }
}

extension Segment {
  /// What authors, topics and venue of each row add.
  fileprivate func scores(of weights: FeatureWeights) -> [Float] {
    var scores = [Float](repeating: 0, count: rowCount)
    columns.authorStarts.withNumbers { starts in
      columns.authorNumbers.withNumbers { numbers in
        add(weights.authors, columns.authorNames, starts, numbers.count, { Int(numbers[$0]) }, to: &scores)
      }
    }
    columns.topicStarts.withNumbers { starts in
      columns.topicNumbers.withValues { number in
        add(weights.topics, columns.topicNames, starts, columns.topicNumbers.count, number, to: &scores)
      }
    }
    let venues = columns.venueNames.numbers(weights.venues)
    guard !weights.venues.isEmpty else { return scores }
    columns.venues.withNumbers { numbers in
      for row in 0..<min(rowCount, numbers.count) where Int(numbers[row]) < venues.count {
        scores[row] += venues[Int(numbers[row])]
      }
    }
    return scores
  }

  /// Adds what the names of each row weigh: those whose numbers stand from its start to that of the next row.
  private func add(
    _ weights: [String: Float], _ names: TextColumn, _ starts: UnsafeBufferPointer<UInt32>, _ count: Int,
    _ number: (Int) -> Int, to scores: inout [Float]
  ) {
    guard !weights.isEmpty else { return }
    let byNumber = names.numbers(weights)
    for row in 0..<min(rowCount, max(0, starts.count - 1)) {
      let (start, end) = (Int(starts[row]), min(Int(starts[row + 1]), count))
      guard start < end else { continue }
      var sum: Float = 0
      for place in start..<end {
        let number = number(place)
        if byNumber.indices.contains(number) { sum += byNumber[number] }
      }
      scores[row] += sum / Float(end - start).squareRoot()
    }
  }
}

extension TextColumn {
  /// The weight of each text by its number, 0 for those without one.
  fileprivate func numbers(_ weights: [String: Float]) -> [Float] {
    var result = [Float](repeating: 0, count: count)
    let hashed = Dictionary(weights.map { ($0.key.utf8.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    withAll { number, bytes in
      if let (name, weight) = hashed[bytes.fingerprint], name.utf8.elementsEqual(bytes) { result[number] = weight }
    }
    return result
  }
}

extension PaperCatalog {
  /// For each row √(Σ impact² · rarity²) over the words of title and abstract, by which scores of long and short papers
  /// become alike. Cost: the whole index is read, a tenth of a second for a hundred thousand papers.
  ///
  /// - Parameter rarity: how rare a word is that so many papers of a segment hold; 0 leaves it out.
  /// - Returns: nil when cancelled.
  package func wordLengths(rarity: (String, Int) -> Float, isCancelled: @Sendable () -> Bool = { false }) -> [Float]? {
    var lengths = [Float](repeating: 0, count: count)
    for (number, segment) in segments.enumerated() {
      // Segments above the first are small, and their words not as rare as they seem there.
      let own = segment.wordLengths(isCancelled: isCancelled) { word, holders in
        rarity(word, number == 0 ? holders : paperCount(ofWord: word))
      }
      guard let own else { return nil }
      if layout.isPlain { return own }
      for (row, place) in layout.places(of: number).enumerated() where place >= 0 { lengths[Int(place)] = own[row] }
    }
    return lengths
  }
}

extension Segment {
  /// How many words are looked at between two looks at whether that is still wanted.
  private static var wordsPerCheck: Int { 512 }

  fileprivate func wordLengths(isCancelled: @Sendable () -> Bool, rarity: (String, Int) -> Float) -> [Float]? {
    let prose = TextField.title.bit | TextField.abstract.bit
    var squares = [Float](repeating: 0, count: rowCount)
    var block = PostingBlock()
    var start = 0
    while start < index.count {
      if isCancelled() { return nil }
      let terms = start..<min(index.count, start + Self.wordsPerCheck)
      _ = index.withWordsAndLists(of: terms, [.impacts, .fields]) { _, bytes, list in
        let word = String(decoding: bytes, as: UTF8.self)
        let rarity = word.hasPrefix(WordPairs.mark) ? 0 : rarity(word, min(list.count, rowCount))
        if rarity == 0 { return true }
        let products = (0...Ranking.greatestImpact).map { (rarity * Float($0)) * (rarity * Float($0)) }
        for number in 0..<list.blockCount {
          list.read(number, into: &block, [.impacts, .fields])
          for place in 0..<block.count where block.fields[place] & prose != 0 {
            squares[Int(block.rows[place])] += products[Int(block.impacts[place] & 15)]
          }
        }
        return true
      }
      start = terms.upperBound
    }
    return squares.map { $0.squareRoot() }
  }
}
