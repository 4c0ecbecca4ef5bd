/// Finds the weights that tell wanted examples from unwanted ones with the widest margin: a linear support vector
/// machine with squared hinge loss.
///
/// What is minimised is
///
///     ½ |w|² + Σ cost · max(0, 1 − sign · w·x)²
///
/// by going from example to example in an order drawn anew each time round, and setting the one variable of the dual
/// problem that belongs to it to its best value. Each step costs as much as the example has features, and a few dozen
/// times round are enough (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale
/// Linear SVM, ICML 2008; algorithm 1, with L2 loss). The draws begin at a fixed number and all sums go in one order, so
/// that the same examples give the same weights.
struct MarginSolver {
  /// What is to be told apart. The last feature is the constant one.
  var rows: SparseRows
  /// For each row 1 if it is wanted, −1 if not.
  var signs: [Float]
  /// How much a mistake costs, above 0.
  var costs: [Float]
  var featureCount: Int

  private static let mostRounds = 60
  /// Nothing that is seen changes below this.
  private static let precision = 0.01

  /// - Parameter isCancelled: asked each time round; what is given then is not to be used.
  func weights(isCancelled: @Sendable () -> Bool = { false }) -> [Float] {
    var weights = [Double](repeating: 0, count: featureCount)
    var duals = [Double](repeating: 0, count: rows.count)
    var order = Array(0..<rows.count)
    let squares = order.map { row in
      rows.values[rows.starts[row]..<rows.starts[row + 1]].reduce(0) { $0 + Double($1) * Double($1) }
    }
    var random = SplitMix(state: 1)
    rows.features.withUnsafeBufferPointer { features in
      rows.values.withUnsafeBufferPointer { values in
        weights.withUnsafeMutableBufferPointer { weights in
          for _ in 0..<Self.mostRounds {
            order.shuffle(using: &random)
            var (least, greatest) = (Double.infinity, -Double.infinity)
            for row in order {
              let places = rows.starts[row]..<rows.starts[row + 1]
              let (sign, slack) = (Double(signs[row]), 0.5 / Double(costs[row]))
              var product = 0.0
              for place in places { product += weights[Int(features[place])] * Double(values[place]) }
              let gradient = sign * product - 1 + duals[row] * slack
              let projected = duals[row] == 0 ? min(gradient, 0) : gradient
              (least, greatest) = (min(least, projected), max(greatest, projected))
              guard abs(projected) > 1e-12 else { continue }
              let dual = max(0, duals[row] - gradient / (squares[row] + slack))
              let step = (dual - duals[row]) * sign
              duals[row] = dual
              for place in places { weights[Int(features[place])] += step * Double(values[place]) }
            }
            if greatest - least < Self.precision || isCancelled() { break }
          }
        }
      }
    }
    return weights.map { Float($0) }
  }
}
