import Papers

/// The index of a range of rows while it grows, row by row.
///
/// The words of a row are strung together by word as they come, each place pointing to the next one of the
/// same word, so that nothing need be sorted; then each word's posting is written to its chains, in a code of
/// its own from which `IndexMerger` makes that of the snapshot:
///
///     postings    impact << 4 | bytes of the place − 1 << 2, if there is one | has several << 1 | is elsewhere
///                 row − row before, seven bits a byte
///                 fields, if it is not in the abstract alone
///                 bytes of the places, seven bits a byte, if there are several
///     positions   as in the snapshot
struct PartialIndex {
  /// A word over all rows so far.
  private struct Term {
    /// How many rows hold it, and the last of them.
    var rowCount: UInt32 = 0
    var lastRow: Int32 = -1
    /// Its number in `found`, if the row at hand holds it.
    var found: Int32 = 0
    /// Its number among the frequent words; −1 if it is none.
    var frequent: Int32 = -1
    /// Whether it is a pair of frequent words, which has no impact.
    var isPair = false
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

  private(set) var words = TermTable()
  private var terms: [Term] = []
  /// Two chains a word: `2 t` its postings, `2 t + 1` its positions.
  private var chains: ByteChains
  private var found: [Found] = []
  private var places: [Place] = []
  private var code: [UInt8] = []
  private var placeCode: [UInt8] = []
  private var scanner = WordScanner()
  private let frequentWords: FrequentWords
  /// The word that is a pair of frequent ones, by both their numbers; −1 until it comes.
  private var pairTerms: [Int32] = []
  private var abstractWords = 0
  private var abstractWeight: Float = 1

  /// - Parameter capacity: about how many bytes it will take up.
  init(_ frequentWords: FrequentWords, capacity: Int = 0) {
    self.frequentWords = frequentWords
    chains = ByteChains(capacity: capacity)
  }

  /// Adds the words of a paper; rows must rise.
  ///
  /// - Returns: the impact of what stands once in its abstract and nowhere else.
  mutating func add(_ texts: IndexedTexts, row: Int32) -> UInt8 {
    found.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    // Fields come in the order of their numbers, as they are written.
    scan([texts.title], as: .title, row)
    abstractWords = scan([texts.abstract], as: .abstract, row)
    scan(texts.authors, as: .authors, row)
    scan(texts.topics, as: .topics, row)
    scan([texts.venue], as: .venue, row)
    abstractWeight = Ranking.abstractWeight(words: abstractWords)
    for word in found { write(word) }
    return Ranking.impact(abstractWeight)
  }

  /// Takes down the words of several texts that no phrase may join; gives how many there were.
  @discardableResult
  private mutating func scan(_ texts: [String], as field: TextField, _ row: Int32) -> Int {
    var number: Int32 = 0
    var count = 0
    // The scanner is taken out, so that the closure may change the rest of the index.
    var scanner = scanner
    for text in texts {
      var before: Int32 = -1
      scanner.scan(text) { word, _ in
        let term = term(of: word)
        take(term, Place(field: field.rawValue, number: number, next: -1), row)
        let frequent = terms[term].frequent
        if before >= 0, frequent >= 0 {
          takePair(Int(before), Int(frequent), Place(field: field.rawValue, number: number - 1, next: -1), row)
        }
        before = frequent
        number += 1
        count += 1
      }
      number += 1
    }
    self.scanner = scanner
    return count
  }

  /// Takes down that two frequent words follow one another, at the place of the first.
  private mutating func takePair(_ first: Int, _ second: Int, _ place: Place, _ row: Int32) {
    let pair = first * frequentWords.count + second
    if pairTerms.isEmpty {
      pairTerms = [Int32](repeating: -1, count: frequentWords.count * frequentWords.count)
    }
    if pairTerms[pair] < 0 {
      let key = Array(WordPairs.key(frequentWords.word(first), frequentWords.word(second)).utf8)
      pairTerms[pair] = Int32(truncatingIfNeeded: key.withUnsafeBufferPointer { term(of: $0) })
      terms[Int(pairTerms[pair])].isPair = true
    }
    take(Int(pairTerms[pair]), place, row)
  }

