import Catalog
import Papers
import TestSupport
import Testing

@testable import Reader

@Suite("The lines of a list")
struct ListLinesTests {
  /// Papers of a few topics, the groups of them, and which of these are folded.
  private struct Sample {
    let rows: RowList
    let groups: RowGroups
    var list = ListState()

    init(_ count: Int, using random: inout SeededGenerator) throws {
      let lines = (0..<count).map { number in
        "{\"id\":\"arxiv:2401.\(10_000 + number)\",\"title\":\"\(number)\",\"topics\":[\"t\(Int.random(in: 0..<7, using: &random))\"],\"source\":\"test\"}"
      }
      let catalog = PaperCatalog(lines: Array(lines.joined(separator: "\n").utf8))
      let all = RowList(RowSet.all(capacity: catalog.count))
      (rows, groups) = try #require(catalog.grouped(all, by: .topic))
      list.show(rows, groups: groups, height: 10)
    }

    /// Every line, made one by one.
    var lines: [ListLines.Line] {
      (0..<groups.count).flatMap { group in
        [.header(group: group)]
          + (list.lines.isFolded(group) ? [] : groups.places(of: group).map { ListLines.Line.paper(place: $0) })
      }
    }
  }

  @Test("are those of headers and papers one after another, whatever is folded", arguments: UInt64(1)...8)
  func lines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var sample = try Sample(Int.random(in: 0...60, using: &random), using: &random)
    for _ in 0..<40 {
      let lines = sample.lines
      #expect(sample.list.lines.count == lines.count)
      #expect((-1...lines.count).map { sample.list.lines[$0] } == [nil] + lines + [nil])
      for (number, line) in lines.enumerated() {
        guard case .paper(let place) = line else { continue }
        #expect(sample.list.lines.line(of: place) == number)
      }
      let start = Int.random(in: 0...lines.count, using: &random)
      let end = Int.random(in: start...lines.count, using: &random)
      let covered = lines[start..<end].flatMap { line -> [Int] in
        switch line {
        case .paper(let place): [place]
        case .header(let group): sample.list.lines.isFolded(group) ? Array(sample.groups.places(of: group)) : []
        }
      }
      #expect(Array(sample.list.lines.places(on: start..<end)) == covered)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: sample.list.fold(true, height: 10)
      case 1: sample.list.fold(false, height: 10)
      default:
        sample.list.select(Int.random(in: 0...max(0, lines.count - 1), using: &random), height: 10)
        sample.list.toggleFold(height: 10)
      }
    }
  }

  @Test("folding keeps the paper that is selected, or selects the header that it went under")
  func folding() throws {
    var random = SeededGenerator(seed: 3)
    var sample = try Sample(50, using: &random)
    sample.list.select(place: 30, height: 10)
    let group = sample.groups.group(at: 30)
    sample.list.fold(true, height: 10)
    #expect(sample.list.selectedGroup == group)
    sample.list.fold(false, height: 10)
    #expect(sample.list.selectedGroup == group)
    sample.list.select(place: 30, height: 10)
    #expect(sample.list.selectedPlace == 30)
    sample.list.toggleFold(height: 10)
    #expect(sample.list.selectedGroup == group)
    sample.list.select(place: 31, height: 10)
    #expect(sample.list.selectedRow == sample.rows[31] && !sample.list.lines.isFolded(sample.groups.group(at: 31)))
  }

  @Test("a new answer keeps the selected header and what is folded")
  func keeping() throws {
    var random = SeededGenerator(seed: 4)
    var sample = try Sample(50, using: &random)
    sample.list.select(sample.list.lines.header(of: 2), height: 10)
    sample.list.toggleFold(height: 10)
    let value = sample.groups.value(of: 2)
    sample.list.show(sample.rows, height: 10)
    sample.list.show(sample.rows, groups: sample.groups, height: 10)
    #expect(sample.list.lines.isFolded(2))
    sample.list.select(sample.list.lines.header(of: 2), height: 10)
    sample.list.show(sample.rows, groups: sample.groups, height: 10)
    #expect(sample.list.selectedGroup == 2 && sample.groups.value(of: 2) == value)
    sample.list.forgetFolds()
    sample.list.show(sample.rows, groups: sample.groups, height: 10)
    #expect(!sample.list.lines.isFolded(2))
  }
}
