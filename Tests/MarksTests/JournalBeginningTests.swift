import Glibc
import Papers
import Synchronization
import Testing

@testable import Marks

/// The journal that a reader begins before anything is marked.
struct JournalBeginningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let unused = ["state.journal", "state.json.lock"]

  private func reader() -> MarkFile {
    let file = scratch.file()
    _ = file.load()
    return file
  }

  @Test(arguments: [false, true])
  func `a mark only adds a line to a journal that was begun, and syncs nothing else`(isFolded: Bool) throws {
    let counts = Counts()
    let file = scratch.file(counts.operations)
    _ = file.load()
    if isFolded {
      _ = try file.perform(JournalTests.star(.bert), at: .second(1))
      try file.fold()
    }
    file.beginJournal()
    let before = counts.all
    _ = try file.perform(JournalTests.star(.adam), at: .second(2))
    #expect(counts.all - before == Counts.Number(files: 0, lines: 1))
    #expect(scratch.file().load().table.marks(of: .adam)?[.starred] == true)
  }

  @Test func `a journal that was begun is whole, and says nothing`() throws {
    reader().beginJournal()
    #expect(scratch.names == Self.unused && scratch.read("state.journal") == JournalLine.header)
    let loaded = scratch.file().load()
    #expect(loaded.table == MarkTable() && loaded.notices.isEmpty && !loaded.isReadOnly)
    #expect(scratch.file().inspect().damage.isEmpty)
  }

  @Test func `a journal that nobody has used is taken away at the end, and one that was used stays`() throws {
    let file = reader()
    file.beginJournal()
    file.dropUnusedJournal()
    #expect(scratch.names == ["state.json.lock"])
    file.beginJournal()
    _ = try file.perform(JournalTests.star(.bert), at: .second(1))
    file.dropUnusedJournal()
    #expect(scratch.file().load().table.marks(of: .bert)?[.starred] == true)
  }

  @Test func `a window that ends takes no journal away that another one has added to`() throws {
    let (first, second) = (reader(), reader())
    first.beginJournal()
    second.beginJournal()
    _ = try second.perform(JournalTests.star(.bert), at: .second(1))
    first.dropUnusedJournal()
    #expect(scratch.file().load().table.marks(of: .bert)?[.starred] == true)
  }

  @Test func `a window goes on when another one took the journal away that neither had used`() throws {
    try scratch.file().save(.starring(.adam))
    let (first, second) = (reader(), reader())
    first.beginJournal()
    _ = second.catchUp()
    first.dropUnusedJournal()
    #expect(second.catchUp().isEmpty)
    _ = try second.perform(JournalTests.star(.bert), at: .second(1))
    #expect(Set(scratch.file().load().table.ids) == [.adam, .bert])
  }

  @Test func `no journal is begun in a library that is not there, and none beside marks that may not be written`() throws {
    let missing = MarkFile(folder: scratch.path + "/missing")
    _ = missing.load()
    missing.beginJournal()
    #expect(scratch.names.isEmpty)
    try scratch.file().save(.starring(.bert))
    chmod(scratch.state, 0o444)
    reader().beginJournal()
    #expect(scratch.names == ["state.json", "state.json.lock"])
  }

  @Test(arguments: [ENOSPC, EIO, EROFS, EMFILE], [false, true])
  func `whatever call of beginning and dropping fails, the next mark is made`(code: Int32, isLasting: Bool) throws {
    for number in 1... {
      try #require(number < 100)
      for name in scratch.names { unlink("\(scratch.path)/\(name)") }
      try scratch.file().save(.starring(.bert))
      let fault = Fault(atCall: number, code: code, isLasting: isLasting)
      let file = scratch.file(fault.operations)
      let isLoaded = !file.load().isReadOnly
      file.beginJournal()
      file.dropUnusedJournal()
      file.beginJournal()
      fault.end()
      if !isLoaded { _ = file.load() }
      _ = try file.perform(JournalTests.star(.attention), at: .second(5))
      let loaded = scratch.file().load()
      #expect(loaded.notices.isEmpty && Set(loaded.table.ids) == [.bert, .attention], "call \(number)")
      if !fault.hasFired { return }
    }
  }
}

/// Counts what is made durable.
private final class Counts: Sendable {
  struct Number: Equatable {
    /// Files and folders with all that the file system knows of them.
    var files = 0
    /// What was written into a file.
    var lines = 0

    static func - (a: Number, b: Number) -> Number { Number(files: a.files - b.files, lines: a.lines - b.lines) }
  }

  private let number = Mutex(Number())

  var all: Number { number.withLock { $0 } }

  var operations: FileOperations {
    var operations = FileOperations.system
    operations.sync = { [self] (file) throws(SystemError) in
      number.withLock { $0.files += 1 }
      try FileOperations.system.sync(file)
    }
    operations.syncData = { [self] (file) throws(SystemError) in
      number.withLock { $0.lines += 1 }
      try FileOperations.system.syncData(file)
    }
    return operations
  }
}