  private mutating func term(of word: Span<UInt8>) -> Int {
    let count = word.keptCount
    return word.withUnsafeBufferPointer { term(of: UnsafeBufferPointer(rebasing: $0.prefix(count))) }
  }

  private mutating func term(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let known = words.count
    let number = words.number(of: word)
    if number == known {
      chains.addChain()
      chains.addChain()
      var term = Term()
      term.frequent = Int32(truncatingIfNeeded: frequentWords.number(of: word) ?? -1)
      terms.append(term)
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
    begin(term, row, first: index, fields: 1 << place.field)
  }

  private mutating func begin(_ term: Int, _ row: Int32, first: Int32, fields: UInt8) {
    let delta = row - terms[term].lastRow
    terms[term].found = Int32(truncatingIfNeeded: found.count)
    terms[term].lastRow = row
    terms[term].rowCount += 1
    found.append(
      Found(
        term: Int32(truncatingIfNeeded: term), delta: delta, first: first, last: first, count: 1,
        fields: fields))
  }

  private mutating func write(_ word: Found) {
    let weight = encodePlaces(of: word)
    let isElsewhere = word.fields != TextFields.abstract.rawValue
    var head: UInt8 = isElsewhere ? PartialIndex.isElsewhere : 0
    if !terms[Int(word.term)].isPair { head |= Ranking.impact(weight) << 4 }
    head |= word.count > 1 ? PartialIndex.hasSeveral : UInt8(truncatingIfNeeded: placeCode.count - 1) << 2
    code.removeAll(keepingCapacity: true)
    code.append(head)
    code.appendVarint(UInt64(word.delta))
    if isElsewhere { code.append(word.fields) }
    if word.count > 1 { code.appendVarint(UInt64(placeCode.count)) }
    code.withUnsafeBufferPointer { chains.append($0, to: Int(word.term) * 2) }
    placeCode.withUnsafeBufferPointer { chains.append($0, to: Int(word.term) * 2 + 1) }
  }

  static let isElsewhere: UInt8 = 1
  static let hasSeveral: UInt8 = 2

  /// Puts the places of a word into `placeCode`; gives the weighted sum of how often it is where.
  private mutating func encodePlaces(of word: Found) -> Float {
    placeCode.removeAll(keepingCapacity: true)
    let hasSeveral = word.count > 1
    // Room for the size, which is mostly of one byte.
    if hasSeveral { placeCode.append(0) }
    var rest = word.fields
    var weight: Float = 0
    var index = Int(word.first)
    while index >= 0 {
      let field = places[index].field
      rest &= rest &- 1
      let count = hasSeveral ? countPlaces(from: index) : 1
      if hasSeveral, rest != 0 { placeCode.appendVarint(count) }
      let own = TextField(rawValue: field) ?? .abstract
      weight += Float(count) * (own == .abstract ? abstractWeight : Ranking.weight(of: own))
      var before: Int32 = 0
      while index >= 0, places[index].field == field {
        placeCode.appendVarint(UInt64(places[index].number - before))
        before = places[index].number
        index = Int(places[index].next)
      }
    }
    if hasSeveral { putSize() }
    return weight
  }

  /// Puts the bytes of several places before them.
  private mutating func putSize() {
    let size = placeCode.count - 1
    if size < 0x80 {
      placeCode[0] = UInt8(truncatingIfNeeded: size)
    } else {
      var code: [UInt8] = []
      code.appendVarint(UInt64(size))
      placeCode.replaceSubrange(0..<1, with: code)
    }
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

  /// Appends the postings of a word.
  func copyPostings(of term: Int, to bytes: inout [UInt8]) { chains.copy(term * 2, to: &bytes) }

  func copyPositions(of term: Int, to bytes: inout [UInt8]) { chains.copy(term * 2 + 1, to: &bytes) }
}
