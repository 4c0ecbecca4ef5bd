import Papers
import TestSupport
import Testing

@testable import Marks

struct DetailTests {
  @Test func `a detail is given, replaced and taken away, and undo brings back what each paper had`() {
    var table = MarkTable()
    #expect(table.setDetail(.snoozed, "2026-12-01", for: [.bert], at: .second(1), name: "one") == 1)
    #expect(table.setDetail(.snoozed, "2026-12-24", for: [.bert, .adam], at: .second(2), name: "two") == 2)
    #expect(table.setDetail(.snoozed, "2026-12-24", for: [.bert, .adam], at: .second(3), name: "same") == 0)
    #expect(table.marks(of: .adam)?[.snoozed] == "2026-12-24")
    #expect(table.undo(at: .second(4))?.name == "two")
    #expect(table.marks(of: .bert)?[.snoozed] == "2026-12-01")
    #expect(table.marks(of: .adam)?[.snoozed] == "")
    #expect(table.redo(at: .second(5))?.ids.count == 2)
    #expect(table.marks(of: .bert)?[.snoozed] == "2026-12-24")
  }

  @Test func `of two machines the later change of each detail wins, in any order`() {
    var here = MarkTable()
    here.setDetail(.place, "i00001", for: [.bert], at: .second(1), name: "")
    here.setDetail(.snoozed, "2026-12-01", for: [.bert], at: .second(5), name: "")
    var there = MarkTable()
    there.setDetail(.place, "i00002", for: [.bert], at: .second(2), name: "")
    there.setDetail(.snoozed, "", for: [.bert], at: .second(4), name: "")
    let merged = here.merging(there)
    #expect(merged == there.merging(here))
    #expect(merged.marks(of: .bert)?[.place] == "i00002")
    #expect(merged.marks(of: .bert)?[.snoozed] == "2026-12-01")
  }

  @Test func `the file holds details by name, and gives them back`() throws {
    var table = MarkTable()
    table.setDetail(.rule, "no \"surveys\"", for: [.bert], at: .second(1), name: "rule")
    let bytes = StateEncoder.encode(table)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#"{"rule":{"at":"2026-11-23T08:00:01.000Z","value":"no \"surveys\""}}"#))
    #expect(text.contains(#"{"after":"no \"surveys\"","before":"","detail":"rule","papers":["acl:N19-1423"]}"#))
    let reading = StateDecoder.decode(bytes)
    #expect(reading.problems.isEmpty)
    #expect(reading.table == table)
    #expect(StateEncoder.encode(reading.table) == bytes)
  }

  @Test func `an edit of a detail that only a newer version knows is kept as it is`() {
    let line = #"{"at":"2026-11-23T08:00:01.000Z","edits":[{"after":"x","before":"","detail":"mood","papers":["a:b"]}],"name":"n"}"#
    let text = #"{"format":"lectern-state","version":1,"papers":{},"history":["# + line + "]}"
    let reading = StateDecoder.decode(Array(text.utf8))
    #expect(reading.problems.isEmpty)
    #expect(reading.table.history.entries.count == 1)
    #expect(!reading.table.canUndo)
    #expect(String(decoding: StateEncoder.encode(reading.table), as: UTF8.self).contains("\"mood\""))
  }

  @Test func `what is no text of a few thousand bytes is refused`() {
    var table = MarkTable()
    let long = String(repeating: "x", count: MarkTable.longestKey + 1)
    #expect(table.setDetail(.rule, long, for: [.bert], at: .second(1), name: "") == 0)
    let text = #"{"format":"lectern-state","version":1,"papers":{"a:b":{"place":{"value":7}}}}"#
    #expect(StateDecoder.decode(Array(text.utf8)).problems.count == 1)
  }
}

struct HandOrderTests {
  @Test func `there is a place between any two, and none ends where nothing fits before it`() throws {
    var generator = SeededGenerator(seed: 7)
    var places = [HandOrder.after(nil)]
    for _ in 0..<2_000 {
      let index = Int.random(in: 0...places.count, using: &generator)
      let low = index > 0 ? places[index - 1] : nil
      let place = try #require(
        index == places.count ? HandOrder.after(low) : HandOrder.between(low, places[index]))
      #expect(HandOrder.isPlace(place))
      places.insert(place, at: index)
    }
    #expect(places == places.sorted() && Set(places).count == places.count)
    #expect((places.map(\.utf8.count).max() ?? 0) < 60)
  }

  @Test func `a queue may grow at its end for long`() {
    var last: String?
    for _ in 0..<5_000 {
      let next = HandOrder.after(last)
      #expect(last.map { $0 < next } ?? true)
      last = next
    }
    #expect(last?.utf8.count == 6)
    #expect(HandOrder.after("zzzzzz") > "zzzzzz")
  }

  @Test func `nothing lies between a place and itself, and other texts are no places`() {
    #expect(HandOrder.between("i", "i") == nil && HandOrder.between("j", "i") == nil)
    for text in ["", "0", "i0", "I", "é", "a b", String(repeating: "i", count: 201)] { #expect(!HandOrder.isPlace(text)) }
  }
}

struct SnoozeTests {
  private static let today = PaperDate(dayNumber: 20_780)  // 2026-11-23

  @Test(arguments: [
    ("tomorrow", "2026-11-24"), ("Week", "2026-11-30"), ("month", "2026-12-23"), ("3d", "2026-11-26"), ("2w", "2026-12-07"),
    ("2027-02-01", "2027-02-01"), ("2027-02", "2027-02-01"), ("version", "version 2024-05-05"),
  ])
  func `what is typed becomes a day or a version`(typed: String, text: String) throws {
    #expect(Self.today.description == "2026-11-23")
    let snooze = try #require(SnoozeGoal(typed, today: Self.today)).snooze(version: PaperDate("2024-05-05"))
    #expect(snooze.text == text)
    #expect(Snooze(text) == snooze)
  }

  @Test(arguments: ["", "today", "2026-11-23", "2020-01-01", "0d", "-1d", "99999999999999999999d", "soon", "d", "é"])
  func `the past and the unknown are refused`(typed: String) {
    #expect(SnoozeGoal(typed, today: Self.today) == nil)
  }

  @Test func `what a file holds otherwise is no snooze`() {
    for text in ["", "version soon", "tomorrow", "2026-13-01"] { #expect(Snooze(text) == nil) }
    #expect(Snooze("version") == .newVersion(than: nil))
  }
}
