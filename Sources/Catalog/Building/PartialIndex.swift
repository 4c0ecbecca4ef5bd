import Papers

/// The index of a range of rows while it grows, row by row.
struct PartialIndex {
  private(set) var terms = TermTable()
  /// Two chains a word: `2 t` its postings, `2 t + 1` its positions. See `Postings`.
  private var chains = ByteChains()
  /// How many rows hold a word, and the last of them.
  private var counts: [UInt32] = []
  private var lastRows: [Int32] = []
  private var scanner = WordScanner()
  /// The words of the row at hand: word, field and place, so that sorting them groups them.
  private var words: [UInt64] = []

  private static let fieldShift: UInt64 = 28
  private static let termShift: UInt64 = 32
  private static let lastPlace: UInt64 = 1 << 28 - 1

  /// Adds the words of a paper; rows must rise.
  mutating func add(_ texts: IndexedTexts, row: Int32) {
    words.removeAll(keepingCapacity: true)
    scan(texts.title, as: .title)
    scan(texts.abstract, as: .abstract)
    scan(texts.authors, as: .authors)
    scan(texts.topics, as: .topics)
    scan(texts.venue, as: .venue)
    words.sort()
    var start = 0
    while start < words.count {
      let term = words[start] >> Self.termShift
      var end = start + 1
      while end < words.count, words[end] >> Self.termShift == term { end += 1 }
      addPosting(of: Int(term), words[start..<end], row: row)
      start = end
    }
  }

  private mutating func scan(_ text: String, as field: TextField) {
    scan([text], as: field)
  }

  /// Takes down the words of several texts that no phrase may join.
  private mutating func scan(_ texts: [String], as field: TextField) {
    var place: UInt64 = 0
    let tag = UInt64(field.rawValue) << Self.fieldShift
    for text in texts {
      // The scanner is taken out, so that the closure may change the rest of the index.
      var scanner = scanner
      scanner.scan(text) { word, _ in
        let term = number(of: word)
        words.append(UInt64(term) << Self.termShift | tag | min(place, Self.lastPlace))
        place += 1
      }
      self.scanner = scanner
      place += 1
    }
  }

  private mutating func number(of word: Span<UInt8>) -> Int {
    let count = word.keptCount
    let known = terms.count
    let number = word.withUnsafeBufferPointer {
      terms.number(of: UnsafeBufferPointer(rebasing: $0.prefix(count)))
    }
    if number == known {
      chains.addChain()
      chains.addChain()
      counts.append(0)
      lastRows.append(-1)
    }
    return number
  }

  private mutating func addPosting(of term: Int, _ places: ArraySlice<UInt64>, row: Int32) {
    let fields = places.reduce(0) { $0 | 1 << Self.field($1) } as UInt8
    let delta = UInt64(row - lastRows[term])
    var entry = delta << Postings.flagBits
    if places.count > 1 { entry |= Postings.hasSeveral }
    if fields != TextFields.abstract.rawValue { entry |= Postings.isElsewhere }
    chains.appendVarint(entry, to: term * 2)
    if entry & Postings.isElsewhere != 0 { chains.append(fields, to: term * 2) }
    addPositions(places, to: term * 2 + 1)
    counts[term] += 1
    lastRows[term] = row
  }

  private mutating func addPositions(_ places: ArraySlice<UInt64>, to chain: Int) {
    var start = places.startIndex
    while start < places.endIndex {
      let field = Self.field(places[start])
      let end = places[start...].firstIndex { Self.field($0) != field } ?? places.endIndex
      if places.count > 1 { chains.appendVarint(UInt64(end - start), to: chain) }
      var last: UInt64 = 0
      for place in places[start..<end] {
        let place = place & Self.lastPlace
        chains.appendVarint(place - last, to: chain)
        last = place
      }
      start = end
    }
  }

  private static func field(_ word: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: word >> fieldShift) & 0xF
  }
}

/// What the index reads of a paper, each text in its form for reading.
struct IndexedTexts {
  var title: String
  var abstract: String
  var authors: [String]
  var topics: [String]
  var venue: String

  init(_ paper: Paper) {
    title = TeX.unicode(paper.title)
    abstract = TeX.unicode(paper.abstract)
    authors = paper.authors.map { TeX.unicode($0) }
    topics = paper.topics.map { TeX.unicode($0) }
    venue = TeX.unicode(paper.venue ?? "")
  }
}

/// A finished partial index, to be joined with others.
extension PartialIndex {
  /// How many rows hold a word.
  func rowCount(of term: Int) -> UInt32 { counts[term] }

  func lastRow(of term: Int) -> Int32 { lastRows[term] }

  var poolSize: Int { chains.poolSize }

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
