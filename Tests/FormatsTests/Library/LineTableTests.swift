import TestSupport
import Testing

@testable import Formats

@Suite("The table of lines")
struct LineTableTests {
  @Test("It gives what a dictionary of lists gives, newest first", arguments: [UInt32(1), 7, 1 << 31])
  func likeADictionary(spread: UInt32) {
    var table = LineTable()
    var lists: [UInt32: [UInt32]] = [:]
    var generator = SeededGenerator(seed: UInt64(spread))
    for line in 0..<20_000 as Range<UInt32> {
      // Few different hashes, at the edges of the table too, so that runs meet and go round its end.
      let hash = UInt32(truncatingIfNeeded: generator.next() % 6000) &* spread &- 3000
      table.add(hash, line: line)
      lists[hash, default: []].append(line)
    }
    for (hash, lines) in lists {
      #expect(table.lines(of: hash) == Array(lines.suffix(LineTable.limit).reversed()))
    }
    #expect(table.lines(of: 123_456_789).isEmpty)
  }

  @Test("A line counts once for its hash")
  func twice() {
    var table = LineTable()
    for _ in 1...3 { table.add(5, line: 0) }
    #expect(table.lines(of: 5) == [0])
  }
}
