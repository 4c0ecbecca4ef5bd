/// The words of a snapshot and where they occur.
struct TermIndex: Sendable {
  private let words: TermDictionary
  private let postings: Column<UInt8>
  private let positions: Column<UInt8>
  /// For each row the impact of what stands once in its abstract.
  let singleImpacts: Column<UInt8>
  let unions: UnionTable
  let rowCount: Int

  init(_ snapshot: Snapshot) {
    words = TermDictionary(snapshot)
    postings = snapshot.column(.postings, of: UInt8.self)
    positions = snapshot.column(.positions, of: UInt8.self)
    singleImpacts = snapshot.column(.singleImpacts, of: UInt8.self)
    unions = UnionTable(snapshot)
    rowCount = snapshot.rowCount
  }

  /// How many words there are, pairs of frequent ones included.
  var count: Int { words.count }

  func word(_ term: Int) -> String { words.word(term) }

  /// The bytes of a word; good until `body` returns.
  func withWord(_ term: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    _ = words.forEach(term..<term + 1) { _, word, _ in
      body(word)
      return true
    }
  }

  /// In how many rows a word occurs; no more than there are, whatever the snapshot says.
  func rowCount(of term: Int) -> Int { min(words.entry(term).count, rowCount) }

  /// What is known of some words, nil for those that there are not.
  func entries(of words: [String]) -> [TermDictionary.Entry?] { self.words.entries(of: words) }

  /// The same of words that stand side by side, together.
  func postingCount(of terms: Range<Int>) -> Int {
    var sum = 0
    _ = words.forEach(terms) { _, _, entry in
      sum += min(entry.count, rowCount)
      return true
    }
    return sum
  }

  /// The words that are this one, one or none.
  func terms(_ word: String) -> Range<Int> {
    let bytes = Array(word.utf8)
    let start = words.firstTerm(notBefore: bytes)
    var isSame = false
    _ = words.forEach(start..<start + 1) { _, found, _ in
      isSame = found.elementsEqual(bytes)
      return true
    }
    return start..<(isSame ? start + 1 : start)
  }

  /// The words that begin with this one.
  func terms(withPrefix prefix: String) -> Range<Int> {
    let bytes = Array(prefix.utf8)
    let start = words.firstTerm(notBefore: bytes)
    return start..<max(start, words.firstTerm(behind: bytes))
  }

  /// The pair of two frequent words that follow one another, one or none.
  func terms(pair first: String, _ second: String) -> Range<Int> { terms(WordPairs.key(first, second)) }

  /// Calls `body` with every word in order.
  func withWords(_ body: (_ term: Int, UnsafeBufferPointer<UInt8>) -> Void) {
    _ = words.forEach(0..<count) { term, word, _ in
      body(term, word)
      return true
    }
  }

  /// Calls `body` with each of some words that stand side by side and its postings, until it says false.
  ///
  /// - Parameter parts: what of the postings will be read.
  /// - Returns: the last that `body` said.
  @inline(__always)
  func withLists(
    of terms: Range<Int>, _ parts: PostingBlock.Parts, _ body: (_ term: Int, PostingList) -> Bool
  ) -> Bool {
    withWordsAndLists(of: terms, parts) { term, _, list in body(term, list) }
  }

  /// The same with the bytes of each word; good until `body` returns.
  @inline(__always)
  func withWordsAndLists(
    of terms: Range<Int>, _ parts: PostingBlock.Parts,
    _ body: (_ term: Int, _ word: UnsafeBufferPointer<UInt8>, PostingList) -> Bool
  ) -> Bool {
    withBytes(of: terms, parts) { bytes in
      words.forEach(terms) { term, word, entry in body(term, word, bytes.list(entry, rowLimit: rowCount)) }
    }
  }

  /// Calls `body` with the postings of all of some words that stand side by side.
  func withAllLists<Result>(
    of terms: Range<Int>, _ parts: PostingBlock.Parts, _ body: ([PostingList]) -> Result
  ) -> Result {
    withBytes(of: terms, parts) { bytes in
      var lists: [PostingList] = []
      lists.reserveCapacity(terms.count)
      _ = words.forEach(terms) { _, _, entry in
        lists.append(bytes.list(entry, rowLimit: rowCount))
        return true
      }
      return body(lists)
    }
  }

  /// Calls `body` with the postings of a word.
  ///
  /// - Parameter single: for each row the impact of what stands once in its abstract.
  @inline(__always)
  func withList(of entry: TermDictionary.Entry, single: UnsafeBufferPointer<UInt8>, _ body: (PostingList) -> Void) {
    let begin = entry.postings.lowerBound
    postings.withNumbers(begin..<entry.postings.upperBound + Postings.padding) { postings in
      body(ListBytes(postings: postings, begin: begin, single: single).list(entry, rowLimit: rowCount))
    }
  }

  /// Lets the beginning of a word's postings come that will be read soon; what follows comes by itself.
  func prefetch(_ entry: TermDictionary.Entry) { postings.prefetch(entry.postings.prefix(Self.prefetched)) }

  private static let prefetched = 256

  /// The postings of some words, and what else is read with them.
  private struct ListBytes {
    var postings: UnsafeBufferPointer<UInt8>
    /// Where they begin in the section.
    var begin: Int
    var single: UnsafeBufferPointer<UInt8>

    @inline(__always)
    func list(_ entry: TermDictionary.Entry, rowLimit: Int) -> PostingList {
      PostingList(
        UnsafeRawBufferPointer(postings), at: entry.postings.lowerBound - begin, count: entry.count, rowLimit: rowLimit,
        single: single)
    }
  }

  @inline(__always)
  private func withBytes<Result>(
    of terms: Range<Int>, _ parts: PostingBlock.Parts, _ body: (ListBytes) -> Result
  ) -> Result {
    let terms = terms.clamped(to: 0..<count)
    let begin = min(words.entry(terms.lowerBound).postings.lowerBound, postings.count)
    let end = terms.last.map { min(words.entry($0).postings.upperBound, postings.count) } ?? begin
    let padded = begin..<max(begin, min(end + Postings.padding, postings.count))
    return singleImpacts.withNumbers(0..<(parts.contains(.impacts) ? rowCount : 0)) { single in
      postings.withNumbers(padded) { body(ListBytes(postings: $0, begin: begin, single: single)) }
    }
  }

  /// The postings of one word with the bytes of its places.
  @inline(__always)
  func withPlaces(of term: Int, _ body: (PostingList, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    positions.withNumbers(words.entry(term).places) { places in
      withLists(of: term..<term + 1, []) { _, list in body(list, places) }
    }
  }
}
