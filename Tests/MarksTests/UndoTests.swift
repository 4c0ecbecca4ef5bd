import Papers
import TestSupport
import Testing

@testable import Marks

struct UndoTests {
  @Test func `undo takes back the newest step and redo does it again`() {
    var table = MarkTable()
    table.set(.starred, true, for: [.bert], at: .second(1), name: "starred 'BERT'")
    table.set(.read, true, for: [.adam], at: .second(2), name: "read 'Adam'")
    #expect(table.undo(at: .second(3))?.name == "read 'Adam'")
    #expect(table.marks(of: .adam)?[.read] == false)
    #expect(table.marks(of: .adam)?.changed(.read) == .second(3))
    let second = table.undo(at: .second(4))
    #expect(second == MarkChange(name: "starred 'BERT'", ids: [.bert], leftAlone: []))
    #expect(table.undo(at: .second(5)) == nil)
    #expect(!table.canUndo && table.canRedo)
    #expect(table.redo(at: .second(6))?.name == "starred 'BERT'")
    #expect(table.redo(at: .second(7))?.name == "read 'Adam'")
    #expect(table.redo(at: .second(8)) == nil)
    #expect(table.marks(of: .bert)?[.starred] == true && table.marks(of: .adam)?[.read] == true)
  }

  @Test func `a new step after undo forgets what was undone`() {
    var table = MarkTable()
    table.set(.starred, true, for: [.bert], at: .second(1), name: "one")
    table.set(.starred, true, for: [.adam], at: .second(2), name: "two")
    _ = table.undo(at: .second(3))
    table.set(.later, true, for: [.adam], at: .second(4), name: "three")
    #expect(!table.canRedo)
    #expect(table.undo(at: .second(5))?.name == "three")
    #expect(table.undo(at: .second(6))?.name == "one")
  }

  @Test func `what was changed elsewhere meanwhile is left alone and said`() {
    var table = MarkTable()
    table.set(.starred, true, for: [.bert, .adam], at: .second(1), name: "starred 2 papers")
    var elsewhere = table
    elsewhere.set(.starred, false, for: [.bert], at: .second(2), name: "unstarred")
    table = table.merging(elsewhere)
    let undone = table.undo(at: .second(3))
    #expect(undone == MarkChange(name: "starred 2 papers", ids: [.adam], leftAlone: [.bert]))
    #expect(table.marks(of: .bert)?.changed(.starred) == .second(2))
  }

  @Test func `an edited note comes back as it was`() {
    var table = MarkTable()
    table.setNote("first", for: .bert, at: .second(1), name: "note")
    table.setNote("second", for: .bert, at: .second(2), name: "note")
    _ = table.undo(at: .second(3))
    #expect(table.marks(of: .bert)?.note?.text == "first")
    _ = table.redo(at: .second(4))
    #expect(table.marks(of: .bert)?.note?.text == "second")
  }

  @Test func `many undos and redos end where they began`() {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var table = MarkTable.random(using: &generator, unknownFields: false)
      while table.redo(at: .second(10)) != nil {}
      let end = table.plainValues
      var steps = 0
      while table.undo(at: .second(20)) != nil { steps += 1 }
      #expect(table.plainValues.isEmpty)
      for _ in 0..<steps { #expect(table.redo(at: .second(30)) != nil) }
      #expect(table.plainValues == end)
    }
  }

  @Test func `the history is capped, by steps and by weight`() {
    var table = MarkTable()
    for step in 0..<(MarkHistory.longest + 10) {
      table.set(.read, step.isMultiple(of: 2), for: [.bert], at: .second(Int64(step)), name: "\(step)")
    }
    #expect(table.history.entries.count == MarkHistory.longest)
    var history = table.history
    func add(_ count: Int, at second: Int64) {
      let edit = Edit(.mark(.read, true), (0..<count).map { PaperID(key: "arxiv:\($0)") })
      let step = Step(id: StepID(made: .second(second), checksum: 0), name: "\(second)", at: .second(second), edits: [edit])
      history.merge([MarkHistory.Entry(step)], isElsewhere: false)
    }
    add(MarkHistory.heaviest - MarkHistory.longest + 1, at: 50_000)
    #expect(history.entries.count == MarkHistory.longest)
    add(MarkHistory.heaviest + 5, at: 50_001)
    #expect(history.entries.count == 1 && history.undoable?.weight == MarkHistory.heaviest + 5)
    add(100_000, at: 50_002)
    add(100_000, at: 50_003)
    #expect(history.entries.count == 2, "what fits is kept")
  }

  @Test func `of steps made elsewhere no more is remembered than of the history, and none is ours to undo`() {
    var (ours, theirs) = (MarkTable(), MarkTable())
    ours.set(.starred, true, for: [.bert], at: .second(0), name: "ours")
    for step in 1..<(4 * MarkHistory.longest) {
      theirs.set(.read, !step.isMultiple(of: 2), for: [.adam], at: .second(Int64(step)), name: "\(step)")
      guard step.isMultiple(of: 500) else { continue }
      ours.merge(theirs, isElsewhere: true)
      #expect(ours.canUndo == (step < MarkHistory.longest))
    }
    #expect(ours.history.entries.count == MarkHistory.longest)
    #expect(ours.history.elsewhere.count <= 2 * MarkHistory.longest)
  }
}

extension MarkTable {
  /// What is set, tagged and noted, without times.
  fileprivate var plainValues: Set<String> {
    var values: Set<String> = []
    for (id, marks) in papers {
      for mark in Mark.allCases where marks[mark] { values.insert("\(id) \(mark)") }
      for tag in marks.tags { values.insert("\(id) tag \(tag)") }
      if marks.hasNote { values.insert("\(id) note \(marks.note?.text ?? "")") }
    }
    return values
  }
}
