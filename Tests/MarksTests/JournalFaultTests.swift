import Glibc
import Papers
import Synchronization
import Testing

@testable import Marks

struct JournalFaultTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A star in the state file, another in the journal.
  private func prepare() throws {
    for name in scratch.names { unlink("\(scratch.path)/\(name)") }
    let file = scratch.file()
    _ = try file.perform(JournalTests.star(.bert), at: .second(1))
    try file.fold()
    _ = try file.perform(JournalTests.star(.adam), at: .second(2))
  }

  private var starred: Set<PaperID> {
    let loaded = scratch.file().load()
    #expect(loaded.notices.isEmpty && !loaded.isReadOnly)
    return Set(loaded.table.papers.filter { $0.value[.starred] }.map(\.key))
  }

  /// Fails the first system call of marking, then the second, and so on until no call is left: once each, and
  /// then all from there on.
  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS, EACCES, EMFILE, ESTALE], [false, true])
  func `whatever call fails, a mark is kept or refused, and can be made later`(code: Int32, isLasting: Bool) throws {
    for number in 1... {
      try #require(number < 100)
      try prepare()
      let fault = Fault(atCall: number, code: code, isLasting: isLasting)
      let file = scratch.file(fault.operations)
      var isLeftOver = false
      do {
        _ = try file.perform(JournalTests.star(.attention), at: .second(3))
        #expect(starred == [.bert, .adam, .attention])
      } catch {
        #expect(error.description.contains(MarkFileError.explanation(of: code)))
        if case .failed(.sync, _, _) = error { isLeftOver = isLasting }
        if !isLeftOver { #expect(starred == [.bert, .adam]) }
      }
      fault.end()
      if isLeftOver {
        // What could not be cut off while the disk failed is cut off now.
        _ = try file.perform(JournalTests.star(.bert), at: .second(4))
        #expect(starred == [.bert, .adam])
      }
      _ = try file.perform(JournalTests.star(.attention), at: .second(5))
      #expect(starred == [.bert, .adam, .attention])
      #expect(!scratch.names.contains { $0.contains(".tmp-") || $0.contains(".broken-") })
      if !fault.hasFired { return }
    }
  }

  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS, EACCES, EMFILE, ESTALE], [false, true])
  func `whatever call of folding fails, nothing is lost`(code: Int32, isLasting: Bool) throws {
    for number in 1... {
      try #require(number < 100)
      try prepare()
      let fault = Fault(atCall: number, code: code, isLasting: isLasting)
      let file = scratch.file(fault.operations)
      _ = file.load()
      try? file.fold()
      #expect(starred == [.bert, .adam])
      fault.end()
      _ = try file.perform(JournalTests.star(.attention), at: .second(5))
      try file.fold()
      #expect(starred == [.bert, .adam, .attention] && scratch.read("state.journal") == nil)
      if !fault.hasFired { return }
    }
  }

  @Test func `short writes are continued, and one that ends in a full disk leaves no trace`() throws {
    try prepare()
    let before = scratch.read("state.journal")
    let room = Mutex(40)
    var operations = FileOperations.system
    operations.write = { (file, bytes) throws(SystemError) in
      let count = min(7, bytes.count, room.withLock { $0 })
      if count == 0 { throw SystemError(code: ENOSPC) }
      room.withLock { $0 -= count }
      return try FileOperations.system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
    }
    let file = scratch.file(operations)
    #expect(throws: MarkFileError.self) { try file.perform(JournalTests.star(.attention), at: .second(3)) }
    #expect(scratch.read("state.journal") == before)
    room.withLock { $0 = 100_000 }
    _ = try file.perform(JournalTests.star(.attention), at: .second(4))
    #expect(starred == [.bert, .adam, .attention])
  }

  @Test func `a sync that failed is not tried again on the same file`() throws {
    try prepare()
    let fails = Mutex(true)
    var operations = FileOperations.system
    operations.syncData = { (file) throws(SystemError) in
      if fails.withLock({ $0 }) { throw SystemError(code: EIO) }
      try FileOperations.system.syncData(file)
    }
    let file = scratch.file(operations)
    let number = try FileStatus(path: scratch.path + "/state.journal").number
    #expect(throws: MarkFileError.self) { try file.perform(JournalTests.star(.attention), at: .second(3)) }
    #expect(starred == [.bert, .adam])
    fails.withLock { $0 = false }
    _ = try file.perform(JournalTests.star(.attention), at: .second(4))
    #expect(try FileStatus(path: scratch.path + "/state.journal.bak").number == number)
    #expect(scratch.read().map { StateDecoder.decode($0).table.papers.count } == 2)
    #expect(starred == [.bert, .adam, .attention])
  }

  @Test func `what others did is not lost on the way when a mark is refused`() throws {
    try prepare()
    let isFull = Mutex(true)
    var operations = FileOperations.system
    operations.write = { (file, bytes) throws(SystemError) in
      if isFull.withLock({ $0 }) { throw SystemError(code: ENOSPC) }
      return try FileOperations.system.write(file, bytes)
    }
    let file = scratch.file(operations)
    _ = file.load()
    _ = try scratch.file().perform(JournalTests.star(.attention), at: .second(3))
    #expect(throws: MarkFileError.self) {
      try file.perform(.change([Edit(.mark(.read, true), [.bert])], name: "read"), at: .second(4))
    }
    #expect(Array(file.catchUp().papers.keys) == [.attention])
  }
}
