/// Looks for words and phrases in one segment.
struct SegmentScan {
  let segment: Segment
  /// Nil where nobody asks twice.
  let phrases: FoundPhrases?
  /// Only rows before this are looked at.
  var end = Int.max
  let isCancelled: @Sendable () -> Bool

  /// The rows that hold a word or phrase.
  func rows(_ term: SearchTerm) throws(Cancelled) -> RowSet {
    let words = terms(term)
    let fields = TextFields(term.field)
    if let single = words.count == 1 ? words[0] : pair(term) {
      return try rows(of: single, in: fields)
    }
    if phrases != nil {
      return PhraseScan.rows(of: try beginnings(term, words, in: fields), capacity: min(end, segment.rowCount))
    }
    return try scanned(term, words, in: fields) { $0.rows($1) }.fitted(to: min(end, segment.rowCount))
  }

  /// The rows that hold any of the words.
  func rows(of terms: Range<Int>, in fields: TextFields) throws(Cancelled) -> RowSet {
    guard let rows = segment.index.rows(of: terms, in: fields, before: end, isCancelled: isCancelled) else { throw Cancelled() }
    return rows
  }

  /// The word of the index that is a phrase of two frequent words.
  func pair(_ term: SearchTerm) -> Range<Int>? {
    guard term.words.count == 2, !term.isPrefix else { return nil }
    let pair = segment.index.terms(pair: term.words[0], term.words[1])
    return pair.isEmpty ? nil : pair
  }

  /// The words of the index that each word of a term may be.
  func terms(_ term: SearchTerm) -> [Range<Int>] {
    term.words.enumerated().map { place, word in
      let isPrefix = term.isPrefix && place == term.words.count - 1
      return isPrefix ? segment.index.terms(withPrefix: word) : segment.index.terms(word)
    }
  }

  func beginnings(
    _ term: SearchTerm, _ words: [Range<Int>], in fields: TextFields
  ) throws(Cancelled) -> [UInt64] {
    let find = { () throws(Cancelled) in try scanned(term, words, in: fields) { $0.beginnings($1) } }
    guard let phrases else { return try find() }
    return try phrases.beginnings(of: term, in: segment, orElse: find)
  }

  /// What a scan finds of a phrase.
  private func scanned<Found>(
    _ term: SearchTerm, _ words: [Range<Int>], in fields: TextFields, _ find: (PhraseScan, [PhraseScan.Part]) -> Found?
  ) throws(Cancelled) -> Found {
    var parts = words.enumerated().map { PhraseScan.Part(terms: $1, words: $0..<$0 + 1) }
    let whole = term.isPrefix ? term.words.dropLast() : term.words[...]
    for (place, (first, second)) in zip(whole, whole.dropFirst()).enumerated() {
      let pair = segment.index.terms(pair: first, second)
      if !pair.isEmpty { parts.append(PhraseScan.Part(terms: pair, words: place..<place + 2)) }
    }
    // The scan does not outlive this call.
    let found = withoutActuallyEscaping(isCancelled) {
      find(PhraseScan(segment.index, in: fields, before: end, isCancelled: $0), parts)
    }
    guard let found else { throw Cancelled() }
    return found
  }
}

/// What ends an evaluation that nobody waits for any more.
struct Cancelled: Error {}
