import Catalog
import Papers

/// Papers as rows of numbers, one for each trait, of which four groups have a length of their own each: words 1, and
/// authors, topics and venue as much as they have been found to be worth.
///
///     word      impact · rarity / √(Σ impact² · rarity²)      over the words of title and abstract
///     author    1 / √(authors)
///     topic     0.5 / √(topics)
///     venue     0.3
struct TraitVectors {
  private let catalog: PaperCatalog
  private(set) var traits: [Trait] = []
  private var numbers: [Trait: Int32] = [:]
  /// By number; 0 for what is no word.
  private(set) var rarities: [Float] = []

  init(_ catalog: PaperCatalog) { self.catalog = catalog }

  static func share(of kind: Trait.Kind) -> Float {
    switch kind {
    case .word, .author: 1
    case .topic: 0.5
    case .venue: 0.3
    }
  }

  /// How rare a word is. What a single paper holds leads nowhere, and function words say nothing.
  static func rarity(of word: @autoclosure () -> String, holders: Int, papers: Int) -> Float {
    holders < 2 || FunctionWords.all.contains(word()) ? 0 : Rarity.of(holders, among: papers)
  }

  /// The traits of a paper by their numbers, each once.
  mutating func row(of paper: Paper) -> [(feature: Int32, value: Float)] {
    var row: [(feature: Int32, value: Float)] = []
    var squares: Float = 0
    for word in PaperWord.words(of: paper) {
      let number = number(of: Trait(.word, word.word))
      let value = Float(word.impact) * rarities[Int(number)]
      guard value > 0 else { continue }
      row.append((number, value))
      squares += value * value
    }
    if squares > 0 { for place in row.indices { row[place].value /= squares.squareRoot() } }
    for (kind, names) in Self.names(of: paper) {
      let value = Self.share(of: kind) / Float(max(1, names.count)).squareRoot()
      for name in names { row.append((number(of: Trait(kind, name)), value)) }
    }
    return row
  }

  /// Names as the columns of a catalog have them, each once.
  private static func names(of paper: Paper) -> [(Trait.Kind, [String])] {
    let lists: [(Trait.Kind, [String])] = [
      (.author, paper.authors), (.topic, paper.topics), (.venue, paper.venue.map { [$0] } ?? []),
    ]
    return lists.map { kind, names in
      var seen: Set<String> = []
      return (kind, names.map { TeX.unicode($0) }.filter { !$0.isEmpty && seen.insert($0).inserted })
    }
  }

  private mutating func number(of trait: Trait) -> Int32 {
    if let number = numbers[trait] { return number }
    let number = Int32(truncatingIfNeeded: traits.count)
    numbers[trait] = number
    traits.append(trait)
    let holders = trait.kind == .word ? catalog.paperCount(ofWord: trait.text) : 0
    rarities.append(trait.kind == .word ? Self.rarity(of: trait.text, holders: holders, papers: catalog.count) : 0)
    return number
  }
}
