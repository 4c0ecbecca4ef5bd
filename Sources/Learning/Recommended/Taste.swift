import Catalog
import Papers

/// What a reader wants to read: how much each word, author, topic and venue speaks for a paper, or against it.
package struct Taste: Sendable, Equatable {
  /// Those that were learned, the greatest few thousand; what is not named speaks neither for nor against.
  package let weights: [Trait: Float]
  /// What the reader said of traits, which is added to the weights.
  package var wishes: [Trait: Wish] = [:]
  /// What a wish of each kind adds: as much as the ten weightiest traits of the kind have in the mean.
  private let strengths: [Trait.Kind: Float]

  package init(weights: [Trait: Float]) {
    self.weights = weights
    var greatest: [Trait.Kind: [Float]] = [:]
    for (trait, weight) in weights { greatest[trait.kind, default: []].append(abs(weight)) }
    let means = greatest.mapValues { $0.sorted(by: >).prefix(10) }.mapValues { $0.reduce(0, +) / Float($0.count) }
    // Where nothing of a kind was learned, as much as of the strongest.
    let most = means.values.max() ?? 1
    strengths = Dictionary(uniqueKeysWithValues: Trait.Kind.allCases.map { ($0, means[$0] ?? most) })
  }

  /// How much a trait counts, wishes and all. What is to be less never speaks for a paper, what is to be more never against it.
  package func weight(of trait: Trait) -> Float {
    let (learned, strength) = (weights[trait] ?? 0, strengths[trait.kind] ?? 0)
    return switch wishes[trait] {
    case nil: learned
    case .more: max(0, learned) + strength
    case .less: min(0, learned) - strength
    }
  }

  /// All traits that count, in an order that is the same at every run.
  var traits: [Trait] { Set(weights.keys).union(wishes.keys).sorted() }
}

extension Taste {
  /// How likely each paper of a catalog is to be wanted; nil when cancelled.
  ///
  /// - Parameters:
  ///   - lengths: those of `wordLengths`, which are the same as long as the catalog is.
  ///   - known: the papers that it was learned from.
  package func scores(
    in catalog: PaperCatalog, lengths: [Float], learnedFrom known: RowSet = RowSet(capacity: 0), isCancelled: @Sendable () -> Bool = { false }
  ) -> RowScores? {
    var features = FeatureWeights()
    for trait in traits {
      let weight = weight(of: trait)
      let share = weight * TraitVectors.share(of: trait.kind)
      switch trait.kind {
      case .word:
        let holders = catalog.paperCount(ofWord: trait.text)
        let rarity = TraitVectors.rarity(of: trait.text, holders: holders, papers: catalog.count)
        if rarity > 0 { features.words.append((trait.text, weight * rarity)) }
      case .author: features.authors[trait.text] = share
      case .topic: features.topics[trait.text] = share
      case .venue: features.venues[trait.text] = share
      }
    }
    return catalog.scores(of: features, lengths: lengths, isCancelled: isCancelled).map { RowScores($0, learnedFrom: known) }
  }
}
