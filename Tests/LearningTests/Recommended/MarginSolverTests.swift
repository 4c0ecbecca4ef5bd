import Testing

@testable import Learning

@Suite("The widest margin")
struct MarginSolverTests {
  /// Examples with a few random features each, wanted by the first of them, with some mistakes.
  private static func solver(_ count: Int) -> MarginSolver {
    var random = SplitMix(state: 5)
    var solver = MarginSolver(rows: SparseRows(), signs: [], costs: [], featureCount: 12)
    for number in 0..<count {
      var row: [Int32: Float] = [0: 1]
      for _ in 0..<4 { row[Int32(1 + random.below(11))] = Float(random.below(100)) / 100 }
      solver.rows.append(row.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      let isWanted = (row[1] ?? 0) > 0.3
      solver.signs.append(isWanted != (number % 10 == 0) ? 1 : -1)
      solver.costs.append(isWanted ? 0.4 : 0.1)
    }
    return solver
  }

  @Test("is found where the slope of what is minimised is nothing")
  func optimum() {
    let solver = Self.solver(200)
    let weights = solver.weights().map { Double($0) }
    var slope = weights
    for row in 0..<solver.rows.count {
      let places = solver.rows.starts[row]..<solver.rows.starts[row + 1]
      let product = places.reduce(0) { $0 + weights[Int(solver.rows.features[$1])] * Double(solver.rows.values[$1]) }
      let sign = Double(solver.signs[row])
      let hinge = max(0, 1 - sign * product)
      for place in places {
        slope[Int(solver.rows.features[place])] -= 2 * Double(solver.costs[row]) * hinge * sign * Double(solver.rows.values[place])
      }
    }
    #expect(weights[1] > 0.5)
    #expect(slope.allSatisfy { abs($0) < 0.02 }, "\(slope)")
  }

  @Test("is the same at every run")
  func sameness() { #expect(Self.solver(300).weights() == Self.solver(300).weights()) }

  @Test("is nothing without examples")
  func nothing() {
    #expect(MarginSolver(rows: SparseRows(), signs: [], costs: [], featureCount: 2).weights() == [0, 0])
  }
}
