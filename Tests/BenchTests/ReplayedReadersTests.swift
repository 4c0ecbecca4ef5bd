import Catalog
import Formats
import Papers
import Testing

@testable import lectern_bench

@Suite("Readers to replay")
struct ReplayedReadersTests {
  /// Two thousand papers, the first 250 with a topic that somebody may want.
  private static let catalog = PaperCatalog(
    lines: (0..<2000).flatMap { number in
      PaperLine.encode(
        Paper(id: PaperID(key: "test:\(number)"), title: "Paper \(number)", topics: [number < 250 ? "t" : "u\(number % 50)"])) + [0x0A]
    })

  private static let replay = ReplayedReaders(catalog, seeds: 1..<3)

  @Test("say as much as they are asked for, about different papers, a tenth of it wrong, the same at every run")
  func marks() throws {
    let again = ReplayedReaders(Self.catalog, seeds: 1..<3)
    #expect(again.cases.map(\.stars) == Self.replay.cases.map(\.stars))
    #expect(again.cases.map(\.dismissed) == Self.replay.cases.map(\.dismissed))
    #expect(Self.replay.readers.map(\.wanted.count) .allSatisfy { $0 == 250 })
    #expect(!Self.replay.cases.isEmpty)
    var wrong = 0
    for replayed in Self.replay.cases {
      let wanted = Set(Self.replay.readers[replayed.reader].wanted)
      #expect(replayed.stars.count == replayed.level)
      #expect(replayed.dismissed.count == 2 * replayed.level)
      #expect(Set(replayed.stars + replayed.dismissed).count == 3 * replayed.level)
      wrong += replayed.stars.count { !wanted.contains($0) } + replayed.dismissed.count { wanted.contains($0) }
    }
    let all = Self.replay.cases.reduce(0) { $0 + 3 * $1.level }
    #expect((0.05...0.15).contains(Double(wrong) / Double(all)))
  }

  @Test("want papers with a phrase, too, where there are enough of one")
  func phrases() throws {
    let catalog = PaperCatalog(
      lines: (0..<1000).flatMap { number in
        let title = number < 250 ? "Sharper Lower Bounds Proven" : "Another Paper Without Rule\(number)"
        return PaperLine.encode(Paper(id: PaperID(key: "test:\(number)"), title: title)) + [0x0A]
      })
    let readers = ReplayedReaders(catalog, seeds: 1..<5).readers.filter { $0.rule == .phrase }
    #expect(readers.map(\.wanted.count) == [250, 250, 250, 250])
  }

  @Test("judge scores: 1 where all they want comes first, a half where nothing is told apart, 0 where it comes last")
  func judging() throws {
    let replayed = try #require(Self.replay.cases.first)
    let wanted = RowSet(capacity: 2000, Self.replay.readers[replayed.reader].wanted)
    let perfect = (0..<2000).map { wanted.contains(Row(Int32($0))) ? Float(1) : 0 }
    let best = Self.replay.judge(perfect, replayed)
    #expect(best.precision == 1 && best.area == 1)
    #expect(Self.replay.judge([Float](repeating: 3, count: 2000), replayed).area == 0.5)
    let worst = Self.replay.judge(perfect.map { -$0 }, replayed)
    #expect(worst.precision == 0 && worst.area == 0)
  }
}
