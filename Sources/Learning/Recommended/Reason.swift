import Catalog
import Papers

/// Why a paper is recommended, or is not: a word or two as they are written in it, an author, a topic or the venue.
package struct Reason: Sendable, Equatable {
  package var text: String
  /// One, or for two words that stand side by side, both.
  package var traits: [Trait]
  /// How much it adds to the paper's score, or takes away from it.
  package var amount: Float
  /// What the reader said of it.
  package var wish: Wish?

  /// `+ red teaming`, `− survey`
  package var signed: String { (amount < 0 ? "− " : "+ ") + text }
}

extension Taste {
  /// The reasons that weigh most, those for the paper first.
  ///
  /// - Parameter limit: how many at most, of both kinds together.
  package func reasons(for paper: Paper, in catalog: PaperCatalog, limit: Int = 12) -> [Reason] {
    var vectors = TraitVectors(catalog)
    let row = vectors.row(of: paper)
    var amounts: [Trait: Float] = [:]
    for (feature, value) in row {
      let trait = vectors.traits[Int(feature)]
      let amount = weight(of: trait) * value
      if amount != 0 || wishes[trait] != nil { amounts[trait] = amount }
    }
    let words = WrittenWords(paper)
    let heaviest = amounts.keys.sorted { isHeavier($0, $1, amounts) }.prefix(2 * limit)
    var reasons = words.pairs(of: heaviest.filter { $0.kind == .word }, amounts).map { pair in
      Reason(text: pair.text, traits: pair.traits, amount: pair.traits.reduce(0) { $0 + (amounts[$1] ?? 0) })
    }
    let paired = Set(reasons.flatMap(\.traits))
    for trait in heaviest where !paired.contains(trait) {
      let text = trait.kind == .word ? words.written[trait.text] ?? trait.text : trait.text
      reasons.append(Reason(text: text, traits: [trait], amount: amounts[trait] ?? 0))
    }
    for place in reasons.indices { reasons[place].wish = reasons[place].traits.lazy.compactMap { wishes[$0] }.first }
    let kept = reasons.sorted { (abs($1.amount), $0.text) < (abs($0.amount), $1.text) }.prefix(limit)
    return kept.sorted { ($1.amount, $0.text) < ($0.amount, $1.text) }
  }

  /// What the reader spoke of comes before all else, to be found again.
  private func isHeavier(_ a: Trait, _ b: Trait, _ amounts: [Trait: Float]) -> Bool {
    let (hasWishA, hasWishB) = (wishes[a] != nil, wishes[b] != nil)
    if hasWishA != hasWishB { return hasWishA }
    let (x, y) = (abs(amounts[a] ?? 0), abs(amounts[b] ?? 0))
    return x != y ? x > y : a < b
  }
}

/// The words of a paper as they are written in it.
private struct WrittenWords {
  /// By folded word; a spelling without a capital, if there is one.
  private(set) var written: [String: String] = [:]
  /// Folded words with nothing but a blank or hyphen between them, and how the two are written, in the order of the text.
  private var neighbours: [(first: String, second: String, text: String)] = []

  init(_ paper: Paper) {
    for text in [paper.title, paper.abstract].map({ TeX.unicode($0) }) { scan(text) }
  }

  private mutating func scan(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = WordScanner()
    var last: (word: String, place: Range<Int>)?
    var found: [(word: String, place: Range<Int>)] = []
    scanner.scan(text) { word, place in
      found.append((word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }, place))
    }
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self) }
    for (word, place) in found {
      let own = slice(place)
      if written[word] == nil || own == own.lowercased() { written[word] = own }
      if let last, [" ", "-"].contains(slice(last.place.upperBound..<max(last.place.upperBound, place.lowerBound))) {
        neighbours.append((last.word, word, slice(last.place.lowerBound..<place.upperBound)))
      }
      last = (word, place)
    }
  }

  /// The pairs of some words that stand side by side and weigh on the same side, each word once.
  func pairs(of words: [Trait], _ amounts: [Trait: Float]) -> [(text: String, traits: [Trait])] {
    let heavy = Set(words)
    var used: Set<Trait> = []
    var pairs: [(text: String, traits: [Trait], amount: Float)] = []
    for (first, second, text) in neighbours {
      let traits = [Trait(.word, first), Trait(.word, second)]
      let (a, b) = (amounts[traits[0]] ?? 0, amounts[traits[1]] ?? 0)
      guard first != second, heavy.contains(traits[0]), heavy.contains(traits[1]), a * b > 0 else { continue }
      let plain = text == text.lowercased() ? text : written[first, default: first] + (text.contains("-") ? "-" : " ") + written[second, default: second]
      pairs.append((plain, traits, abs(a + b)))
    }
    return pairs.sorted { ($1.amount, $0.text) < ($0.amount, $1.text) }.compactMap { pair in
      guard used.isDisjoint(with: pair.traits) else { return nil }
      used.formUnion(pair.traits)
      return (pair.text, pair.traits)
    }
  }
}
