import Glibc
import Papers
import TestSupport
import Testing

@testable import Marks

struct DamageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Some marks of each kind on four papers.
  private static var sample: MarkTable {
    var table = MarkTable()
    let ids = (0..<4).map { PaperID(key: "arxiv:2401.0000\($0)") }
    table.change(ids.map { ($0, .starred, true) }, at: .second(1), name: "starred 4 papers")
    table.set(.read, true, for: [ids[0]], at: .second(10), name: "read")
    table.setTag("a:b", true, for: [ids[1]], at: .second(20), name: "tag")
    table.setNote("n\n\"{", for: ids[2], at: .second(21), name: "note")
    return table
  }

  @Test func `a text cut at any byte gives its whole papers`() {
    let table = Self.sample
    let text = StateEncoder.encode(table)
    // Without the line end after it the document is still whole.
    for length in 0..<text.count - 1 {
      let reading = StateDecoder.decode(Array(text[..<length]))
      #expect(!reading.problems.isEmpty)
      for (id, marks) in reading.table.papers { #expect(marks == table.marks(of: id)) }
      let wholeLines = text[..<length].count { $0 == 0x0A } - 4
      #expect(reading.table.count >= min(wholeLines, 4), "cut at \(length)")
    }
  }

  @Test func `a cut file is set aside, and what it gave is there from then on`() throws {
    let text = StateEncoder.encode(Self.sample)
    for length in stride(from: 0, to: text.count - 1, by: 41) {
      let scratch = try Scratch()
      let cut = Array(text[..<length])
      try scratch.write(cut)
      let loaded = scratch.file().load()
      #expect(loaded.notices.count == 1 && !loaded.isReadOnly)
      #expect(try scratch.broken() == cut)
      let again = scratch.file().load()
      #expect(again.table == loaded.table && again.notices.isEmpty)
    }
  }

  @Test func `the backup gives back what the damage took`() throws {
    let table = Self.sample
    try scratch.file().save(table)
    var newer = table
    newer.set(.later, true, for: [.bert], at: .second(90), name: "later")
    try scratch.file().save(newer)
    var text = StateEncoder.encode(newer)
    let place = try #require(text.firstIndex(of: UInt8(ascii: "v")))
    text[place...].prefix(300).indices.forEach { text[$0] = 0 }
    try scratch.write(text)
    let loaded = scratch.file().load()
    #expect(loaded.table.papers == table.papers)
    #expect(loaded.table.history == table.history)
    #expect(try scratch.broken() == text)
  }

  @Test func `flipped bits never trap, and cost two papers at the most`() throws {
    let table = Self.sample
    let text = StateEncoder.encode(table)
    for place in text.indices {
      for bit in 0..<8 {
        var flipped = text
        flipped[place] ^= 1 << UInt8(bit)
        let reading = StateDecoder.decode(flipped)
        let same = reading.table.papers.count { table.marks(of: $0.key) == $0.value }
        #expect(same >= 2, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test func `what random damage leaves can be written and read again`() {
    var generator = SeededGenerator(seed: 99)
    let text = StateEncoder.encode(Self.sample)
    for _ in 0..<2_000 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = Int.random(in: damaged.indices, using: &generator)
        let end = min(damaged.count, start + Int.random(in: 0...40, using: &generator))
        switch Int.random(in: 0...3, using: &generator) {
        case 0: damaged.removeSubrange(start..<min(end, damaged.count - 1))
        case 1: damaged.insert(contentsOf: Array(damaged[start..<end]), at: start)
        case 2: for index in start..<end { damaged[index] = 0 }
        default:
          let bytes: [UInt8] = [0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0xFF, 0x0A]
          damaged[start] = bytes.randomElement(using: &generator) ?? 0
        }
      }
      let table = StateDecoder.decode(damaged).table
      let again = StateDecoder.decode(StateEncoder.encode(table))
      #expect(again.problems.isEmpty && again.table == table)
    }
  }

  @Test(arguments: ["", "\0\0\0\0", "not json", "[]", "{\"stars\":[]}", "\u{FEFF}", "<<<<<<< HEAD\n"])
  func `a file that is something else is set aside, and marking goes on`(text: String) throws {
    try scratch.write(Array(text.utf8))
    let file = scratch.file()
    let loaded = file.load()
    #expect(loaded.table == MarkTable() && !loaded.isReadOnly && loaded.notices.count == 1)
    #expect(try scratch.broken() == Array(text.utf8))
    try file.save(.starring(.bert))
    #expect(scratch.file().load().table == .starring(.bert))
  }

  @Test func `a folder, a pipe and a socket in its place are set aside`() throws {
    mkdir(scratch.state, 0o700)
    try scratch.write([1], to: "state.json/inside")
    #expect(scratch.file().load().notices.first?.contains("it is a folder") == true)
    unlink(scratch.state)
    mkfifo(scratch.state, 0o600)
    #expect(scratch.file().load().notices.first?.contains("it is a pipe") == true)
    unlink(scratch.state)
    #expect(mknod(scratch.state, S_IFSOCK | 0o600, 0) == 0)
    #expect(scratch.file().load().notices.first?.contains("it is a socket") == true)
    try scratch.file().save(.starring(.bert))
    #expect(scratch.file().load().table == .starring(.bert))
    #expect(scratch.names.filter { $0.contains("broken") }.count == 3)
  }

  @Test func `damage that comes while the reader is open costs nothing either`() throws {
    let file = scratch.file()
    var table = try file.save(Self.sample)
    try scratch.write(Array("garbage".utf8))
    table.set(.read, true, for: [.bert], at: .second(50), name: "read")
    #expect(try file.save(table) == table)
    #expect(file.takeNotices().count == 1)
    #expect(try scratch.broken() == Array("garbage".utf8))
    #expect(scratch.file().load().table == table)
  }

  @Test func `a file that is damaged while two readers are open is set aside once`() throws {
    let files = [scratch.file(), scratch.file()]
    let table = try files[0].save(Self.sample)
    _ = files[1].load()
    try scratch.write(Array("garbage".utf8))
    for file in files { _ = file.catchUp() }
    #expect(try scratch.broken() == Array("garbage".utf8))
    #expect(files.flatMap { $0.takeNotices() }.count == 1)
    #expect(scratch.file().load().table == table && scratch.file().load().notices.isEmpty)
  }

  @Test func `a file that goes away while the reader is open is written again`() throws {
    let file = scratch.file()
    let table = try file.save(Self.sample)
    unlink(scratch.state)
    #expect(try file.save(table) == table)
    #expect(scratch.file().load().table == table)
  }

  @Test func `if a damaged file cannot be set aside it stays, and the marks are read-only`() throws {
    let text = Array(StateEncoder.encode(Self.sample).dropLast(30))
    try scratch.write(text)
    var operations = FileOperations.system
    operations.link = { (_, _) throws(SystemError) in throw SystemError(code: EACCES) }
    let loaded = scratch.file(operations).load()
    #expect(loaded.isReadOnly && loaded.table.count == 4)
    #expect(scratch.read() == text)
    #expect(throws: MarkFileError.self) { try scratch.file(operations).save(.starring(.bert)) }
    #expect(scratch.read() == text)
  }

  @Test func `a damaged file with the disk full stays too`() throws {
    let text = Array(StateEncoder.encode(Self.sample).dropLast(30))
    try scratch.write(text)
    var operations = FileOperations.system
    operations.write = { (_, _) throws(SystemError) in throw SystemError(code: ENOSPC) }
    let loaded = scratch.file(operations).load()
    #expect(loaded.isReadOnly && loaded.table.count == 4 && loaded.notices.count == 2)
    #expect(scratch.read() == text)
  }
}
