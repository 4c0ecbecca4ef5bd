import Catalog
import Papers

/// How a taste is learned.
///
/// Stars are few, a tenth of them mistakes, and of nearly all papers nothing was said. Each paper is a row of numbers
/// (see `TraitVectors`), and the weights are the sum of two answers:
///
///     weights = margin / σ(margin)  +  2 / √stars · centre / σ(centre)
///
/// The *margin* tells starred papers from all else (see `MarginSolver`). Papers drawn from the library stand for those of
/// which nothing was said; what is wanted among them is rare, and costs little. Each side weighs as much as the other,
/// however many examples it has; of the unwanted side the dismissed papers make up half, what was read and left is added
/// with a tenth, and so has little to say.
///
/// The *centre* is the mean of the starred papers, as Rocchio put it (Relevance Feedback in Information Retrieval, 1971):
/// of three examples a margin makes too much of what they happen not to share. Each trait is multiplied by the square of
/// the share of the starred papers that have it: what one of three has, such as its authors, says a ninth of what all have.
///
/// σ, the deviation of the scores among the papers drawn, makes both alike in scale. As stars become more, the margin has
/// more of the say.
///
/// What was tried and found no better: logistic regression, other costs from a tenth to ten times, sharper rarities; the share
/// itself instead of its square, or words alone.
extension Taste {
  /// How many papers of the library stand for all that nothing was said of.
  private static let drawnCount = 3000
  /// More traits than this add nothing that is seen.
  private static let mostTraits = 6000

  /// Costs of mistakes, by side, for all examples of the side together.
  private static let costs: (liked: Float, dismissed: Float, left: Float, drawn: Float) = (300, 150, 30, 150)

  /// Learns from examples; the same from the same at every run.
  ///
  /// - Returns: nil for fewer than `TasteExamples.fewest` liked papers, or when cancelled.
  package static func learned(
    from examples: TasteExamples, in catalog: PaperCatalog, isCancelled: @Sendable () -> Bool = { false }
  ) -> Taste? {
    guard examples.areEnough else { return nil }
    var vectors = TraitVectors(catalog)
    var solver = MarginSolver(rows: SparseRows(), signs: [], costs: [], featureCount: 0)
    let drawn = drawn(from: catalog, without: Set(examples.liked + examples.dismissed + examples.left))
    for (rows, sign, cost) in [
      (examples.liked, Float(1), costs.liked), (examples.dismissed, -1, costs.dismissed),
      (examples.left, -1, costs.left), (drawn, -1, costs.drawn),
    ] {
      for row in rows {
        if isCancelled() { return nil }
        // The constant feature is the first, whatever others come.
        solver.rows.append(vectors.row(of: catalog.paper(at: row)).map { ($0.feature + 1, $0.value) } + [(0, 1)])
        solver.signs.append(sign)
        solver.costs.append(cost / Float(rows.count))
      }
    }
    solver.featureCount = vectors.traits.count + 1
    let margin = solver.weights(isCancelled: isCancelled)
    if isCancelled() { return nil }
    let weights = solver.rows.blended(margin, drawnCount: drawn.count, likedCount: examples.liked.count)
    return Taste(weights: weightiest(weights, vectors.traits))
  }

  /// Papers drawn from all, the same at every run.
  private static func drawn(from catalog: PaperCatalog, without said: Set<Row>) -> [Row] {
    guard catalog.count > 2 * drawnCount else {
      return (0..<catalog.count).map { Row(Int32(truncatingIfNeeded: $0)) }.filter { !said.contains($0) }
    }
    var random = SplitMix(state: 3)
    var drawn: Set<Row> = []
    while drawn.count < drawnCount { drawn.insert(Row(Int32(truncatingIfNeeded: random.below(catalog.count)))) }
    return drawn.subtracting(said).sorted()
  }

  private static func weightiest(_ weights: [Float], _ traits: [Trait]) -> [Trait: Float] {
    let order = traits.indices.sorted { (abs(weights[$1 + 1]), $0) < (abs(weights[$0 + 1]), $1) }
    let kept = order.prefix(mostTraits).filter { weights[$0 + 1] != 0 }
    return Dictionary(kept.map { (traits[$0], weights[$0 + 1]) }, uniquingKeysWith: { first, _ in first })
  }
}

extension SparseRows {
  private static var centreShare: Float { 2 }

  /// The sum of both answers, by feature; the liked papers are the first rows, the drawn ones the last.
  fileprivate func blended(_ margin: [Float], drawnCount: Int, likedCount: Int) -> [Float] {
    var margin = margin
    var centre = [Float](repeating: 0, count: margin.count)
    var holders = centre
    for row in 0..<likedCount {
      add(row, to: &centre)
      for place in starts[row]..<starts[row + 1] { holders[Int(features[place])] += 1 }
    }
    for feature in centre.indices {
      let share = holders[feature] / Float(likedCount)
      centre[feature] *= share * share
    }
    // The constant feature is the same for all papers.
    (margin[0], centre[0]) = (0, 0)
    let drawn = (count - drawnCount)..<count
    let share = Self.centreShare / Float(likedCount).squareRoot() / deviation(of: drawn, centre)
    let marginShare = 1 / deviation(of: drawn, margin)
    return zip(margin, centre).map { marginShare * $0 + share * $1 }
  }

  /// Adds a row's numbers to others.
  fileprivate func add(_ row: Int, to sums: inout [Float]) {
    for place in starts[row]..<starts[row + 1] { sums[Int(features[place])] += values[place] }
  }

  /// The standard deviation of the products of some rows with weights; 1 where there is none.
  fileprivate func deviation(of rows: Range<Int>, _ weights: [Float]) -> Float {
    let products = rows.map { row in
      (starts[row]..<starts[row + 1]).reduce(Float(0)) { $0 + weights[Int(features[$1])] * values[$1] }
    }
    guard products.count > 1 else { return 1 }
    let mean = products.reduce(0, +) / Float(products.count)
    let variance = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(products.count)
    return variance > 0 ? variance.squareRoot() : 1
  }
}

extension Taste {
  /// By how much the words of each row of a catalog are divided; nil when cancelled.
  package static func wordLengths(in catalog: PaperCatalog, isCancelled: @Sendable () -> Bool = { false }) -> [Float]? {
    let papers = catalog.count
    return catalog.wordLengths(rarity: { TraitVectors.rarity(of: $0, holders: $1, papers: papers) }, isCancelled: isCancelled)
  }
}
