import TestSupport
import Testing

@testable import Catalog

@Suite("A set of rows")
struct RowSetTests {
  private func set(_ rows: Set<Int>, _ capacity: Int) -> RowSet {
    RowSet(capacity: capacity, rows.map { Row(Int32($0)) })
  }

  @Test("does what a set of numbers does", arguments: [0, 1, 63, 64, 65, 128, 1000])
  func algebra(capacity: Int) {
    var random = SeededGenerator(seed: UInt64(capacity))
    for _ in 0..<50 {
      let a = Set((0..<capacity).filter { _ in Bool.random(using: &random) })
      let b = Set((0..<capacity).filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
      let (left, right) = (set(a, capacity), set(b, capacity))
      #expect(left.union(right) == set(a.union(b), capacity))
      #expect(left.intersection(right) == set(a.intersection(b), capacity))
      #expect(left.intersectionCount(right) == a.intersection(b).count)
      #expect(left.subtracting(right) == set(a.subtracting(b), capacity))
      #expect(left.complement == set(Set(0..<capacity).subtracting(a), capacity))
      #expect(left.count == a.count)
      #expect(left.isEmpty == a.isEmpty)
      #expect(left.rows.map(\.index) == a.sorted())
      #expect(Array(left) == left.rows)
    }
  }

  @Test("is shared out in parts that follow one another and are about as large", arguments: [0, 1, 64, 200, 10_000])
  func sharing(capacity: Int) {
    var random = SeededGenerator(seed: UInt64(capacity))
    for most in [0, 1, 2, 3, 8] {
      let rows = set(Set((0..<capacity).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }), capacity)
      let shares = rows.shares(most)
      #expect(shares.count <= max(1, most))
      #expect(shares.flatMap(\.rows) == rows.rows)
      // Of 64 rows, none is cut off.
      #expect(shares.allSatisfy { $0.count <= rows.count / max(1, most) + 64 })
    }
  }

  @Test("takes and gives single rows, and ignores those that are none")
  func members() {
    var rows = RowSet(capacity: 70)
    for number in [-1, 0, 63, 64, 69, 70, 1000] as [Int32] { rows.insert(Row(number)) }
    #expect(rows.rows.map(\.number) == [0, 63, 64, 69])
    rows.remove(Row(63))
    rows.remove(Row(-5))
    rows.remove(Row(70))
    #expect(rows.rows.map(\.number) == [0, 64, 69])
    #expect(rows.contains(Row(64)))
    #expect(!rows.contains(Row(65)))
    #expect(!rows.contains(Row(-1)))
    #expect(!rows.contains(Row(700)))
  }

  @Test("can be a range", arguments: [0..<0, 0..<1, 3..<3, 0..<64, 63..<65, 5..<130, 100..<999, -4..<2])
  func range(range: Range<Int>) {
    let rows = RowSet(capacity: 130, range: range)
    #expect(rows.rows.map(\.index) == range.filter { (0..<130).contains($0) })
  }

  @Test("of another size may be joined, and rows beyond the end are left out")
  func sizes() {
    let small = RowSet.all(capacity: 10)
    let large = RowSet.all(capacity: 200)
    #expect(small.union(large) == small)
    #expect(small.intersection(large) == small)
    #expect(large.intersection(small).count == 10)
    #expect(large.subtracting(small).count == 190)
    #expect(large.union(small) == large)
  }
}
