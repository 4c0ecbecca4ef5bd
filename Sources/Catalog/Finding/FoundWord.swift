/// A folded word that was looked up in a catalog, so that it need not be looked up again.
package struct FoundWord: Hashable, Sendable {
  package let word: String
  /// In how many papers it stands, whatever the field; those count that a newer line has replaced.
  package let paperCount: Int
  /// Where its postings stand in the large segment of that catalog, and the number of the segment.
  fileprivate let entry: TermDictionary.Entry?
  fileprivate let segment: UInt64
}

extension PaperCatalog {
  package func find(words: [String]) -> [FoundWord] {
    let entries = segments.map { $0.index.entries(of: words) }
    return words.indices.map { place in
      let paperCount = zip(segments, entries).reduce(0) { sum, next in
        sum + min(next.1[place]?.count ?? 0, next.0.rowCount)
      }
      return FoundWord(
        word: words[place], paperCount: paperCount, entry: entries.first?[place], segment: segments.first?.number ?? 0)
    }
  }

  /// In how many papers a folded word stands, whatever the field; those count that a newer line has replaced.
  package func paperCount(ofWord word: String) -> Int { find(words: [word])[0].paperCount }
}

extension Segment {
  /// What is known of words that were found in any catalog, nil for those that this segment has not.
  func entries(of words: [FoundWord]) -> [TermDictionary.Entry?] {
    words.allSatisfy { $0.segment == number } ? words.map { $0.entry } : index.entries(of: words.map { $0.word })
  }
}
