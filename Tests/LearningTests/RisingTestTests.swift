import Testing

@testable import Learning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The test for a rise")
struct RisingTestTests {
  @Test("gives the chance that counting every way of drawing the papers gives")
  func exact() {
    for (a, n, b, m) in [(3, 5, 1, 7), (1, 1, 0, 4), (4, 4, 4, 4), (2, 6, 5, 9), (5, 8, 0, 12)] {
      let counted = Self.counted(a, of: n, before: b, of: m)
      #expect(abs(exp(RisingTest.logChance(a, of: n, before: b, of: m)) - counted) < 1e-9)
    }
  }

  @Test("does not take a handful of papers for a rise, and takes many for one")
  func counts() {
    #expect(RisingTest.logChance(2, of: 100, before: 0, of: 1200) > log(0.005))
    #expect(RisingTest.logChance(20, of: 100, before: 0, of: 1200) < log(1e-20))
    #expect(RisingTest.logChance(10, of: 100, before: 120, of: 1200) > log(0.4))
  }

  @Test("says no to numbers that are no counts", arguments: [(0, 5, 3, 5), (6, 5, 0, 5), (1, 5, -1, 5), (1, 5, 7, 5), (0, 0, 0, 0)])
  func nonsense(a: Int, n: Int, b: Int, m: Int) {
    #expect(RisingTest.logChance(a, of: n, before: b, of: m) == 0)
  }

  @Test("stays a number for millions of papers")
  func large() {
    let chance = RisingTest.logChance(900_000, of: 1_000_000, before: 1_000_000, of: 12_000_000)
    #expect(chance.isFinite && chance < -1e6)
    #expect(abs(RisingTest.logFactorial(20) - 42.335_616_460_753_485) < 1e-12)
    #expect(abs(RisingTest.logFactorial(15) - 27.899_271_383_840_89) < 1e-12)
  }

  @Test("believes the smallest chances as far as the level goes, counting all that were tried")
  func believing() {
    // Benjamini and Hochberg's own example: 15 tests, of which four are believed at 0.05.
    let chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
    ].map { log($0) }
    #expect(RisingTest.believed(chances, tried: 15, level: 0.05).count == 4)
    #expect(RisingTest.believed(chances, tried: 1500, level: 0.05).count == 0)
    #expect(RisingTest.believed([], tried: 0, level: 0.05).isEmpty)
    let shares = RisingTest.believed(chances, tried: 15, level: 0.05)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(abs(exp(shares[0]) - 0.0015) < 1e-9)
  }

  /// Goes through every set of a + b of the n + m papers.
  private static func counted(_ a: Int, of n: Int, before b: Int, of m: Int) -> Double {
    var (all, reached) = (0, 0)
    for set in 0..<(1 << (n + m)) where set.nonzeroBitCount == a + b {
      all += 1
      if (set & ((1 << n) - 1)).nonzeroBitCount >= a { reached += 1 }
    }
    return Double(reached) / Double(all)
  }
}
