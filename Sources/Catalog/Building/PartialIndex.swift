import Papers

/// The index of a range of rows while it grows, row by row.
///
/// The words of a row are strung together by word as they come, each place pointing to the next one of the
/// same word, so that nothing need be sorted; then each word's posting is written to its chains.
struct PartialIndex {
  /// A word over all rows so far.
  private struct Term {
    /// How many rows hold it, and the last of them.
    var rowCount: UInt32 = 0
    var lastRow: Int32 = -1
    /// Its number in `found`, if the row at hand holds it.
    var found: Int32 = 0
  }

  /// A word of the row at hand.
  private struct Found {
    var term: Int32
    /// From the last row that held it.
    var delta: Int32
    var first: Int32
    var last: Int32
    var count: Int32
    var fields: UInt8
  }

  /// A place of a word in the row at hand.
  private struct Place {
    var field: UInt8
    var number: Int32
    /// The next place of the same word, −1 at the end.
    var next: Int32
  }

  private var words = TermTable()
  private var terms: [Term] = []
  /// Two chains a word: `2 t` its postings, `2 t + 1` its positions. See `Postings`.
  private var chains = ByteChains()
  private var found: [Found] = []
  private var places: [Place] = []
  private var code: [UInt8] = []
  private var scanner = WordScanner()

  /// Adds the words of a paper; rows must rise.
  mutating func add(_ texts: IndexedTexts, row: Int32) {
    found.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    // Fields come in the order of their numbers, as they are written.
    scan([texts.title], as: .title, row)
    scan([texts.abstract], as: .abstract, row)
    scan(texts.authors, as: .authors, row)
    scan(texts.topics, as: .topics, row)
    scan([texts.venue], as: .venue, row)
    for word in found { write(word) }
  }

  /// Takes down the words of several texts that no phrase may join.
  private mutating func scan(_ texts: [String], as field: TextField, _ row: Int32) {
    var number: Int32 = 0
    // The scanner is taken out, so that the closure may change the rest of the index.
    var scanner = scanner
    for text in texts {
      scanner.scan(text) { word, _ in
        take(term(of: word), Place(field: field.rawValue, number: number, next: -1), row)
        number += 1
      }
      number += 1
    }
    self.scanner = scanner
  }

  private mutating func term(of word: Span<UInt8>) -> Int {
    let count = word.keptCount
    let known = words.count
    let number = word.withUnsafeBufferPointer {
      words.number(of: UnsafeBufferPointer(rebasing: $0.prefix(count)))
    }
    if number == known {
      chains.addChain()
      chains.addChain()
      terms.append(Term())
    }
    return number
  }

  private mutating func take(_ term: Int, _ place: Place, _ row: Int32) {
    let index = Int32(truncatingIfNeeded: places.count)
    places.append(place)
    if terms[term].lastRow == row {
      let word = Int(terms[term].found)
      places[Int(found[word].last)].next = index
      found[word].last = index
      found[word].count += 1
      found[word].fields |= 1 << place.field
      return
    }
    let delta = row - terms[term].lastRow
    terms[term].found = Int32(truncatingIfNeeded: found.count)
    terms[term].lastRow = row
    terms[term].rowCount += 1
    found.append(
      Found(
        term: Int32(truncatingIfNeeded: term), delta: delta, first: index, last: index, count: 1,
        fields: 1 << place.field))
  }

  private mutating func write(_ word: Found) {
    var entry = UInt64(word.delta) << Postings.flagBits
    if word.count > 1 { entry |= Postings.hasSeveral }
    let isElsewhere = word.fields != TextFields.abstract.rawValue
    if isElsewhere { entry |= Postings.isElsewhere }
    code.removeAll(keepingCapacity: true)
    code.appendVarint(entry)
    if isElsewhere { code.append(word.fields) }
    code.withUnsafeBufferPointer { chains.append($0, to: Int(word.term) * 2) }
    writePositions(of: word)
  }

  private mutating func writePositions(of word: Found) {
    code.removeAll(keepingCapacity: true)
    var index = Int(word.first)
    while index >= 0 {
      let field = places[index].field
      if word.count > 1 { code.appendVarint(countPlaces(from: index)) }
      var before: Int32 = 0
      while index >= 0, places[index].field == field {
        code.appendVarint(UInt64(places[index].number - before))
        before = places[index].number
        index = Int(places[index].next)
      }
    }
    code.withUnsafeBufferPointer { chains.append($0, to: Int(word.term) * 2 + 1) }
  }

  /// How many places of a word follow in one field.
  private func countPlaces(from start: Int) -> UInt64 {
    var count: UInt64 = 0
    var index = start
    while index >= 0, places[index].field == places[start].field {
      count += 1
      index = Int(places[index].next)
    }
    return count
  }
}

/// Reading a partial index, to join it with others.
extension PartialIndex {
  var poolSize: Int { chains.poolSize }

  /// The words by number, in the order of their bytes.
  func sortedTerms() -> [Int32] { words.sorted() }

  func word(_ term: Int) -> ArraySlice<UInt8> { words.word(term) }

  /// How many rows hold a word.
  func rowCount(of term: Int) -> UInt32 { terms[term].rowCount }

  func lastRow(of term: Int) -> Int32 { terms[term].lastRow }

  /// Appends the postings of a word, to follow those that end with `row`; −1 at the beginning.
  func copyPostings(of term: Int, after row: Int32, to bytes: inout [UInt8]) {
    guard row >= 0 else {
      chains.copy(term * 2, to: &bytes)
      return
    }
    var own: [UInt8] = []
    chains.copy(term * 2, to: &own)
    own.withUnsafeBufferPointer { own in
      var reader = VarintReader(own)
      // It counts from −1; now it counts from `row`.
      let first = reader.next()
      bytes.appendVarint(first &- UInt64(row + 1) << Postings.flagBits)
      bytes.append(contentsOf: own[reader.position...])
    }
  }

  func copyPositions(of term: Int, to bytes: inout [UInt8]) {
    chains.copy(term * 2 + 1, to: &bytes)
  }
}
