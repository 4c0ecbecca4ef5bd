import Papers
import TestSupport
import Testing

@testable import Marks

@Suite("Marks as they stand in a file")
struct MarkedPapersTests {
  private static func entry(_ key: String, _ second: Int64 = 0, _ mark: Mark = .read) -> String {
    var time: [UInt8] = []
    StateTime.write(.second(second), to: &time)
    return #""\#(key)": {"\#(mark.rawValue)":{"at":"\#(String(decoding: time, as: UTF8.self))","set":true}}"#
  }

  private static func state(_ entries: [String]) -> [UInt8] {
    let papers = entries.map { "    " + $0 }.joined(separator: ",\n")
    return Array("{\n  \"format\": \"lectern-state\",\n  \"version\": 1,\n  \"papers\": {\n\(papers)\n  },\n  \"history\": []\n}\n".utf8)
  }

  /// What the text says, read by the reader for all JSON: blanks make it anything but plain.
  private static func readSlowly(_ text: [UInt8]) -> MarkTable {
    let spaced = String(decoding: text, as: UTF8.self).replacing(": {\"", with: " :\t{ \"")
    return StateDecoder.decode(Array(spaced.utf8)).table
  }

  private static let many = (0..<300).map { entry("arxiv:2401.\(10_000 + $0 * 7)", Int64($0), Mark.allCases[$0 % 4]) }

  private static let texts = [
    many, many.reversed(), many + many,
    [entry("b:2"), entry("a:1"), entry("b:2", 5), entry("b:2", 3, .starred)],
    [entry("a:\u{212A}", 1), entry("a:K", 2), entry("a:Z"), entry("a:k")],
    [entry("a:K", 2), entry("a:\u{212A}", 1)], [entry("a:\u{C5}"), entry("a:\u{212B}", 3), entry("a:A\u{30A}", 2)],
    [entry("a:1"), "\"a:2\": {\"note\":{\"at\":\"2026-11-23T08:00:00.000Z\",\"text\":\"x\"}}", entry("a:3")],
    [entry("a:2"), "\"a:2\" : {\"later\":{\"set\":true}}", entry("a:1")],
    ["\"a:2\": {\"later\":{\"set\":true}}", entry("a:2"), entry("a:10")], [entry("\u{7F}"), entry("")],
  ]

  @Test("Entries in any order and form are the same marks and are written sorted", arguments: 0..<11)
  func forms(number: Int) {
    #expect(Self.texts.count == 11)
    let text = Self.state(Self.texts[number])
    let reading = StateDecoder.decode(text)
    #expect(reading.problems.isEmpty)
    let slow = Self.readSlowly(text)
    #expect(reading.table == slow && slow == reading.table)
    #expect(reading.table.papers.count == slow.papers.count)
    let written = StateEncoder.encode(reading.table)
    // Of keys that are equal and spelt differently, either spelling may be the one that stays.
    if !String(decoding: text, as: UTF8.self).contains("\u{212A}") { #expect(written == StateEncoder.encode(slow)) }
    #expect(StateEncoder.encode(StateDecoder.decode(written).table) == written)
    #expect(Set(reading.table.ids) == Set(slow.ids) && reading.table.ids.count == slow.ids.count)
    for id in slow.ids { #expect(reading.table.marks(of: id) == slow.marks(of: id)) }
  }

  @Test(
    "Times that would be written otherwise are read as JSON",
    arguments: ["1969-12-31T23:00:00.000Z", "9001-01-01T00:00:00.000Z", "2026-W48-1T08:00:00.000Z", "2026-02-30T08:00:00.000Z"])
  func times(time: String) {
    let text = Self.state(["\"a:1\": {\"read\":{\"at\":\"\(time)\",\"set\":true}}", "\"a:2\": {\"read\":{\"at\":\"\(time)\",\"set\":true}}"])
    let (reading, slow) = (StateDecoder.decode(text), Self.readSlowly(text))
    #expect(reading.table == slow)
    #expect(StateEncoder.encode(reading.table) == StateEncoder.encode(slow))
  }

  @Test("Changes of a file's marks come to the same as changes of marks that no file had", arguments: 0..<30 as Range<UInt64>)
  func changes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.state(Self.many)
    var (table, slow) = (StateDecoder.decode(text).table, Self.readSlowly(text))
    let before = table
    for second in 0..<20 {
      let number = Int.random(in: 0..<320, using: &random)
      // Now and then very many papers at once, which are taken in otherwise than few.
      let several = second % 4 == 3 ? 0..<Int.random(in: 60...320, using: &random) : number..<number + 1
      let ids = several.map { PaperID(key: "arxiv:2401.\(10_000 + $0 * 7)") }
      let mark = Mark.allCases[number % 4]
      let at = Timestamp.second(Int64(second) * 20)
      let isSet = Bool.random(using: &random)
      #expect(table.set(mark, isSet, for: ids + ids.prefix(2), at: at, name: "x") == slow.set(mark, isSet, for: ids, at: at, name: "x"))
    }
    #expect(table == slow)
    #expect(StateEncoder.encode(table) == StateEncoder.encode(slow))
    let changes = table.changes(since: before)
    #expect(changes == slow.changes(since: Self.readSlowly(text)))
    #expect(changes == StateDecoder.decode(StateEncoder.encode(table)).table.changes(since: before))
    var again = before
    again.take(changes)
    #expect(again == table && before.merging(table) == table && table.merging(before) == table)
    #expect(table.changes(since: table).isEmpty && before.changes(since: before).isEmpty)
    #expect(before == StateDecoder.decode(text).table && (changes.isEmpty || before != table))
  }

  @Test("Every paper is handed over once")
  func handing() {
    var table = StateDecoder.decode(Self.state(Self.many)).table
    table.set(.starred, true, for: [PaperID(key: "arxiv:2401.10007"), .bert], at: .second(900), name: "x")
    var handed: [PaperID: Bool] = [:]
    table.papers.forEach(
      plain: { key, marks in handed[PaperID(key: String(decoding: key, as: UTF8.self))] = marks[.starred] },
      other: { id, marks in handed[id] = marks[.starred] })
    #expect(handed.count == 301 && handed.count == table.papers.count)
    #expect(handed == Dictionary(uniqueKeysWithValues: table.ids.map { ($0, table.marks(of: $0)?[.starred] ?? false) }))
    #expect(handed[.bert] == true && handed[PaperID(key: "arxiv:2401.10007")] == true)
  }
}
