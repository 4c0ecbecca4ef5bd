import Papers
import Testing

@testable import Marks

struct MarkTableTests {
  @Test func `setting a mark keeps its time and leaves the others alone`() {
    var table = MarkTable()
    #expect(table.set(.starred, true, for: [.bert, .adam], at: .second(1), name: "starred") == 2)
    #expect(table.set(.dismissed, true, for: [.bert], at: .second(2), name: "dismissed") == 1)
    let marks = table.marks(of: .bert)
    #expect(marks?[.starred] == true && marks?[.dismissed] == true && marks?[.read] == false)
    #expect(marks?.changed(.starred) == .second(1))
    #expect(marks?.changed(.dismissed) == .second(2))
    #expect(marks?.changed(.read) == nil)
    #expect(Set(table.ids) == [.bert, .adam])
    #expect(table.marks(of: .attention) == nil)
  }

  @Test func `what is so already is no change and no step`() {
    var table = MarkTable()
    #expect(table.set(.read, false, for: [.bert], at: .second(1), name: "unread") == 0)
    #expect(table == MarkTable())
    table.set(.read, true, for: [.bert], at: .second(1), name: "read")
    let before = table
    #expect(table.set(.read, true, for: [.bert, .bert], at: .second(9), name: "read") == 0)
    #expect(table.setTag("", true, for: [.bert], at: .second(9), name: "tag") == 0)
    #expect(table.setNote("", for: .bert, at: .second(9), name: "note") == 0)
    #expect(table == before)
  }

  @Test func `a paper given twice counts once`() {
    var table = MarkTable()
    #expect(table.set(.read, true, for: [.bert, .adam, .bert], at: .second(1), name: "read") == 2)
  }

  @Test func `mixed changes are one step, and the last of two on one mark holds`() {
    var table = MarkTable()
    table.set(.later, true, for: [.bert], at: .second(0), name: "later")
    let count = table.change(
      [(.adam, .starred, false), (.bert, .later, false), (.adam, .starred, true), (.bert, .read, true)],
      at: .second(1), name: "triage")
    #expect(count == 3)
    #expect(table.marks(of: .adam)?[.starred] == true)
    #expect(table.marks(of: .bert)?[.later] == false)
    let undone = table.undo(at: .second(2))
    #expect(undone?.name == "triage")
    #expect(undone.map { Set($0.ids) } == [.adam, .bert])
    #expect(table.marks(of: .adam)?[.starred] == false)
    #expect(table.marks(of: .bert)?[.later] == true)
    #expect(table.marks(of: .bert)?[.read] == false)
  }

  @Test func `tags are listed sorted and notes can be removed`() {
    var table = MarkTable()
    table.setTag("survey", true, for: [.bert], at: .second(1), name: "tagged")
    table.setTag("cite", true, for: [.bert], at: .second(2), name: "tagged")
    table.setTag("old", true, for: [.bert], at: .second(3), name: "tagged")
    table.setTag("old", false, for: [.bert], at: .second(4), name: "untagged")
    #expect(table.marks(of: .bert)?.tags == ["cite", "survey"])
    #expect(table.marks(of: .bert)?.hasTag("old") == false)
    #expect(table.setNote("see §3", for: .bert, at: .second(5), name: "note") == 1)
    #expect(table.marks(of: .bert)?.note?.text == "see §3")
    #expect(table.setNote("", for: .bert, at: .second(6), name: "note") == 1)
    #expect(table.marks(of: .bert)?.hasNote == false)
  }

  @Test func `a clock that goes back never writes an older change`() {
    var table = MarkTable()
    table.set(.read, true, for: [.bert], at: .second(100), name: "read")
    let before = table
    table.set(.read, false, for: [.bert], at: .second(1), name: "unread")
    #expect(before.merging(table).marks(of: .bert)?[.read] == false)
  }

  @Test(arguments: [Int64.min, -1, .max])
  func `a time outside the calendar is brought inside`(milliseconds: Int64) throws {
    var table = MarkTable()
    for isSet in [true, false, true] {
      table.set(
        .read, isSet, for: [.bert], at: Timestamp(milliseconds: milliseconds), name: "read")
    }
    let changed = try #require(table.marks(of: .bert)?.changed(.read))
    #expect(changed >= .earliest && changed <= .latest)
  }

  @Test func `a key that the file cannot hold is ignored`() {
    var table = MarkTable()
    let long = String(repeating: "x", count: MarkTable.longestKey + 1)
    #expect(table.set(.read, true, for: [PaperID(key: long)], at: .second(1), name: "read") == 0)
    #expect(table.setTag(long, true, for: [.bert], at: .second(1), name: "tag") == 0)
    #expect(table.papers.isEmpty)
  }
}
