import Papers
import Testing

@testable import Marks

/// Files as every version of Lectern wrote them, in the folder `Versions`. They are never changed: a new
/// version adds its own.
struct VersionTests {
  private static func file(_ name: String, _ path: String = #filePath) throws -> [UInt8] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let file = OpenFile(try FileOperations.system.open("\(folder)/Versions/\(name)", 0, 0))
    defer { extendLifetime(file) }
    return try FileOperations.system.readAll(file.descriptor, limit: 1 << 20)
  }

  @Test(arguments: ["state-1.json", "state-1.1.json"])
  func `marks that any version wrote are read, with the steps that can be undone`(name: String) throws {
    let scratch = try Scratch()
    try scratch.write(try Self.file(name))
    let file = scratch.file()
    let loaded = file.load()
    #expect(!loaded.isReadOnly && loaded.notices.isEmpty)
    #expect(Set(loaded.table.ids) == [.bert, .attention])
    let bert = try #require(loaded.table.marks(of: .bert))
    #expect(bert[.starred] && bert[.read] && bert.tags == ["to cite"] && !bert.hasNote)
    #expect(bert.changed(.read) == .second(1))
    #expect(loaded.table.marks(of: .attention)?[.starred] == true)
    #expect(try file.perform(.redo, at: .second(9)).done?.name == "note")
    for step in ["note", "tagged", "read", "starred 2 papers"] {
      #expect(try file.perform(.undo, at: .second(10)).done?.name == step)
    }
    #expect(try file.perform(.undo, at: .second(11)).done == nil)
    try file.fold()
    #expect(scratch.file().load().table.marks(of: .bert)?.note?.text == "")
  }

  @Test func `a journal that any version wrote is read`() throws {
    let scratch = try Scratch()
    try scratch.write(try Self.file("state-1.1.journal"), to: "state.journal")
    let loaded = scratch.file().load()
    #expect(loaded.notices.isEmpty && Set(loaded.table.ids) == [.bert, .attention])
    #expect(loaded.table.marks(of: .bert)?.note?.text == "see \"§3\"\n")
  }
}
