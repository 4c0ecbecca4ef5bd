import Papers

/// The index of a range of rows while it grows, row by row.
///
/// The words of a row are strung together by word as they come, each place pointing to the next one of the
/// same word, so that nothing need be sorted; then what the row says of each word is written to the word's chain,
/// places and all, since each look at another piece of memory costs more than the rest. The code is one of its own,
/// which `IndexRun` takes apart and from which `IndexMerger` makes that of the snapshot:
///
///     impact << 4 | bytes of the place − 1 << 2, if there is one | has several << 1 | is elsewhere
///     row − row before, seven bits a byte
///     fields, if it is not in the abstract alone
///     places as in the snapshot, which begin with how many bytes follow if there are several
struct PartialIndex: ~Copyable {
  /// A word over all rows so far: half a line of the processor's memory.
  struct Term: BitwiseCopyable {
    var chain: ByteChains.Chain
    /// Whether it is a pair of frequent words, which has no impact.
    var isPair = false
    /// How many rows hold it, and the last of them.
    var rowCount: UInt32 = 0
    var lastRow: Int32 = -1
    /// Its number in `found`, if the row at hand holds it.
    var found: Int32 = 0
  }

  /// A word of the row at hand.
  struct Found: BitwiseCopyable {
    var term: Int32
    /// From the last row that held it.
    var delta: Int32
    var first: Int32
    var last: Int32
    var count: Int32 = 1
    var fields: UInt8
  }

  /// A place of a word in the row at hand.
  struct Place: BitwiseCopyable {
    var number: Int32
    /// The next place of the same word, −1 at the end.
    var next: Int32 = -1
    var field: UInt8
  }

  /// The frequent words come first, by their own numbers.
  private var words = TermTable()
  private var terms = RawList<Term>(capacity: 1 << 14)
  private var chains: ByteChains
  /// The words of the text at hand.
  private var tokens = RawList<Int32>(capacity: 1 << 10)
  private var found = RawList<Found>(capacity: 1 << 10)
  private var places = RawList<Place>(capacity: 1 << 10)
  private var code = RawList<UInt8>()
  private var placeCode = RawList<UInt8>()
  private var scanner = WordScanner()
  private let frequentWords: FrequentWords
  private let frequentCount: Int32
  /// The word that is a pair of frequent ones, by both their numbers; −1 until it comes.
  private var pairTerms: [Int32]
  private var abstractWeight: Float = 1
  private var abstractImpact: UInt8 = 1

  /// - Parameter capacity: about how many bytes it will take up.
  init(_ frequentWords: FrequentWords, capacity: Int = 0) {
    self.frequentWords = frequentWords
    frequentCount = Int32(truncatingIfNeeded: frequentWords.count)
    pairTerms = [Int32](repeating: -1, count: frequentWords.count * frequentWords.count)
    chains = ByteChains(capacity: capacity)
    for number in 0..<frequentWords.count {
      var word = frequentWords.word(number)
      _ = word.withUTF8 { words.number(of: $0) }
    }
    addTerms()
  }

  /// Adds the words of a paper; rows must rise.
  ///
  /// - Returns: the impact of what stands once in its abstract and nowhere else.
  mutating func add(_ texts: IndexedTexts, row: Int32) -> UInt8 {
    found.removeAll()
    places.removeAll()
    // Fields come in the order of their numbers, as they are written.
    take([texts.title], as: .title, row)
    let abstractWords = take([texts.abstract], as: .abstract, row)
    take(texts.authors, as: .authors, row)
    take(texts.topics, as: .topics, row)
    take([texts.venue], as: .venue, row)
    abstractWeight = Ranking.abstractWeight(words: abstractWords)
    abstractImpact = Ranking.impact(abstractWeight)
    for index in 0..<found.count { write(found.base[index]) }
    return abstractImpact
  }

  /// Takes down the words of several texts that no phrase may join; gives how many there were.
  @discardableResult
  private mutating func take(_ texts: [String], as field: TextField, _ row: Int32) -> Int {
    var number: Int32 = 0
    var count = 0
    for text in texts {
      Self.scan(text, with: &scanner, into: &tokens, &words)
      addTerms()
      takeTokens(as: field, from: number, row)
      count += tokens.count
      number += Int32(truncatingIfNeeded: tokens.count) + 1
    }
    return count
  }

  /// Numbers the words of a text.
  private static func scan(
    _ text: String, with scanner: inout WordScanner, into tokens: inout RawList<Int32>, _ words: inout TermTable
  ) {
    tokens.removeAll()
    scanner.scan(text) { word, _ in
      let count = word.keptCount
      let number = word.withUnsafeBufferPointer { words.number(of: UnsafeBufferPointer(rebasing: $0.prefix(count))) }
      tokens.append(Int32(truncatingIfNeeded: number))
    }
  }

  /// Begins the chains of words that are new.
  private mutating func addTerms() {
    while terms.count < words.count { terms.append(Term(chain: chains.begin())) }
  }

