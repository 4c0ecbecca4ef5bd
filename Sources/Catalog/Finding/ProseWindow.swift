/// Rows of a segment that stand side by side, each with the sum of what some words in its title and abstract count for.
struct ProseWindow {
  /// The first of the rows.
  let start: Int
  /// In units of what a lone word in the abstract counts for.
  let sums: UnsafeBufferPointer<Float>
  /// The impacts of lone words in the abstracts, as many as there are sums.
  let single: UnsafeBufferPointer<UInt8>
  /// What a unit is worth by these, sixteen numbers.
  let units: UnsafePointer<Float>

  /// How many rows are looked at together.
  private static let stretch = 64
  /// In how many rounds, and by how much less each round asks for than the one before.
  private static let rounds = 8
  private static let roundShare: Float = 0.7

  @inline(__always)
  private func score(_ place: Int) -> Float { sums[place] * units[Int(single[place] & 15)] }

  /// Calls `body` with each row of the segment and its score.
  @inline(__always)
  func forEach(_ body: (_ row: Int, _ score: Float) -> Void) {
    for place in sums.indices { body(start &+ place, score(place)) }
  }

  /// Calls `body` with each row whose score is above 0 and not less than one; `body` gives what must be reached from there on.
  ///
  /// The most promising rows come first, so that what must be reached soon leaves out most of them: in rounds, each with the
  /// rows whose sums are not much less than in the round before. Most stretches have none of these, as their greatest tells.
  @inline(__always)
  func forEach(notBelow least: Float, _ body: (_ row: Int, _ score: Float) -> Float) {
    var greatest: UInt8 = 0
    for impact in single { greatest = max(greatest, impact & 15) }
    // No sum below this share of a score reaches it in any unit; less by a little, since the quotient is rounded.
    let share = 0.9999 / units[Int(greatest)]
    var least = max(least, .leastNormalMagnitude)
    var leastSum = least * share
    let tops = greatestSums
    var (level, ceiling) = (tops.max() ?? 0, Float.infinity)
    for round in 0..<Self.rounds {
      level = round < Self.rounds - 1 ? max(level * Self.roundShare, leastSum) : leastSum
      for (stretch, top) in tops.enumerated() where top >= level && top >= leastSum {
        let first = stretch &* Self.stretch
        for place in first..<min(first &+ Self.stretch, sums.count) {
          let sum = sums[place]
          guard sum >= level, sum < ceiling else { continue }
          let score = score(place)
          guard score >= least else { continue }
          least = max(body(start &+ place, score), .leastNormalMagnitude)
          leastSum = least * share
        }
      }
      if level <= leastSum { return }
      ceiling = level
    }
  }

  /// The greatest sum of each stretch, at least 0: the bits of floats that are not negative are in the order of the
  /// numbers, and the greatest of them is found without a branch.
  private var greatestSums: [Float] {
    stride(from: 0, to: sums.count, by: Self.stretch).map { first in
      var greatest: Int32 = 0
      for place in first..<min(first &+ Self.stretch, sums.count) {
        greatest = max(greatest, Int32(bitPattern: sums[place].bitPattern))
      }
      return Float(bitPattern: UInt32(greatest))
    }
  }
}
