/// The words of a snapshot and where they occur.
struct TermIndex: Sendable {
  private let words: TextColumn
  private let counts: Column<UInt32>
  private let postingStarts: Column<UInt32>
  private let postings: Column<UInt8>
  private let positionStarts: Column<UInt32>
  private let positions: Column<UInt8>
  let unions: UnionTable
  let rowCount: Int

  init(_ snapshot: Snapshot) {
    words = snapshot.texts(starts: .termStarts, bytes: .termBytes)
    counts = snapshot.column(.termCounts, of: UInt32.self)
    postingStarts = snapshot.column(.postingStarts, of: UInt32.self)
    postings = snapshot.column(.postings, of: UInt8.self)
    positionStarts = snapshot.column(.positionStarts, of: UInt32.self)
    positions = snapshot.column(.positions, of: UInt8.self)
    unions = UnionTable(snapshot)
    rowCount = snapshot.rowCount
  }

  /// How many words there are, pairs of frequent ones included.
  var count: Int { min(words.count, counts.count) }

  func word(_ term: Int) -> String { words[term] }

  /// The bytes of a word; good until `body` returns.
  func withWord(_ term: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) { words.withBytes(at: term, body) }

  /// In how many rows a word occurs; no more than there are, whatever the snapshot says.
  func rowCount(of term: Int) -> Int { min(Int(counts[term]), rowCount) }

  /// The words that are this one, one or none.
  func terms(_ word: String) -> Range<Int> {
    let start = firstTerm { $0.isOrderedBefore($1) }(word)
    guard start < count else { return start..<start }
    let isSame = words.withBytes(at: start) { $0.elementsEqual(word.utf8) }
    return start..<(isSame ? start + 1 : start)
  }

  /// The words that begin with this one.
  func terms(withPrefix prefix: String) -> Range<Int> {
    let start = firstTerm { $0.isOrderedBefore($1) }(prefix)
    // Cut to the prefix's length, a word that begins with it is not after it.
    let end = firstTerm { word, prefix in
      !prefix.isOrderedBefore(UnsafeBufferPointer(rebasing: word.prefix(prefix.count)))
    }(prefix)
    return start..<max(start, end)
  }

  /// The pair of two frequent words that follow one another, one or none.
  func terms(pair first: String, _ second: String) -> Range<Int> { terms(WordPairs.key(first, second)) }

  /// The first word that is not before a given one, by bisection.
  private func firstTerm(
    _ isBefore: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> (String) -> Int {
    { text in
      let target = Array(text.utf8)
      return target.withUnsafeBufferPointer { target in
        var (low, high) = (0, count)
        while low < high {
          let middle = (low + high) / 2
          if words.withBytes(at: middle, { isBefore($0, target) }) { low = middle + 1 } else { high = middle }
        }
        return low
      }
    }
  }

  /// Calls `body` with every word in order.
  func withWords(_ body: (_ term: Int, UnsafeBufferPointer<UInt8>) -> Void) {
    words.withAll(body)
  }

  /// Calls `body` with each of some words that stand side by side and its postings, until it says false.
  ///
  /// - Returns: the last that `body` said.
  @inline(__always)
  func withLists(of terms: Range<Int>, _ body: (_ term: Int, PostingList) -> Bool) -> Bool {
    let terms = terms.clamped(to: 0..<count)
    guard !terms.isEmpty else { return true }
    return postingStarts.withNumbers(terms.lowerBound..<terms.upperBound + 1) { starts in
      counts.withNumbers(terms) { counts in
        guard starts.count == terms.count + 1, counts.count == terms.count else { return true }
        let begin = min(Int(starts[0]), postings.count)
        let end = min(Int(starts[terms.count]), postings.count)
        let padded = begin..<max(begin, min(end + Postings.padding, postings.count))
        return postings.withNumbers(padded) { bytes in
          for index in 0..<terms.count {
            let start = Int(starts[index]) - begin
            let list = PostingList(
              UnsafeRawBufferPointer(bytes), at: start, count: Int(counts[index]), rowLimit: rowCount)
            if !body(terms.lowerBound + index, list) { return false }
          }
          return true
        }
      }
    }
  }

  /// The postings of one word with the bytes of its places.
  @inline(__always)
  func withPlaces(of term: Int, _ body: (PostingList, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    positions.withNumbers(positionStarts.range(at: term, limit: positions.count)) { places in
      withLists(of: term..<term + 1) { _, list in body(list, places) }
    }
  }
}
