import Glibc
import Papers
import Testing

@testable import Marks

struct JournalDamageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let ids = (1...4).map { PaperID(key: "arxiv:2401.0000\($0)") }

  /// A journal with a star a line.
  private static func journal(in scratch: Scratch) throws -> [UInt8] {
    let file = scratch.file()
    for (second, id) in ids.enumerated() { _ = try file.perform(JournalTests.star(id), at: .second(Int64(second))) }
    return try #require(scratch.read("state.journal"))
  }

  private func starred(_ loaded: LoadedMarks) -> [PaperID] {
    Self.ids.filter { loaded.table.marks(of: $0)?[.starred] == true }
  }

  @Test func `a journal that was cut anywhere gives its whole lines, and goes on after them`() throws {
    let whole = try Self.journal(in: scratch)
    for length in stride(from: 0, to: whole.count, by: 13) {
      let lines = whole[..<length].count { $0 == 0x0A }
      try scratch.write(Array(whole[..<length]), to: "state.journal")
      let file = scratch.file()
      let loaded = file.load()
      #expect(starred(loaded) == Array(Self.ids.prefix(max(0, lines - 1))))
      #expect(loaded.notices.isEmpty == (length == 0 || whole[length - 1] == 0x0A))
      #expect(scratch.file().load().notices.isEmpty, "the rest is gone")
      _ = try file.perform(JournalTests.star(.bert), at: .second(9))
      let again = scratch.file().load()
      #expect(again.table.marks(of: .bert)?[.starred] == true && again.notices.isEmpty)
      #expect(starred(again) == starred(loaded))
    }
    #expect(!scratch.names.contains { $0.contains("broken") })
  }

  @Test func `a flipped bit costs one line at the most, and the journal is set aside`() throws {
    let whole = try Self.journal(in: scratch)
    for place in stride(from: 0, to: whole.count, by: 17) {
      let scratch = try Scratch()
      try scratch.write([], to: "state.json.lock")
      var flipped = whole
      flipped[place] ^= 1 << UInt8(place % 8)
      try scratch.write(flipped, to: "state.journal")
      let loaded = scratch.file().load()
      #expect(!loaded.isReadOnly && loaded.notices.count == 1)
      #expect(starred(loaded).count >= 2, "byte \(place)")
      let isLast = !scratch.names.contains { $0.hasPrefix("state.journal.broken-") }
      if isLast { #expect(place == whole.count - 1) }
      let again = scratch.file().load()
      #expect(again.table == loaded.table && again.notices.isEmpty)
    }
  }

  @Test(arguments: ["nonsense\n", "\0\0\0\0\n", "{}\n", "[1,2]\n{\n", "<<<<<<< HEAD\n=======\n>>>>>>> other\n"])
  func `a journal that is something else is set aside, and marking goes on`(text: String) throws {
    try scratch.write(Array(text.utf8), to: "state.journal")
    let file = scratch.file()
    let loaded = file.load()
    #expect(loaded.table == MarkTable() && !loaded.isReadOnly && loaded.notices.count == 1)
    #expect(scratch.names.contains { $0.hasPrefix("state.journal.broken-") })
    _ = try file.perform(JournalTests.star(.bert), at: .second(1))
    let again = scratch.file().load()
    #expect(again.table.marks(of: .bert)?[.starred] == true && again.notices.isEmpty)
  }

  @Test func `a folder in its place is set aside`() throws {
    mkdir(scratch.path + "/state.journal", 0o700)
    let file = scratch.file()
    #expect(file.load().notices.count == 1)
    _ = try file.perform(JournalTests.star(.bert), at: .second(1))
    #expect(scratch.file().load().table.count == 1)
  }

  @Test(arguments: ["", "\0\0\0\0\0\0\0\0", "nonsense"])
  func `when all of the state file is gone the backup, its journal and the journal give everything`(text: String) throws {
    let file = scratch.file()
    for (second, id) in Self.ids.enumerated() {
      _ = try file.perform(JournalTests.star(id), at: .second(Int64(second)))
      if second < 3 { try file.fold() }
    }
    let table = scratch.file().load().table
    try scratch.write(Array(text.utf8))
    let loaded = scratch.file().load()
    #expect(loaded.table == table && !loaded.isReadOnly && loaded.notices.count == 1)
    #expect(scratch.file().load().table == table)
    unlink(scratch.state)
    let again = scratch.file().load()
    #expect(again.table == table && again.notices.count == 1, "the same when it was removed")
    #expect(scratch.file().load().notices.isEmpty)
  }

  @Test func `a damaged backup is passed over for an older one`() throws {
    var table = MarkTable()
    for (second, id) in Self.ids.enumerated() {
      table.set(.starred, true, for: [id], at: .second(Int64(second)), name: "star")
      try scratch.file().save(table)
    }
    try scratch.write([0, 0, 0], to: "state.json.bak")
    try scratch.write([0, 0, 0])
    #expect(scratch.file().load().table.count == 1)
  }

  @Test func `what happens to the files while the reader is open costs nothing`() throws {
    let file = scratch.file()
    _ = try file.perform(JournalTests.star(Self.ids[0]), at: .second(1))
    try file.fold()
    let old = try #require(scratch.read())
    _ = try file.perform(JournalTests.star(Self.ids[1]), at: .second(2))
    unlink(scratch.path + "/state.journal")
    _ = try file.perform(JournalTests.star(Self.ids[2]), at: .second(3))
    #expect(starred(scratch.file().load()) == Array(Self.ids[...2]))
    try file.fold()
    try scratch.write(old)
    _ = try file.perform(JournalTests.star(Self.ids[3]), at: .second(4))
    #expect(starred(scratch.file().load()) == Self.ids)
    try scratch.write(Array("garbage".utf8))
    _ = try file.perform(.undo, at: .second(5))
    #expect(starred(scratch.file().load()) == Array(Self.ids[...2]))
    try file.fold()
    try scratch.write(Array("garbage\n".utf8), to: "state.journal")
    _ = try file.perform(.redo, at: .second(6))
    #expect(starred(scratch.file().load()) == Self.ids)
    #expect(file.takeNotices().count == 2)
  }

  @Test func `a journal of a newer version is read, and nothing is written`() throws {
    let line = JournalTests.star(.bert)
    _ = try scratch.file().perform(line, at: .second(1))
    var text = String(decoding: try #require(scratch.read("state.journal")), as: UTF8.self)
    let header = #"{"format":"lectern-journal","version":2"#
    var sum: [UInt8] = []
    Checksum.write(Checksum.of(header.utf8), to: &sum)
    text = header + #","sum":"\#(String(decoding: sum, as: UTF8.self))"}"# + "\n" + text.split(separator: "\n")[1] + "\n"
    try scratch.write(Array(text.utf8), to: "state.journal")
    let file = scratch.file()
    let loaded = file.load()
    #expect(loaded.isReadOnly && loaded.table.count == 1)
    #expect(loaded.notices.first?.contains("newer than this lectern") == true)
    #expect(throws: MarkFileError.self) { try file.perform(JournalTests.star(.adam), at: .second(2)) }
    #expect(throws: MarkFileError.self) { try file.save(.starring(.adam)) }
    #expect(scratch.read("state.journal") == Array(text.utf8) && scratch.read() == nil)
  }

  @Test func `lines and marks of a newer version outlive folding`() throws {
    let file = scratch.file()
    _ = try file.perform(JournalTests.star(.bert), at: .second(1))
    func add(_ object: String) throws {
      var line = Array(object.utf8)
      let checksum = Checksum.of(line)
      line += Array(#","sum":""#.utf8)
      Checksum.write(checksum, to: &line)
      try scratch.write(try #require(scratch.read("state.journal")) + line + Array("\"}\n".utf8), to: "state.journal")
    }
    try add(#"{"papers":{"doi:1":{"priority":{"at":"2026-11-23T08:00:00.000Z","set":3}}}"#)
    try add(#"{"shelves":{"to do":["doi:1"]}"#)
    try add(#"{"device":"laptop","papers":{"doi:2":{"read":{"set":true}}}"#)
    _ = try file.perform(JournalTests.star(.adam), at: .second(2))
    try file.fold()
    let state = String(decoding: try #require(scratch.read()), as: UTF8.self)
    #expect(state.contains(#""doi:1": {"priority":{"at":"2026-11-23T08:00:00.000Z","set":3}}"#))
    #expect(state.contains(#""doi:2": {"read""#))
    let journal = String(decoding: try #require(scratch.read("state.journal")), as: UTF8.self)
    #expect(journal.contains(#"{"shelves":{"to do":["doi:1"]},"sum""#) && journal.contains(#""device":"laptop""#))
    #expect(journal.split(separator: "\n").count == 3)
    _ = try file.perform(.undo, at: .second(3))
    let loaded = scratch.file().load()
    #expect(loaded.notices.isEmpty && loaded.table.marks(of: .adam)?[.starred] == false)
    #expect(loaded.table.marks(of: .bert)?[.starred] == true)
  }
}
