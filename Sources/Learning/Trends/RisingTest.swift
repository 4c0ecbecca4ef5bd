#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether something stands in more papers of a span than chance can explain.
///
///                    with it    without
///     in the span       a        n − a
///     before it         b        m − b
///
/// If what a paper is about had nothing to do with its date, the a + b papers that hold it would lie anywhere among the
/// n + m with equal chances, and a would be hypergeometric. The chance that it is as great as it is, or greater, is
/// Fisher's exact test (R. A. Fisher, Statistical Methods for Research Workers, 1934), which no small count can
/// fool: it is exact for every count, where G² and χ² are approximations.
package enum RisingTest {
  /// The logarithm of that chance; 0, the surest no, for numbers that are no such table.
  package static func logChance(_ a: Int, of n: Int, before b: Int, of m: Int) -> Double {
    guard a > 0, b >= 0, a <= n, b <= m else { return 0 }
    let (holders, papers) = (a + b, n + m)
    let first = logChoose(holders, a) + logChoose(papers - holders, n - a) - logChoose(papers, n)
    // The chances of a + 1, a + 2 …, each from the one before.
    var (sum, term) = (1.0, 1.0)
    for x in a..<min(holders, n) {
      let (up, down) = (Double(holders - x) * Double(n - x), Double(x + 1) * Double(m - holders + x + 1))
      guard down > 0 else { break }
      term *= up / down
      sum += term
      if term < sum * 1e-12 { break }
    }
    return min(0, first + log(sum))
  }

  /// How many of the smallest chances are to be believed, of all that were tried, and the share of false ones among
  /// those that is expected at each (Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate, 1995).
  ///
  /// - Parameters:
  ///   - logChances: the smallest first.
  ///   - tried: how many were tried in all; those not given count as no rise.
  /// - Returns: the logarithms of the shares of those that are believed.
  package static func believed(_ logChances: [Double], tried: Int, level: Double) -> [Double] {
    let (tests, limit) = (log(Double(max(tried, logChances.count, 1))), log(level))
    let shares = logChances.enumerated().map { index, chance in chance + tests - log(Double(index + 1)) }
    guard let last = shares.lastIndex(where: { $0 <= limit }) else { return [] }
    // A share is that of the weakest one that is believed together with it.
    var kept = Array(shares[...last])
    for index in kept.indices.dropLast().reversed() { kept[index] = min(kept[index], kept[index + 1]) }
    return kept
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  }

  private static let halfLogOfTwoPi = 0.918_938_533_204_672_74

  /// ln n!, from Stirling's series where that is as good as can be.
  static func logFactorial(_ n: Int) -> Double {
    guard n > 15 else { return (1...15).prefix(max(0, n)).reduce(0.0) { $0 + log(Double($1)) } }
    let x = Double(n)
    let square = 1 / (x * x)
    let series = 1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680))
    return (x + 0.5) * log(x) - x + halfLogOfTwoPi + series / x
  }
}
