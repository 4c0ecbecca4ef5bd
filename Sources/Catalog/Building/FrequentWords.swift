import Papers

/// The words that so many papers hold that pairs of them are indexed, too. See `WordPairs`.
struct FrequentWords: Sendable {
  private let words: [String]
  private let numbers: [String: Int]
  private static let longest = 16
  private static let sampleSize = 1000
  private static let most = 400

  var count: Int { words.count }

  func word(_ number: Int) -> String { words[number] }

  init(_ words: [String]) {
    self.words = words
    numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// Looks at some papers, evenly spread.
  ///
  /// - Parameter paper: gives the texts of a row.
  init(rowCount: Int, texts: (Int) -> IndexedTexts) {
    var rowsOfWord: [String: (count: Int, last: Int)] = [:]
    let sample = min(rowCount, Self.sampleSize)
    var scanner = WordScanner()
    for number in 0..<sample {
      let texts = texts(rowCount * number / sample)
      for text in [texts.title, texts.abstract] {
        scanner.scan(text) { word, _ in
          guard word.count <= Self.longest else { return }
          let known = rowsOfWord[String(folded: word), default: (0, -1)]
          if known.last != number { rowsOfWord[String(folded: word)] = (known.count + 1, number) }
        }
      }
    }
    let frequent = rowsOfWord.filter { $0.value.count * WordPairs.rowsPerFrequentWord >= max(sample, 1) }
    // Of many, the most frequent, so that the table of pairs stays small.
    let chosen = frequent.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.most)
    self.init(chosen.map(\.key).sorted())
  }

  /// The number of a word; nil if it is not frequent.
  func number(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    word.count <= Self.longest ? numbers[String(decoding: word, as: UTF8.self)] : nil
  }
}