  private mutating func takeTokens(as field: TextField, from first: Int32, _ row: Int32) {
    var before: Int32 = -1
    for index in 0..<tokens.count {
      let term = tokens.base[index]
      let number = first &+ Int32(truncatingIfNeeded: index)
      note(term, Place(number: number, field: field.rawValue), row)
      guard term < frequentCount else {
        before = -1
        continue
      }
      // The place of a pair is that of its first word.
      if before >= 0 { note(pair(before, term), Place(number: number &- 1, field: field.rawValue), row) }
      before = term
    }
  }

  /// The word that two frequent words are that follow one another.
  private mutating func pair(_ first: Int32, _ second: Int32) -> Int32 {
    let pair = Int(first) * Int(frequentCount) + Int(second)
    if pairTerms[pair] >= 0 { return pairTerms[pair] }
    var key = WordPairs.key(frequentWords.word(Int(first)), frequentWords.word(Int(second)))
    let term = key.withUTF8 { words.number(of: $0) }
    addTerms()
    terms.base[term].isPair = true
    pairTerms[pair] = Int32(truncatingIfNeeded: term)
    return pairTerms[pair]
  }

  @inline(__always)
  private mutating func note(_ term: Int32, _ place: Place, _ row: Int32) {
    let index = Int32(truncatingIfNeeded: places.count)
    places.append(place)
    let known = terms.base + Int(term)
    if known.pointee.lastRow == row {
      let word = found.base + Int(known.pointee.found)
      places.base[Int(word.pointee.last)].next = index
      word.pointee.last = index
      word.pointee.count &+= 1
      word.pointee.fields |= 1 &<< place.field
      return
    }
    known.pointee.found = Int32(truncatingIfNeeded: found.count)
    found.append(
      Found(term: term, delta: row &- known.pointee.lastRow, first: index, last: index, fields: 1 &<< place.field))
    known.pointee.lastRow = row
    known.pointee.rowCount &+= 1
  }
}

/// Writing what a row says of its words.
extension PartialIndex {
  static let isElsewhere: UInt8 = 1
  static let hasSeveral: UInt8 = 2

  @inline(__always)
  private mutating func write(_ word: Found) {
    let term = terms.base + Int(word.term)
    let isElsewhere = word.fields != TextFields.abstract.rawValue
    placeCode.removeAll()
    let impact = word.count == 1 ? encodePlace(of: word) : encodePlaces(of: word)
    var head: UInt8 = isElsewhere ? Self.isElsewhere : 0
    if !term.pointee.isPair { head |= impact &<< 4 }
    head |= word.count > 1 ? Self.hasSeveral : UInt8(truncatingIfNeeded: placeCode.count &- 1) &<< 2
    code.removeAll()
    code.append(head)
    code.appendVarint(UInt64(truncatingIfNeeded: word.delta))
    if isElsewhere { code.append(word.fields) }
    if word.count > 1 { code.appendVarint(UInt64(truncatingIfNeeded: placeCode.count)) }
    code.append(placeCode.elements)
    chains.append(code.elements, to: &term.pointee.chain)
  }

  /// Puts the only place of a word into `placeCode`; gives its impact.
  @inline(__always)
  private mutating func encodePlace(of word: Found) -> UInt8 {
    let place = places.base[Int(word.first)]
    placeCode.appendVarint(UInt64(truncatingIfNeeded: place.number))
    return place.field == TextField.abstract.rawValue ? abstractImpact : Ranking.impact(weight(of: place.field))
  }

  private func weight(of field: UInt8) -> Float {
    let field = TextField(rawValue: field) ?? .abstract
    return field == .abstract ? abstractWeight : Ranking.weight(of: field)
  }

  /// Puts several places of a word into `placeCode`; gives its impact.
  private mutating func encodePlaces(of word: Found) -> UInt8 {
    var rest = word.fields
    var weight: Float = 0
    var index = Int(word.first)
    while index >= 0 {
      let field = places.base[index].field
      rest &= rest &- 1
      let count = countPlaces(from: index)
      if rest != 0 { placeCode.appendVarint(UInt64(truncatingIfNeeded: count)) }
      weight += Float(count) * self.weight(of: field)
      var before: Int32 = 0
      while index >= 0, places.base[index].field == field {
        let place = places.base[index]
        placeCode.appendVarint(UInt64(truncatingIfNeeded: place.number &- before))
        before = place.number
        index = Int(place.next)
      }
    }
    return Ranking.impact(weight)
  }

  /// How many places of a word follow in one field.
  private func countPlaces(from start: Int) -> Int {
    var count = 0
    var index = start
    while index >= 0, places.base[index].field == places.base[start].field {
      count &+= 1
      index = Int(places.base[index].next)
    }
    return count
  }
}

/// Reading a partial index, to join it with others.
extension PartialIndex {
  var poolSize: Int { chains.poolSize }

  /// The words, without the memory that only adding needs.
  consuming func closedWords() -> TermTable {
    words.close()
    return words
  }

  /// The numbers of words in the order of their bytes; a frequent word may be in no row here.
  func sortedTerms() -> [UInt32] { words.sorted().filter { terms.base[Int($0)].rowCount > 0 } }

  /// How many rows hold a word.
  func rowCount(of term: UInt32) -> UInt32 { terms.base[Int(term)].rowCount }

  /// Appends what all rows say of a word.
  func copy(_ term: UInt32, to bytes: inout RawList<UInt8>) { chains.copy(terms.base[Int(term)].chain, to: &bytes) }
}
