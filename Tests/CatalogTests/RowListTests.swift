import TestSupport
import Testing

@testable import Catalog

@Suite("The rows of an answer")
struct RowListTests {
  @Test("are those of the set, wherever one looks", arguments: [0, 1, 64, 511, 512, 513, 3000])
  func sameAsSet(capacity: Int) {
    var random = SeededGenerator(seed: UInt64(capacity) + 1)
    for sparseness in [1, 2, 40, 700] {
      let set = RowSet(
        capacity: capacity,
        (0..<capacity).filter { _ in Int.random(in: 0..<sparseness, using: &random) == 0 }.map { Row(Int32($0)) })
      for reversed in [0, 1, set.count / 2, set.count, set.count + 5] {
        let known = min(reversed, set.count)
        let expected = Array(set.rows[..<known].reversed() + set.rows[known...])
        let list = RowList(set, reversed: reversed)
        #expect(Array(list) == expected)
        #expect(list.count == expected.count)
        for row in [-1, 0, 1, 63, 64, capacity - 1, capacity].map({ Row(Int32($0)) }) + expected.prefix(20) {
          #expect(list.firstIndex(of: row) == expected.firstIndex(of: row))
        }
      }
    }
  }

  @Test("can be gone through past those of other sets, both ways and in every order")
  func passingOver() {
    var random = SeededGenerator(seed: 8)
    let rows = (0..<600).filter { _ in Bool.random(using: &random) }.map { Row(Int32($0)) }
    let read = RowSet(capacity: 600, rows.filter { _ in Int.random(in: 0..<10, using: &random) > 0 })
    let gone = RowSet(capacity: 600, rows.filter { _ in Int.random(in: 0..<10, using: &random) == 0 })
    let lists = [
      RowList(RowSet(capacity: 600, rows)), RowList(rows.shuffled(using: &random)),
      RowList(RowSet(capacity: 600, rows), reversed: 100),
    ]
    for list in lists {
      let isOpen = { (place: Int) in !read.contains(list[place]) && !gone.contains(list[place]) }
      for place in list.indices {
        let next = list.indices.dropFirst(place + 1).first(where: isOpen)
        let previous = list.indices.prefix(place).last(where: isOpen)
        #expect(list.index(from: place, forward: true, outside: [read, gone]) == next)
        #expect(list.index(from: place, forward: false, outside: [read, gone]) == previous)
        let third = list.indices.dropFirst(place + 1).filter(isOpen).prefix(3).last
        #expect(list.index(from: place, forward: true, steps: 3, outside: [read, gone]) == third)
        let back = list.indices.prefix(place).filter(isOpen).suffix(3).first
        #expect(list.index(from: place, forward: false, steps: 3, outside: [read, gone]) == back)
      }
      #expect(list.index(from: 0, forward: true, outside: [.all(capacity: 600)]) == nil)
    }
    #expect(RowList([]).index(from: 0, forward: true, outside: []) == nil)
  }
}
