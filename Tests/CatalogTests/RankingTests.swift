import TestSupport
import Testing

@testable import Catalog

@Suite("Ranking")
struct RankingTests {
  @Test("puts rows in the order of their scores, equals as they were", arguments: [0, 1, 15, 65_535, 65_536, 9_000_000])
  func sorted(greatest: UInt32) {
    var random = SeededGenerator(seed: UInt64(greatest))
    let rows = (0..<5000).map { Row(Int32($0 * 3)) }
    let scores = rows.map { _ in Bool.random(using: &random) ? greatest : UInt32.random(in: 0...greatest, using: &random) }
    let expected = rows.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.map { rows[$0] }
    #expect(Ranking.sorted(rows, by: scores) == expected)
    #expect(Ranking.sorted([], by: []) == [])
  }
}
