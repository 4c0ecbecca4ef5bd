import Glibc
import Papers
import TestSupport
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

  /// How many triples of tables: 2,000, or 100,000 with the switch for long checks.
  private static let rounds = getenv("LECTERN_LONG_TESTS") == nil ? 2_000 : 100_000

  /// Three machines that began with the same file and go on by themselves, merging now and then.
  private static func machines(using generator: inout SeededGenerator) -> [MarkTable] {
    let start = MarkTable.random(using: &generator)
    var machines = (0..<3).map { _ in start.merging(.random(using: &generator)) }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let (from, to) = (Int.random(in: 0..<3, using: &generator), Int.random(in: 0..<3, using: &generator))
      machines[to] = machines[to].merging(machines[from])
      machines[to].change(
        [(.bert, Mark.allCases[from], Bool.random(using: &generator))], at: .second(Int64(to)), name: "change")
      machines[to].setNote("text \(Int.random(in: 0...2, using: &generator))", for: .bert, at: .second(3), name: "note")
    }
    return machines
  }

  @Test func `the order, the grouping and the number of merges make no difference`() {
    var generator = SeededGenerator(seed: 20_261_123)
    for round in 0..<Self.rounds {
      let machines = Self.machines(using: &generator)
      let (a, b, c) = (machines[0], machines[1], machines[2])
      let ab = a.merging(b)
      let isLawful =
        ab == b.merging(a) && ab.merging(c) == a.merging(b.merging(c)) && ab.merging(b) == ab
        && ab.merging(ab) == ab && a.merging(MarkTable()) == a && a.merging(a) == a
      #expect(isLawful, "round \(round)")
      if round % 50 == 0 {
        #expect(StateEncoder.encode(ab.merging(c)) == StateEncoder.encode(c.merging(b).merging(a)))
      }
    }
  }

  @Test(arguments: [-3_600, 3_600, 86_400 * 365] as [Int64])
  func `with clocks apart, what is changed after it was seen has the last word`(skew: Int64) {
    var (here, there) = (MarkTable(), MarkTable())
    for round in 0..<20 as Range<Int64> {
      here.set(.starred, round % 2 == 0, for: [.bert], at: .second(round), name: "here")
      there = there.merging(here)
      #expect(there.marks(of: .bert)?[.starred] == (round % 2 == 0))
      there.set(.starred, round % 2 != 0, for: [.bert], at: .second(round + skew), name: "there")
      there.set(.read, true, for: [PaperID(key: "doi:\(round)")], at: .second(round + skew), name: "there")
      here = here.merging(there)
      #expect(here.marks(of: .bert)?[.starred] == (round % 2 != 0))
    }
    #expect(here.papers == there.papers && here.papers.count == 21)
  }

  @Test(arguments: ["9999-12-31T23:59:59.999Z", "7026-01-01T00:00:00.000Z", "9000-01-01T23:59:59.999Z"])
  func `a clock in the far future does not win for ever`(time: String) {
    let text = """
      {"format":"lectern-state","version":1,"papers":{"acl:N19-1423":{"starred":{"at":"\(time)","set":true},\
      "note":{"at":"\(time)","text":"future"},"tags":{"t":{"at":"\(time)","set":true}}}}}
      """
    let future = StateDecoder.decode(Array(text.utf8)).table
    var here = MarkTable().merging(future)
    here.set(.starred, false, for: [.bert], at: .second(1), name: "unstar")
    here.setTag("t", false, for: [.bert], at: .second(1), name: "untag")
    here.setNote("now", for: .bert, at: .second(1), name: "note")
    for _ in 0..<3 {
      here = StateDecoder.decode(StateEncoder.encode(here)).table.merging(future)
      let marks = here.marks(of: .bert)
      let saturated = time.hasPrefix("9000")
      // On the very last moment that there is, set wins over unset; no clock and no file of ours gets there.
      if !saturated { #expect(marks?[.starred] == false && marks?.tags == []) }
      #expect(marks?.note?.text.contains("now") == true)
    }
    // Marks of other papers are made with the time of the clock.
    here.set(.starred, true, for: [.adam], at: .second(2), name: "star")
    #expect(here.marks(of: .adam)?.changed(.starred) == .second(2))
  }

  @Test func `a note that was edited in two places keeps both texts until one is written over them`() {
    var here = MarkTable()
    here.setNote("first", for: .bert, at: .second(1), name: "note")
    var there = here
    here.setNote("mine", for: .bert, at: .second(2), name: "note")
    there.setNote("theirs", for: .bert, at: .second(3), name: "note")
    here = here.merging(there)
    #expect(here.marks(of: .bert)?.note?.isDivided == true)
    #expect(here.marks(of: .bert)?.note?.text == "theirs\n\n[also written, 2026-11-23]\nmine")
    here.setNote("both", for: .bert, at: .second(4), name: "note")
    for table in [here.merging(there), there.merging(here)] {
      #expect(table.marks(of: .bert)?.note?.text == "both")
    }
    _ = here.undo(at: .second(5))
    #expect(here.marks(of: .bert)?.note?.text == "theirs\n\n[also written, 2026-11-23]\nmine")
  }

  @Test func `a note that is written without seeing the other's goes beside it`() {
    var table = MarkTable()
    table.setNote("other window", for: .bert, at: .second(1), name: "note")
    let edit = Edit(.note(before: "", after: "mine"), [.bert])
    let answer = table.answer(to: .change([edit], name: "note"), at: .second(2))
    #expect(answer.changes.papers[.bert]?.note?.text == "mine\n\n[also written, 2026-11-23]\nother window")
    _ = table.undo(at: .second(3))
    #expect(table.marks(of: .bert)?.note?.text == "other window")
  }
}
