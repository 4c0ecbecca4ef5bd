/// In how many papers of two sets each word stands, for comparisons that are made elsewhere.
extension PaperCatalog {
  /// Calls `visit` with each word of titles and abstracts that a paper of either set has, folded as in the index, and
  /// in how many papers of each it stands.
  ///
  /// Rows stand newest first in the index, so that of a word's papers those are not looked at that come after the last
  /// row of the sets.
  ///
  /// - Returns: false when cancelled.
  package func countWords(
    in first: RowSet, and second: RowSet, isCancelled: @Sendable () -> Bool = { false },
    _ visit: (_ word: UnsafeBufferPointer<UInt8>, _ first: Int, _ second: Int) -> Void
  ) -> Bool {
    guard let lowest = segments.first else { return true }
    var counts = [WordCounts](repeating: WordCounts(), count: lowest.index.count)
    var others: [String: WordCounts] = [:]
    for (number, segment) in segments.enumerated() {
      let (first, second) = (layout.part(of: first, in: number), layout.part(of: second, in: number))
      let isFinished = segment.index.countWords(in: first, and: second, isCancelled: isCancelled) { term, found in
        if number == 0 {
          counts[term] = found
          return
        }
        let word = segment.index.word(term)
        if let known = lowest.index.terms(word).first {
          counts[known].add(found)
        } else {
          others[word, default: WordCounts()].add(found)
        }
      }
      guard isFinished else { return false }
    }
    for (term, found) in counts.enumerated() where found.first + found.second > 0 {
      lowest.index.withWord(term) { visit($0, Int(found.first), Int(found.second)) }
    }
    for (word, found) in others {
      var word = word
      word.withUTF8 { visit($0, Int(found.first), Int(found.second)) }
    }
    return true
  }
}

/// In how many papers of two sets a word stands.
struct WordCounts {
  var first: UInt32 = 0
  var second: UInt32 = 0

  mutating func add(_ other: Self) {
    first &+= other.first
    second &+= other.second
  }
}

extension TermIndex {
  /// How many words are counted between two looks at whether that is still wanted.
  private static let wordsPerCheck = 512

  /// Calls `visit` with each word that stands in the title or abstract of a row of either set; false when cancelled.
  fileprivate func countWords(
    in first: RowSet, and second: RowSet, isCancelled: @Sendable () -> Bool, _ visit: (_ term: Int, WordCounts) -> Void
  ) -> Bool {
    guard let last = first.union(second).last?.index else { return true }
    // The pairs of frequent words come before all words.
    let begin = terms(withPrefix: WordPairs.mark).upperBound
    return first.words.withUnsafeBufferPointer { first in
      second.words.withUnsafeBufferPointer { second in
        var start = begin
        var unpacked = PostingBlock()
        while start < count {
          if isCancelled() { return false }
          let terms = start..<min(count, start + Self.wordsPerCheck)
          _ = withLists(of: terms, .fields) { term, list in
            let found = list.count(in: first, and: second, through: last, &unpacked)
            if found.first + found.second > 0 { visit(term, found) }
            return true
          }
          start = terms.upperBound
        }
        return true
      }
    }
  }
}

extension PostingList {
  /// In how many rows of two sets, both given as bits, a word stands in title or abstract.
  fileprivate func count(
    in first: UnsafeBufferPointer<UInt64>, and second: UnsafeBufferPointer<UInt64>, through last: Int,
    _ unpacked: inout PostingBlock
  ) -> WordCounts {
    let wanted = TextField.title.bit | TextField.abstract.bit
    let limit = min(first.count, second.count)
    var counts = WordCounts()
    for block in 0..<blockCount {
      if rows(ofBlock: block).lowerBound > last { break }
      read(block, into: &unpacked, .fields)
      for place in 0..<unpacked.count {
        let row = Int(unpacked.rows[place])
        guard row &>> 6 < limit else { break }
        let isProse: UInt64 = unpacked.fields[place] & wanted != 0 ? 1 : 0
        let shift = UInt64(row & 63)
        counts.first &+= UInt32(truncatingIfNeeded: first[row &>> 6] &>> shift & isProse)
        counts.second &+= UInt32(truncatingIfNeeded: second[row &>> 6] &>> shift & isProse)
      }
    }
    return counts
  }
}
