/// The words of a snapshot and where they occur.
struct TermIndex: Sendable {
  private let words: TextColumn
  private let counts: Column<UInt32>
  private let postingStarts: Column<UInt32>
  let postings: Column<UInt8>
  private let positionStarts: Column<UInt32>
  private let positions: Column<UInt8>
  let rowCount: Int

  init(_ snapshot: Snapshot) {
    words = snapshot.texts(starts: .termStarts, bytes: .termBytes)
    counts = snapshot.column(.termCounts, of: UInt32.self)
    postingStarts = snapshot.column(.postingStarts, of: UInt32.self)
    postings = snapshot.column(.postings, of: UInt8.self)
    positionStarts = snapshot.column(.positionStarts, of: UInt32.self)
    positions = snapshot.column(.positions, of: UInt8.self)
    rowCount = snapshot.rowCount
  }

  /// How many words there are.
  var count: Int { min(words.count, counts.count) }

  func word(_ term: Int) -> String { words[term] }

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

  /// In how many rows each word occurs.
  @inline(__always)
  func withCounts<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    counts.withNumbers(body)
  }

  /// The postings of words that stand side by side, and a few bytes more if there are any.
  @inline(__always)
  func withPostingBytes<Result>(
    of terms: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = postingStarts.range(at: terms.lowerBound, limit: postings.count).lowerBound
    let end = postingStarts.range(at: terms.upperBound, limit: postings.count).lowerBound
    return postings.withNumbers { bytes in
      let padded = min(max(start, end) + Postings.longestEntry, bytes.count)
      return body(UnsafeBufferPointer(rebasing: bytes[start..<padded]))
    }
  }

  /// Both streams of one word, its count of rows among them.
  @inline(__always)
  func withStreams<Result>(of term: Int, _ body: (PlaceReader) -> Result) -> Result {
    let entries = postingStarts.range(at: term, limit: postings.count)
    let places = positionStarts.range(at: term, limit: positions.count)
    return postings.withNumbers { postings in
      positions.withNumbers { positions in
        body(
          PlaceReader(
            count: rowCount(of: term), postings: UnsafeBufferPointer(rebasing: postings[entries]),
            positions: UnsafeBufferPointer(rebasing: positions[places])))
      }
    }
  }
}
