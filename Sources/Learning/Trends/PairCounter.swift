import Catalog
import Papers

/// Counts pairs of words that follow one another in titles and abstracts, which the index does not hold.
///
/// Words are numbered as they come, so that a pair is one number and no text is made but for the first of each word.
struct PairCounter {
  /// A pair and how many papers of the two samples hold it.
  struct Pair {
    var words: UInt64
    var first: Int32
    var second: Int32 = 0
  }

  private struct Word {
    var text: String
    var says: Bool
  }

  private let catalog: PaperCatalog
  private var numbers: [UInt64: UInt32] = [:]
  private var words: [Word] = []
  /// How many different pairs were seen in the first sample.
  private(set) var seen = 0

  init(_ catalog: PaperCatalog) { self.catalog = catalog }

  /// The pairs that at least so many papers of the first sample hold, with how many of the second do; nil when
  /// cancelled.
  mutating func pairs(in first: [Row], and second: [Row], atLeast least: Int, isCancelled: @Sendable () -> Bool) -> [Pair]? {
    var places: [UInt64: Int32] = [:]
    var pairs: [Pair] = []
    // The last paper that was counted for a pair, so that it counts once in each.
    var last: [Int32] = []
    let isFirstDone = visit(first, isCancelled) { pair, paper in
      if let place = places[pair].map(Int.init) {
        if last[place] != paper {
          pairs[place].first += 1
          last[place] = paper
        }
      } else {
        places[pair] = Int32(truncatingIfNeeded: pairs.count)
        pairs.append(Pair(words: pair, first: 1))
        last.append(paper)
      }
    }
    guard isFirstDone else { return nil }
    seen = pairs.count
    pairs.removeAll { $0.first < least }
    places = Dictionary(pairs.enumerated().map { ($1.words, Int32(truncatingIfNeeded: $0)) }, uniquingKeysWith: min)
    last = [Int32](repeating: -1, count: pairs.count)
    let isSecondDone = visit(second, isCancelled) { pair, paper in
      guard let place = places[pair].map(Int.init), last[place] != paper else { return }
      pairs[place].second += 1
      last[place] = paper
    }
    return isSecondDone ? pairs : nil
  }

  func text(of pair: Pair) -> String {
    let (first, second) = (Int(pair.words >> 32), Int(pair.words & 0xFFFF_FFFF))
    guard words.indices.contains(first), words.indices.contains(second) else { return "" }
    return words[first].text + " " + words[second].text
  }

  /// Calls `body` with each pair of words that say something, and the paper's place among the rows.
  private mutating func visit(_ rows: [Row], _ isCancelled: @Sendable () -> Bool, _ body: (UInt64, Int32) -> Void) -> Bool {
    var scanner = WordScanner()
    for (place, row) in rows.enumerated() {
      if place % 64 == 0, isCancelled() { return false }
      let paper = catalog.paper(at: row)
      for text in [paper.title, paper.abstract] {
        var before: UInt32?
        scanner.scan(TeX.unicode(text)) { word, _ in
          let number = word.withUnsafeBufferPointer { self.number(of: $0) }
          if let before, let number { body(UInt64(before) << 32 | UInt64(number), Int32(truncatingIfNeeded: place)) }
          before = number
        }
      }
    }
    return true
  }

  /// The number of a word; nil for one that says nothing.
  private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    // FNV-1a; that two words of a library share one of 2^64 sums is not to be feared.
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let number = numbers[sum] { return words[Int(number)].says ? number : nil }
    let number = UInt32(truncatingIfNeeded: words.count)
    numbers[sum] = number
    words.append(Word(text: String(decoding: word, as: UTF8.self), says: TrendWords.says(word)))
    return words[Int(number)].says ? number : nil
  }
}
