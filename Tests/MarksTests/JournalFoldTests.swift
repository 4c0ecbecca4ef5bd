import Glibc
import Papers
import Synchronization
import Testing

@testable import Marks

/// Two windows on one library, of which one folds the journal and the other must learn of it.
struct JournalFoldTests {
  let scratch: Scratch
  private let stateReads = Counter()

  init() throws { scratch = try Scratch() }

  private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func increase() { count.withLock { $0 += 1 } }
  }

  /// A window that counts how often it reads the state file.
  private func watching() -> MarkFile {
    var operations = FileOperations.system
    let (reads, system, path) = (stateReads, FileOperations.system, scratch.state)
    operations.read = { (file, buffer) throws(SystemError) in
      if let read = try? FileStatus(descriptor: file), read == (try? FileStatus(path: path)) { reads.increase() }
      return try system.read(file, buffer)
    }
    return scratch.file(operations)
  }

  /// Two windows that have read the same state file; what this one reads from now on is counted.
  private func windows() throws -> (ours: MarkFile, theirs: MarkFile, reads: Int) {
    let (ours, theirs) = (watching(), scratch.file())
    _ = try theirs.perform(JournalTests.star(.bert), at: .second(1))
    try theirs.fold()
    _ = ours.load()
    #expect(stateReads.value > 0)
    return (ours, theirs, stateReads.value)
  }

  @Test(arguments: [true, false]) func `a window that knows the lines of a folded journal does not read the state file again`(
    isJournalKnown: Bool
  ) throws {
    let (ours, theirs, reads) = try windows()
    _ = try theirs.perform(JournalTests.star(.attention), at: .second(2))
    if isJournalKnown { #expect(ours.catchUp().papers[.attention]?[.starred] == true) }
    _ = try theirs.perform(.change([Edit(.tag("x", true), [.bert])], name: "tagged"), at: .second(3))
    try theirs.fold()
    let news = ours.catchUp()
    #expect(news.papers[.bert]?.tags == ["x"] && (news.papers[.attention] == nil) == isJournalKnown)
    #expect(stateReads.value == reads)
    _ = try theirs.perform(.undo, at: .second(4))
    #expect(ours.catchUp().papers[.bert] != nil && stateReads.value == reads)
    #expect(ours.memory.content.withLock { $0.table } == scratch.file().load().table)
  }

  @Test func `a window that missed a fold reads the whole state file`() throws {
    let (ours, theirs, reads) = try windows()
    for second in 2...3 {
      _ = try theirs.perform(JournalTests.star(PaperID(key: "arxiv:2401.0000\(second)")), at: .second(Int64(second)))
      try theirs.fold()
    }
    #expect(ours.catchUp().papers.count == 2 && stateReads.value > reads)
    #expect(ours.memory.content.withLock { $0.table } == scratch.file().load().table)
  }

  @Test func `what another program writes into the state file after a fold is read`() throws {
    let (ours, theirs, reads) = try windows()
    _ = try theirs.perform(JournalTests.star(.attention), at: .second(2))
    try theirs.fold()
    let text = String(decoding: try #require(scratch.read()), as: UTF8.self)
    try scratch.write(Array(text.replacing("\"set\":true", with: "\"set\":false").utf8))
    let news = ours.catchUp()
    #expect(news.papers[.attention]?[.starred] == false && stateReads.value > reads)
  }

  @Test func `a fold that brings in more than the journal is read whole`() throws {
    let (ours, theirs, reads) = try windows()
    _ = try theirs.perform(JournalTests.star(.attention), at: .second(2))
    try theirs.save(.starring(PaperID(key: "arxiv:2401.00001"), at: 3))
    let news = ours.catchUp()
    #expect(Set(news.papers.keys) == [.attention, PaperID(key: "arxiv:2401.00001")] && stateReads.value > reads)
  }

  @Test func `a fold that failed at the last step leaves a journal that goes on`() throws {
    let (ours, _, _) = try windows()
    var operations = FileOperations.system
    let path = scratch.state
    operations.rename = { (from, to) throws(SystemError) in
      if to == path { throw SystemError(code: EIO) }
      try FileOperations.system.rename(from, to)
    }
    let failing = scratch.file(operations)
    _ = try failing.perform(JournalTests.star(.attention), at: .second(2))
    #expect(throws: MarkFileError.self) { try failing.fold() }
    _ = try failing.perform(.undo, at: .second(3))
    #expect(ours.catchUp().papers[.attention]?[.starred] == false)
    _ = try ours.perform(JournalTests.star(.attention), at: .second(4))
    try ours.fold()
    let loaded = scratch.file().load()
    #expect(loaded.notices.isEmpty && loaded.table.marks(of: .attention)?[.starred] == true)
  }

  @Test func `the last line of a folded journal reads as documented`() throws {
    let fold = JournalFold(from: "2049-77-311-1767225600-5", into: "2049-78-402-1767225610-6")
    let line = JournalLine.encode(fold)
    #expect(
      String(decoding: line, as: UTF8.self).hasPrefix(
        #"{"folded":{"from":"2049-77-311-1767225600-5","into":"2049-78-402-1767225610-6"},"sum":""#))
    guard case .folded(let read) = JournalLine(line.dropLast()) else { return #expect(Bool(false), "another line") }
    #expect(read == fold)
  }
}
