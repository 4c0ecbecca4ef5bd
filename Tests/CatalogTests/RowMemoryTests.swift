import Testing

@testable import Catalog

@Suite("What was found lately")
struct RowMemoryTests {
  /// How often a set had to be found when `keys` were asked for in turn.
  private func found(_ keys: some Sequence<Int>, capacity: Int, in memory: RowMemory<Int> = RowMemory()) -> Int {
    var count = 0
    for key in keys {
      _ = memory.rows(of: key) { () -> RowSet in
        count += 1
        return RowSet(capacity: capacity, [Row(Int32(key % max(1, capacity)))])
      }
    }
    return count
  }

  @Test("is not found again, and is what was found")
  func remembered() {
    let memory = RowMemory<Int>()
    #expect(found([1, 2, 1, 2, 1], capacity: 10, in: memory) == 2)
    #expect(memory.rows(of: 2) { RowSet(capacity: 10) } == RowSet(capacity: 10, [Row(2)]))
  }

  @Test("is forgotten after so many others, however few rows there are")
  func bounded() {
    let keys = Array(0..<RowMemory<Int>.most)
    #expect(found(keys + keys, capacity: 10) == keys.count)
    // One more does not fit, and makes room for all that come.
    #expect(found(keys + [keys.count] + keys, capacity: 10) == 2 * keys.count + 1)
  }

  @Test("is forgotten sooner the more memory it takes, but the last few words are always known")
  func large() {
    let keys = Array(0..<16)
    #expect(found(keys + keys, capacity: 8_000_000) == keys.count)
    #expect(found(keys + [keys.count] + keys, capacity: 8_000_000) == 2 * keys.count + 1)
  }
}
