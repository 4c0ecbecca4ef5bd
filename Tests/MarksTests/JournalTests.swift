import Glibc
import Papers
import Testing

@testable import Marks

/// Marking as the reader does it: a line in the journal for each step, folded into the state file later.
struct JournalTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static func star(_ ids: PaperID..., name: String = "starred") -> MarkRequest {
    .change([Edit(.mark(.starred, true), ids)], name: name)
  }

  /// A journal of four lines: two stars, a tag, a note, and the note taken back.
  private func fill(_ file: MarkFile) throws {
    _ = try file.perform(Self.star(.bert, .attention, name: "starred 2 papers"), at: .second(0))
    _ = try file.perform(.change([Edit(.tag("to cite", true), [.bert])], name: "tagged"), at: .second(1))
    let note = Edit(.note(before: "", after: "see \"§3\"\n"), [.bert])
    _ = try file.perform(.change([note], name: "note"), at: .second(2))
    _ = try file.perform(.undo, at: .second(3))
  }

  @Test func `the journal reads as documented`() throws {
    try fill(scratch.file())
    let text = String(decoding: try #require(scratch.read("state.journal")), as: UTF8.self)
    #expect(text == Self.documented)
    #expect(scratch.names == ["state.journal", "state.json.lock"])
  }

  @Test(arguments: [1, JournalLine.most, JournalLine.most + 1, 1_000])
  func `a step of many papers is one line that does not repeat them, and reads as it was meant`(count: Int) throws {
    let ids = (0..<count).map { PaperID(key: "arxiv:2401.\(10_000 + $0)") }
    let requests: [MarkRequest] = [
      .change([Edit(.mark(.starred, true), Array(ids.prefix(count / 3)))], name: "some"),
      .change([Edit(.mark(.read, true), ids)], name: "read"),
      .undo, .redo,
      .change([Edit(.tag("x", true), ids), Edit(.detail(.place, before: nil, after: "m"), ids)], name: "two things"),
      .undo,
      .change([Edit(.detail(.place, before: nil, after: "n"), Array(ids.suffix(count / 2)))], name: "place"),
      .change([Edit(.note(before: nil, after: "note"), ids)], name: "notes"),
      .change([Edit(.mark(.read, false), ids), Edit(.mark(.starred, true), ids)], name: "both"), .undo, .undo, .redo,
    ]
    let file = scratch.file()
    _ = file.load()
    var table = MarkTable()
    for (second, request) in requests.enumerated() {
      let before = scratch.read("state.journal")?.count ?? 0
      let answer = try file.perform(request, at: .second(Int64(second)))
      let alone = table.answer(to: request, at: .second(Int64(second)))
      #expect(answer.done == alone.done && answer.kind == alone.kind)
      #expect(scratch.file().load().table == table, "\(second)")
      let length = (scratch.read("state.journal")?.count ?? 0) - before
      if count > JournalLine.most, second == 1 || second == 2 { #expect(length < 28 * count + 400) }
    }
    try file.fold()
    #expect(scratch.file().load().table == table)
  }

  @Test func `a step whose papers have different times says them all`() throws {
    let ids = (0..<100).map { PaperID(key: "arxiv:2401.\(10_000 + $0)") }
    let file = scratch.file()
    _ = try file.perform(.change([Edit(.mark(.read, true), Array(ids.prefix(50)))], name: "half"), at: .second(9))
    // The clock went back: what was marked already gets the moment after, the others the time of the clock.
    let late = [Edit(.mark(.read, true), ids), Edit(.mark(.read, false), Array(ids.prefix(50)))]
    let answer = try file.perform(.change(late, name: "late"), at: .second(5))
    #expect(answer.changes.papers[ids[0]]?.changed(.read) == Timestamp.second(9).next)
    #expect(answer.changes.papers[ids[99]]?.changed(.read) == .second(5))
    let loaded = scratch.file().load().table
    #expect(ids.allSatisfy { loaded.marks(of: $0)?.changed(.read) == (file.load().table.marks(of: $0)?.changed(.read)) })
    #expect(loaded.marks(of: ids[0])?[.read] == false && loaded.marks(of: ids[99])?[.read] == true)
    #expect(loaded.marks(of: ids[99])?.changed(.read) == .second(5))
  }

  @Test func `a mark is on disk when it is answered, and there in the next process`() throws {
    let file = scratch.file()
    let answer = try file.perform(Self.star(.bert), at: .second(1))
    #expect(answer.changes.papers[.bert]?[.starred] == true && answer.done?.ids == [.bert])
    #expect(answer.news.isEmpty)
    let loaded = scratch.file().load()
    #expect(loaded.table == .starring(.bert, at: 1) && loaded.notices.isEmpty)
    #expect(try file.perform(Self.star(.bert), at: .second(2)).done == nil, "it is so already")
  }

  @Test func `folding moves everything into the state file and keeps the journal beside the backup`() throws {
    let file = scratch.file()
    try fill(file)
    let table = scratch.file().load().table
    let journal = scratch.read("state.journal")
    try file.fold()
    #expect(scratch.read() == StateEncoder.encode(table))
    #expect(scratch.read("state.journal") == nil && scratch.read("state.journal.bak") == journal)
    #expect(scratch.file().load().table == table)
    let before = scratch.names
    try file.fold()
    try scratch.file().fold()
    #expect(scratch.names == before && scratch.read() == StateEncoder.encode(table))
    // What was folded already may be taken in again.
    try scratch.write(try #require(journal), to: "state.journal")
    #expect(scratch.file().load().table == table)
  }

  @Test func `what one window marks comes to the other, which does not undo it`() throws {
    let (here, there) = (scratch.file(), scratch.file())
    _ = (here.load(), there.load())
    _ = try here.perform(Self.star(.bert, name: "here"), at: .second(1))
    #expect(there.catchUp().papers[.bert]?[.starred] == true)
    #expect(there.catchUp().isEmpty && here.catchUp().isEmpty)
    let answer = try there.perform(Self.star(.adam, name: "there"), at: .second(2))
    #expect(answer.news.isEmpty)
    #expect(try here.perform(.undo, at: .second(3)).done?.name == "here")
    #expect(try here.perform(.undo, at: .second(4)).done == nil)
    #expect(try there.perform(.undo, at: .second(5)).done?.name == "there")
    #expect(try here.perform(.redo, at: .second(6)).done?.name == "here")
    // Windows that are opened later can go on with all of it.
    _ = try there.perform(.redo, at: .second(7))
    let later = scratch.file()
    _ = later.load()
    #expect(try later.perform(.undo, at: .second(8)).done?.name == "there")
    #expect(try later.perform(.undo, at: .second(9)).done?.name == "here")
  }

  @Test func `folding in one window takes nothing from the other`() throws {
    let (here, there) = (scratch.file(), scratch.file())
    _ = (here.load(), there.load())
    _ = try here.perform(Self.star(.bert), at: .second(1))
    _ = try there.perform(Self.star(.adam), at: .second(2))
    try there.fold()
    _ = try there.perform(Self.star(.attention), at: .second(3))
    #expect(Set(here.catchUp().papers.keys) == [.adam, .attention])
    #expect(try here.perform(.undo, at: .second(4)).done?.ids == [.bert])
    try here.fold()
    let table = scratch.file().load().table
    #expect(table.papers.count == 3 && table.marks(of: .bert)?[.starred] == false)
  }

  @Test func `ten thousand papers are one line and one step`() throws {
    let ids = (0..<10_000).map { PaperID(key: "arxiv:2401.\($0)") }
    let file = scratch.file()
    _ = try file.perform(Self.star(.bert), at: .second(1))
    let answer = try file.perform(.change([Edit(.mark(.read, true), ids)], name: "read all"), at: .second(2))
    #expect(answer.done?.ids.count == 10_000)
    let journal = try Journal.open(scratch.path + "/state.journal", .system)
    var reader = try #require(journal)
    #expect(try reader.read(.system).wholeLines == 3)
    #expect(try scratch.file().perform(.undo, at: .second(3)).done?.ids.count == 10_000)
  }

  static let documented = #"""
    {"format":"lectern-journal","version":1,"sum":"cc8fa929"}
    {"papers":{"acl:N19-1423":{"starred":{"at":"2026-11-23T08:00:00.000Z","set":true}},"arxiv:1706.03762":{"starred":{"at":"2026-11-23T08:00:00.000Z","set":true}}},"step":{"at":"2026-11-23T08:00:00.000Z","edits":[{"mark":"starred","papers":["acl:N19-1423","arxiv:1706.03762"],"set":true}],"id":"2026-11-23T08:00:00.000Z-1f4898fd","name":"starred 2 papers"},"sum":"f46ce400"}
    {"papers":{"acl:N19-1423":{"tags":{"to cite":{"at":"2026-11-23T08:00:01.000Z","set":true}}}},"step":{"at":"2026-11-23T08:00:01.000Z","edits":[{"papers":["acl:N19-1423"],"set":true,"tag":"to cite"}],"id":"2026-11-23T08:00:01.000Z-d95a8c06","name":"tagged"},"sum":"c892a5bb"}
    {"papers":{"acl:N19-1423":{"note":{"at":"2026-11-23T08:00:02.000Z","text":"see \"§3\"\n"}}},"step":{"at":"2026-11-23T08:00:02.000Z","edits":[{"after":"see \"§3\"\n","before":"","papers":["acl:N19-1423"]}],"id":"2026-11-23T08:00:02.000Z-2fa596c2","name":"note"},"sum":"a5b67db5"}
    {"papers":{"acl:N19-1423":{"note":{"at":"2026-11-23T08:00:03.000Z","replaced":["2026-11-23T08:00:02.000Z"],"text":""}}},"step":{"at":"2026-11-23T08:00:03.000Z","edits":[{"after":"see \"§3\"\n","before":"","papers":["acl:N19-1423"]}],"id":"2026-11-23T08:00:02.000Z-2fa596c2","name":"note","undone":true},"sum":"e6e3377d"}

    """#
}
