import Papers
import TestSupport
import Testing

@testable import Marks

struct StateTextTests {
  @Test func `the file reads as documented`() {
    var table = MarkTable()
    table.set(.starred, true, for: [.bert, .attention], at: .second(0), name: "starred 2 papers")
    table.set(.read, true, for: [.bert], at: .second(1), name: "read")
    table.setTag("to cite", true, for: [.bert], at: .second(2), name: "tagged")
    table.setNote("see \"§3\"\n", for: .bert, at: .second(3), name: "note")
    _ = table.undo(at: .second(4))
    #expect(
      String(decoding: StateEncoder.encode(table), as: UTF8.self) == #"""
        {
          "format": "lectern-state",
          "version": 1,
          "papers": {
            "acl:N19-1423": {"note":{"at":"2026-11-23T08:00:04.000Z","replaced":["2026-11-23T08:00:03.000Z"],"text":""},"read":{"at":"2026-11-23T08:00:01.000Z","set":true},"starred":{"at":"2026-11-23T08:00:00.000Z","set":true},"tags":{"to cite":{"at":"2026-11-23T08:00:02.000Z","set":true}}},
            "arxiv:1706.03762": {"starred":{"at":"2026-11-23T08:00:00.000Z","set":true}}
          },
          "history": [
            {"at":"2026-11-23T08:00:00.000Z","edits":[{"mark":"starred","papers":["acl:N19-1423","arxiv:1706.03762"],"set":true}],"id":"2026-11-23T08:00:00.000Z-1f4898fd","name":"starred 2 papers"},
            {"at":"2026-11-23T08:00:01.000Z","edits":[{"mark":"read","papers":["acl:N19-1423"],"set":true}],"id":"2026-11-23T08:00:01.000Z-fb3dd993","name":"read"},
            {"at":"2026-11-23T08:00:02.000Z","edits":[{"papers":["acl:N19-1423"],"set":true,"tag":"to cite"}],"id":"2026-11-23T08:00:02.000Z-d95a8c06","name":"tagged"},
            {"at":"2026-11-23T08:00:04.000Z","edits":[{"after":"see \"§3\"\n","before":"","papers":["acl:N19-1423"]}],"id":"2026-11-23T08:00:03.000Z-2fa596c2","name":"note","undone":true}
          ]
        }

        """#)
  }

  @Test func `an empty table has a short file`() {
    let text =
      "{\n  \"format\": \"lectern-state\",\n  \"version\": 1,\n  \"papers\": {},\n  \"history\": []\n}\n"
    #expect(String(decoding: StateEncoder.encode(MarkTable()), as: UTF8.self) == text)
    #expect(StateDecoder.decode(Array(text.utf8)).table == MarkTable())
  }

  @Test func `whatever is written is read again, unknown members and all`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<1_000 {
      let table = MarkTable.random(using: &generator)
      let bytes = StateEncoder.encode(table)
      let reading = StateDecoder.decode(bytes)
      #expect(reading.problems.isEmpty)
      #expect(reading.version == 1)
      #expect(reading.table == table)
      #expect(StateEncoder.encode(reading.table) == bytes)
    }
  }

  @Test func `a step with keys beyond the limit is kept and not undone`() {
    let long = String(repeating: "x", count: MarkTable.longestKey + 1)
    let text = #"""
      {"format":"lectern-state","version":1,"papers":{"doi:1":{"read":{"set":true}}},"history":[
      {"edits":[{"mark":"read","set":true,"papers":["\#(long)"]}]},{"edits":[{"tag":"\#(long)","set":true}]}]}
      """#
    var table = StateDecoder.decode(Array(text.utf8)).table
    #expect(table.history.entries.count == 2)
    #expect(table.undo(at: .second(1)) == nil)
  }

  /// A file by hand of a newer minor version, with members of its own at every level and every kind of value.
  private static let newer = #"""
    {"\u0066uture": 1.0, "format": "lectern-state", "version": 1,
     "papers": {
       "arxiv:1": {"starred": {"set": true, "at": "2026-11-23T08:00:00.000Z", "device": "a b"},
                   "priority": {"at": "x", "set": 12345678901234567890.10e+2},
                   "tags": {"t": {"set": true, "at": "2026-11-23T09:00:00+01:00", "by": [ 1, { } ]}},
                   "note": {"text": "n", "at": "2026-11-23T08:00:00Z", "style": "\ud83d\ude00 \/"}}},
     "history": [{"name": "later kind", "at": "2026-11-23T08:00:00Z", "edits": [{"rating": 5}]},
                 {"name": "star", "at": "2026-11-23T08:00:00Z", "by": null,
                  "edits": [{"mark": "starred", "set": true, "papers": ["arxiv:1"]}]}]}
    """#

  @Test func `unknown members survive a change and a rewrite as they were written`() {
    let reading = StateDecoder.decode(Array(Self.newer.utf8))
    #expect(reading.problems.isEmpty)
    var table = reading.table
    table.set(.starred, false, for: [PaperID(key: "arxiv:1")], at: .second(60), name: "unstar")
    let text = String(decoding: StateEncoder.encode(table), as: UTF8.self)
    let kept = [
      #""\u0066uture": 1.0"#, #""device":"a b""#, #""priority":{"at":"x","set":12345678901234567890.10e+2}"#,
      #""by":[1,{}]"#, #""style":"\ud83d\ude00 \/""#, #"{"name":"later kind""#, #""edits":[{"rating":5}]"#,
      #""by":null"#,
    ]
    for part in kept { #expect(text.contains(part), "\(part) is kept") }
    _ = table.undo(at: .second(61))
    #expect(table.undo(at: .second(62))?.name == "star")
    #expect(table.undo(at: .second(63)) == nil)
  }

  @Test func `a mark without a time counts as set in 1970`() {
    let text = #"{"format":"lectern-state","version":1,"papers":{"doi:1":{"read":{"set":true}}}}"#
    let reading = StateDecoder.decode(Array(text.utf8))
    #expect(reading.problems.isEmpty)
    #expect(reading.table.marks(of: PaperID(key: "doi:1"))?.changed(.read) == .earliest)
  }

  @Test func `a paper that stands there twice is merged`() {
    let text = #"""
      {"format":"lectern-state","version":1,"papers":{
      "doi:1":{"read":{"set":true,"at":"2026-01-02T00:00:00Z"}},
      "doi:1":{"read":{"set":false,"at":"2026-01-01T00:00:00Z"},"later":{"set":true}}}}
      """#
    let marks = StateDecoder.decode(Array(text.utf8)).table.marks(of: PaperID(key: "doi:1"))
    #expect(marks?[.read] == true && marks?[.later] == true)
  }

  @Test(arguments: [
    #""starred":5"#, #""starred":{"at":"2026-11-23T08:00:00Z"}"#,
    #""read":{"set":true,"at":"2026-02-30T00:00:00Z"}"#,
    #""read":{"set":1}"#, #""note":{"text":null}"#, #""tags":["a"]"#, #""tags":{"a":true}"#,
  ])
  func `a paper of the wrong shape costs only itself`(member: String) {
    let text = #"""
      {"format":"lectern-state","version":1,"papers":{"doi:1":{"read":{"set":true}},
      "doi:2":{\#(member)},"doi:3":{"later":{"set":true}}},"history":[]}
      """#
    let reading = StateDecoder.decode(Array(text.utf8))
    #expect(reading.problems.count == 1)
    #expect(Set(reading.table.ids.map(\.key)) == ["doi:1", "doi:3"])
  }

  @Test(arguments: [
    "", " ", "null", "[]", "{", "{}", "{\"format\":\"lectern-state\"}", "{\"version\":1,\"papers\":{}}",
    #"{"format":"other","version":1,"papers":{}}"#, #"{"format":"lectern-state","version":1.5,"papers":{}}"#,
    #"{"format":"lectern-state","version":1}"#, #"{"format":"lectern-state","version":1,"papers":{}} x"#,
    #"{"format":"lectern-state","version":1,"papers":{},}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":01}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":-}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":1.}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":1e}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":"\q"}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":"\u12g4"}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":nul}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":[1 2]}"#,
    #"{"format":"lectern-state","version":1,"papers":{},"x":[1}}"#,
    "{\"format\":\"lectern-state\",\"version\":1,\"papers\":{},\"x\":\"\n\"}",
  ])
  func `a text that is no state has a problem`(text: String) {
    #expect(!StateDecoder.decode(Array(text.utf8)).problems.isEmpty)
  }

  @Test func `deep nesting, a byte order mark and bytes that are no UTF-8 are told apart`() {
    let head = #"{"format":"lectern-state","version":1,"papers":{},"x":"#
    for (depth, isSound) in [(JSONReader.deepest, true), (JSONReader.deepest + 1, false), (1_000_000, false)]
    {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(StateDecoder.decode(Array((head + nested + "}").utf8)).problems.isEmpty == isSound)
    }
    #expect(StateDecoder.decode([0xEF, 0xBB, 0xBF] + Array((head + "1}").utf8)).problems.isEmpty)
    #expect(!StateDecoder.decode(Array((head + "\"").utf8) + [0xC3, 0x22, 0x7D]).problems.isEmpty)
  }

  @Test func `moments are written and read exactly`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let time = Timestamp(milliseconds: .random(in: 0...Timestamp.latest.milliseconds, using: &generator))
      var text: [UInt8] = []
      StateTime.write(time, to: &text)
      #expect(text.count == 24)
      #expect(StateTime.read(text[...]) == time)
      #expect(Timestamp(String(decoding: text, as: UTF8.self)) == time)
    }
  }
}
