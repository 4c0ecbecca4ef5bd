import Glibc
import Papers
import Synchronization
import Testing

@testable import Marks

struct MarkFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `a library without a file has no marks and gets none by looking`() {
    let loaded = scratch.file().load()
    #expect(loaded.table == MarkTable() && loaded.notices.isEmpty && !loaded.isReadOnly)
    #expect(scratch.names == [])
  }

  @Test func `what was saved is there in the next process, history and all`() throws {
    var table = MarkTable.starring(.bert)
    table.set(.read, true, for: [.adam], at: .second(1), name: "read 'Adam'")
    _ = table.undo(at: .second(2))
    try scratch.file().save(table)
    var loaded = scratch.file().load()
    #expect(loaded.table == table)
    var next = loaded.table
    #expect(next.redo(at: .second(3))?.name == "read 'Adam'")
    #expect(next.undo(at: .second(4)) != nil && next.undo(at: .second(5))?.name == "starred")
    try scratch.file().save(next)
    loaded = scratch.file().load()
    #expect(loaded.table == next)
    #expect(scratch.names == ["state.json", "state.json.bak", "state.json.lock"])
  }

  @Test func `the folders of a new library are made, for the owner alone`() throws {
    let folder = scratch.path + "/a/b"
    let file = MarkFile(folder: folder)
    #expect(!file.load().isReadOnly)
    try file.save(.starring(.bert))
    #expect(try FileStatus(path: folder).permissions == 0o700)
    #expect(try FileStatus(path: folder + "/state.json").permissions == 0o600)
    #expect(MarkFile(folder: folder).load().table == .starring(.bert))
  }

  @Test(arguments: [0o600, 0o640, 0o644] as [mode_t])
  func `the mode of the file stays`(mode: mode_t) throws {
    try scratch.file().save(.starring(.bert))
    chmod(scratch.state, mode)
    try scratch.file().save(.starring(.adam))
    #expect(try FileStatus(path: scratch.state).permissions == mode)
  }

  @Test(arguments: ["real.json", "dots/real.json"])
  func `a link stays a link, and what it leads to is written`(target: String) throws {
    mkdir(scratch.path + "/dots", 0o700)
    symlink("hop", scratch.state)
    symlink(target, scratch.path + "/hop")
    #expect(scratch.file().load().notices.isEmpty)
    try scratch.file().save(.starring(.bert))
    try scratch.file().save(.starring(.adam))
    var status = stat()
    #expect(lstat(scratch.state, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try FileStatus(path: "\(scratch.path)/\(target)").isRegular)
    #expect(scratch.names.filter { $0.hasPrefix("state.json") } == ["state.json"])
    #expect(Set(scratch.file().load().table.ids) == [.bert, .adam])
  }

  @Test func `links in a circle and links to a missing place make the marks read-only`() throws {
    symlink("state.json", scratch.state)
    #expect(scratch.file().load().isReadOnly)
    #expect(throws: MarkFileError.self) { try scratch.file().save(.starring(.bert)) }
    unlink(scratch.state)
    symlink("gone/state.json", scratch.state)
    #expect(scratch.file().load().isReadOnly)
    #expect(throws: MarkFileError.self) { try scratch.file().save(.starring(.bert)) }
    symlink("/dev/null", scratch.path + "/null")
    unlink(scratch.state)
    symlink("null", scratch.state)
    #expect(scratch.file().load().isReadOnly)
    #expect(throws: MarkFileError.self) { try scratch.file().save(.starring(.bert)) }
  }

  @Test func `two windows and a script lose nothing to each other`() throws {
    try scratch.file().save(.starring(.attention))
    let (first, second) = (scratch.file(), scratch.file())
    var (here, there) = (first.load().table, second.load().table)
    here.set(.read, true, for: [.bert], at: .second(1), name: "read")
    there.set(.starred, false, for: [.attention], at: .second(2), name: "unstarred")
    there.set(.later, true, for: [.adam], at: .second(3), name: "later")
    try first.save(here)
    there = try second.save(there)
    #expect(there.marks(of: .bert)?[.read] == true)
    #expect(there.marks(of: .attention)?[.starred] == false)
    here.set(.dismissed, true, for: [.bert], at: .second(4), name: "dismissed")
    here = try first.save(here)
    #expect(here.marks(of: .adam)?[.later] == true)
    #expect(here.marks(of: .attention)?[.starred] == false)
    #expect(here.history.entries.count == 5)
    #expect(here.papers == scratch.file().load().table.papers)
  }

  @Test func `a save that knows less than the last one takes nothing away`() throws {
    let (first, second) = (scratch.file(), scratch.file())
    let early = try first.save(.starring(.bert))
    try second.save(early.merging(.starring(.adam)))
    #expect(try first.save(early).count == 2)
    #expect(Set(try first.save(early.merging(.starring(.attention))).ids) == [.bert, .adam, .attention])
  }

  @Test func `a save that fails forgets nothing that others wrote`() throws {
    try scratch.file().save(.starring(.bert))
    let isFull = Mutex(true)
    var operations = FileOperations.system
    operations.write = { (file, bytes) throws(SystemError) in
      if isFull.withLock({ $0 }) { throw SystemError(code: ENOSPC) }
      return try FileOperations.system.write(file, bytes)
    }
    let file = scratch.file(operations)
    #expect(throws: MarkFileError.self) { try file.save(.starring(.adam)) }
    isFull.withLock { $0 = false }
    #expect(Set(try file.save(.starring(.adam)).ids) == [.bert, .adam])
    #expect(Set(scratch.file().load().table.ids) == [.bert, .adam])
  }

  @Test func `many savers at once leave the union`() async throws {
    let path = scratch.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for saver in 0..<6 {
        group.addTask {
          let file = MarkFile(folder: path)
          var table = file.load().table
          for step in 0..<15 {
            let id = PaperID(key: "arxiv:\(saver).\(step)")
            table.set(.read, true, for: [id], at: .second(Int64(step)), name: "read")
            table = table.merging(try file.save(table))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(scratch.file().load().table.count == 6 * 15)
    #expect(!scratch.names.contains { $0.contains(".tmp-") })
  }

  @Test func `the backups are the file before the last save, a day before and a week before`() throws {
    var table = MarkTable()
    func save(_ number: Int64) throws -> [UInt8] {
      table.set(.read, true, for: [PaperID(key: "arxiv:\(number)")], at: .second(number), name: "read")
      try scratch.file().save(table)
      return try #require(scratch.read())
    }
    func age(_ name: String, days: Int) {
      var times = [timeval(tv_sec: time(nil) - days * 86_400 - 60, tv_usec: 0), timeval(tv_sec: 0, tv_usec: 0)]
      times[1] = times[0]
      utimes("\(scratch.path)/\(name)", &times)
    }
    let first = try save(1)
    let second = try save(2)
    #expect(scratch.read("state.json.bak") == first)
    _ = try save(3)
    #expect(scratch.read("state.json.bak") == second && scratch.read("state.json.bak.2") == first)
    let fourth = try save(4)
    _ = try save(5)
    #expect(scratch.read("state.json.bak") == fourth && scratch.read("state.json.bak.2") == first)
    age("state.json.bak.2", days: 1)
    let sixth = try save(6)
    #expect(scratch.read("state.json.bak.2") == fourth && scratch.read("state.json.bak.3") == first)
    age("state.json.bak.2", days: 1)
    age("state.json.bak.3", days: 6)
    _ = try save(7)
    #expect(scratch.read("state.json.bak") == sixth && scratch.read("state.json.bak.3") == first)
    #expect(scratch.names.filter { $0.contains(".bak") }.count == 3)
  }

  @Test func `a damaged backup takes no good one's place`() throws {
    var table = MarkTable.starring(.bert)
    for number in 1...3 {
      table.set(.read, number % 2 == 1, for: [.adam], at: .second(Int64(number)), name: "read")
      try scratch.file().save(table)
    }
    let good = try #require(scratch.read("state.json.bak.2"))
    try scratch.write(Array("{".utf8), to: "state.json.bak")
    var times = [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)]
    utimes(scratch.path + "/state.json.bak.2", &times)
    table.set(.later, true, for: [.adam], at: .second(9), name: "later")
    try scratch.file().save(table)
    #expect(scratch.read("state.json.bak.2") == good)
  }

  @Test func `where there are no hard links the backup is a copy`() throws {
    try scratch.file().save(.starring(.bert))
    var operations = FileOperations.system
    operations.link = { (_, _) throws(SystemError) in throw SystemError(code: EPERM) }
    let file = scratch.file(operations)
    try file.save(.starring(.adam))
    #expect(scratch.read("state.json.bak") == StateEncoder.encode(.starring(.bert)))
    #expect(file.takeNotices() == [])
    try scratch.write(Array("{".utf8))
    #expect(!scratch.file(operations).load().isReadOnly)
    #expect(try scratch.broken() == Array("{".utf8))
  }

  @Test func `where there are no locks it saves and says so once`() throws {
    var operations = FileOperations.system
    operations.lock = { (_) throws(SystemError) in throw SystemError(code: ENOLCK) }
    let file = scratch.file(operations)
    try file.save(.starring(.bert))
    #expect(file.takeNotices().count == 1 && file.takeNotices().isEmpty)
    try file.save(.starring(.adam))
    #expect(file.takeNotices().isEmpty)
  }

  @Test func `a lock that is never released is an error in the end`() throws {
    var operations = FileOperations.system
    operations.lock = { (_) throws(SystemError) in throw SystemError(code: EWOULDBLOCK) }
    let error = #expect(throws: MarkFileError.self) {
      try scratch.file(operations).save(.starring(.bert))
    }
    #expect(error == .busy(path: scratch.state + ".lock"))
  }

  @Test func `a write-protected file is not replaced`() throws {
    try scratch.file().save(.starring(.bert))
    let before = scratch.read()
    chmod(scratch.state, 0o444)
    let file = scratch.file()
    let loaded = file.load()
    #expect(loaded.isReadOnly && loaded.table == .starring(.bert) && loaded.notices.count == 1)
    #expect(throws: MarkFileError.self) { try file.save(.starring(.adam)) }
    #expect(scratch.read() == before)
    chmod(scratch.state, 0o600)
    #expect(Set(try file.save(.starring(.adam)).ids) == [.bert, .adam])
  }

  @Test(arguments: ["2", "99999999999999999999999"])
  func `a file of a newer version is read and never written`(version: String) throws {
    let text = Array(
      #"{"format":"lectern-state","papers":{"doi:1":{"read":{"set":true}},"doi:2":7},"version":\#(version)}"#
        .utf8)
    try scratch.write(text)
    let file = scratch.file()
    let loaded = file.load()
    #expect(loaded.isReadOnly && loaded.table.count == 1 && loaded.notices.count == 1)
    #expect(throws: MarkFileError.self) { try file.save(.starring(.adam)) }
    #expect(scratch.read() == text)
    #expect(!scratch.names.contains { $0.contains("broken") })
  }

  @Test func `what a killed save left behind goes away, without locks after an hour`() throws {
    for name in [".state.json.tmp-1-old", ".state.json.tmp-2-new", ".other.tmp-1"] {
      try scratch.write([1], to: name)
    }
    var times = [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)]
    utimes(scratch.path + "/.state.json.tmp-1-old", &times)
    utimes(scratch.path + "/.other.tmp-1", &times)
    var operations = FileOperations.system
    operations.lock = { (_) throws(SystemError) in throw SystemError(code: ENOLCK) }
    try scratch.file(operations).save(.starring(.bert))
    #expect(scratch.names.filter { $0.hasPrefix(".") } == [".other.tmp-1", ".state.json.tmp-2-new"])
    try scratch.file().save(.starring(.adam))
    #expect(scratch.names.filter { $0.hasPrefix(".") } == [".other.tmp-1"])
  }

  @Test func `a save that changes nothing leaves the file as it is, however it is formatted`() throws {
    let text = Array(
      #"{ "version": 1, "format": "lectern-state", "papers": { "doi:1": { "read": { "set": true } } } }"#.utf8
    )
    try scratch.write(text)
    let file = scratch.file()
    let table = file.load().table
    #expect(try file.save(table) == table)
    #expect(try scratch.file().save(table) == table)
    #expect(scratch.read() == text)
  }
}
