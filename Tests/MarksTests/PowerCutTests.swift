import Glibc
import Papers
import Testing

@testable import Marks

struct PowerCutTests {
  /// Marks, folds, marks again and undoes, and gives the table after each step.
  private static func record(_ operations: FileOperations, _ recorder: PowerCut) throws -> [MarkTable] {
    let scratch = try Scratch()
    let file = MarkFile(folder: scratch.path, operations: operations)
    var tables = [MarkTable()]
    func step(_ request: MarkRequest) throws {
      var table = tables[tables.count - 1]
      table.take(try file.perform(request, at: .second(Int64(tables.count))).changes)
      tables.append(table)
      recorder.answer(tables.count - 1)
    }
    try step(JournalTests.star(.bert))
    try step(JournalTests.star(.adam))
    try file.fold()
    try step(JournalTests.star(.attention))
    try step(.undo)
    try file.fold()
    try step(.redo)
    return tables
  }

  /// How many disks there may be, and on how many of them a mark is lost or there is something else.
  private static func check(syncingFiles: Bool = true, syncingFolders: Bool = true) throws -> (disks: Int, bad: [String]) {
    let recorder = PowerCut()
    let operations = recorder.operations(syncingFiles: syncingFiles, syncingFolders: syncingFolders)
    let tables = try record(operations, recorder)
    var (count, bad) = (0, [String]())
    let scratch = try Scratch()
    // The power does not fail a second time.
    var unsynced = FileOperations.system
    unsynced.sync = { (_) throws(SystemError) in }
    unsynced.syncData = { (_) throws(SystemError) in }
    recorder.outcomes { disk, answered in
      count += 1
      for name in scratch.names { unlink("\(scratch.path)/\(name)") }
      for (path, bytes) in disk {
        let name = String(path.split(separator: "/").last ?? "")
        do { try scratch.write(bytes, to: name) } catch { bad.append("cannot write \(name)") }
      }
      let loaded = scratch.file(unsynced).load()
      // What was answered is there, and at most the step that was in hand besides.
      let possible = tables[answered...].prefix(2)
      if loaded.isReadOnly || !possible.contains(loaded.table) {
        bad.append("after \(answered) answers: \(disk.keys.sorted()) \(loaded.notices)")
      }
    }
    return (count, bad)
  }

  @Test func `whatever a power cut leaves, the marks are those before the step in hand or after it`() throws {
    let (disks, bad) = try Self.check()
    #expect(bad.isEmpty, "\(bad.count) of \(disks), such as \(bad.first ?? "")")
    #expect(disks > 100)
    print("\(disks) disks that a power cut may leave")
  }

  @Test func `the model finds what is wrong when files or folders are not synced`() throws {
    #expect(try !Self.check(syncingFiles: false).bad.isEmpty)
    #expect(try !Self.check(syncingFolders: false).bad.isEmpty)
  }
}
