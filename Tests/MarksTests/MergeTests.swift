import Papers
import Testing

@testable import Marks

struct MergeTests {
  @Test func `the later change of each part wins`() {
    var here = MarkTable()
    here.set(.starred, true, for: [.bert], at: .second(1), name: "")
    here.set(.read, true, for: [.bert], at: .second(9), name: "")
    var there = MarkTable()
    there.set(.starred, true, for: [.bert], at: .second(2), name: "")
    there.set(.starred, false, for: [.bert], at: .second(3), name: "")
    there.setNote("theirs", for: .adam, at: .second(4), name: "")
    let merged = here.merging(there)
    #expect(merged.marks(of: .bert)?[.starred] == false)
    #expect(merged.marks(of: .bert)?[.read] == true)
    #expect(merged.marks(of: .adam)?.note?.text == "theirs")
    #expect(merged.history.entries.count == 5)
  }

  @Test func `at the same moment set wins over unset`() {
    var here = MarkTable()
    here.set(.starred, true, for: [.bert], at: .second(1), name: "")
    var there = here
    there.set(.starred, false, for: [.bert], at: .second(5), name: "")
    here.set(.starred, false, for: [.bert], at: .second(2), name: "")
    here.set(.starred, true, for: [.bert], at: .second(5), name: "")
    #expect(here.merging(there).marks(of: .bert)?[.starred] == true)
    #expect(there.merging(here).marks(of: .bert)?[.starred] == true)
  }

  @Test func `the order, the grouping and the number of merges make no difference`() {
    var generator = SeededGenerator(seed: 20_261_123)
    for _ in 0..<2_000 {
      let a = MarkTable.random(using: &generator)
      let b = MarkTable.random(using: &generator)
      let c = MarkTable.random(using: &generator)
      let ab = a.merging(b)
      #expect(ab == b.merging(a))
      #expect(ab.merging(c) == a.merging(b.merging(c)))
      #expect(ab.merging(b) == ab && ab.merging(ab) == ab && a.merging(MarkTable()) == a)
    }
  }
}
