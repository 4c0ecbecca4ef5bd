import Papers
import Testing

@testable import Marks

struct ConflictCopyTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let copies = [
    "state.sync-conflict-20261123-080000-ABCDEFG.json", "state (Ada's conflicted copy 2026-11-23).json",
    "state (conflicted copy 2026-11-23 080000).json", "state_conflict-20261123-080000.json", "state (1).json",
  ]

  @Test(arguments: copies)
  func `a copy of the marks is found, merged once and kept under a new name`(name: String) throws {
    try scratch.file().save(.starring(.bert))
    let theirs = StateEncoder.encode(.starring(.adam, at: 1))
    try scratch.write(theirs, to: name)
    let file = scratch.file()
    _ = file.load()
    let merged = try file.mergeCopies()
    #expect(Array(merged.changes.papers.keys) == [.adam] && merged.notices.count == 1)
    #expect(Set(scratch.file().load().table.ids) == [.bert, .adam])
    let kept = try #require(scratch.names.first { $0.hasPrefix(name + ".merged-") })
    #expect(scratch.read(kept) == theirs && scratch.read(name) == nil)
    #expect(try file.mergeCopies().notices.isEmpty)
  }

  @Test func `copies of the journal are merged too`() throws {
    let other = try Scratch()
    _ = try other.file().perform(JournalTests.star(.adam), at: .second(1))
    try scratch.write(
      try #require(other.read("state.journal")), to: "state.sync-conflict-20261123-080000-ABCDEFG.journal")
    let file = scratch.file()
    #expect(try file.mergeCopies().changes.papers.count == 1)
    #expect(scratch.file().load().table.count == 1)
  }

  @Test(arguments: [
    "state.json", "state.json.bak", "state (draft).json", "state ().json", "estate (1).json", "state-2.json",
    "state.sync-conflict-20261123-080000-ABCDEFG.json.merged-20261123-080000", "state (1).txt",
  ])
  func `other files beside it are left alone`(name: String) {
    #expect(!ConflictCopy.isCopy(name, of: "state.json"))
  }

  @Test func `a copy that is broken or of a newer version is said and stays as it is`() throws {
    try scratch.file().save(.starring(.bert))
    let texts = ["state (1).json": "{", "state (2).json": #"{"format":"lectern-state","version":2,"papers":{}}"#]
    for (name, text) in texts { try scratch.write(Array(text.utf8), to: name) }
    let merged = try scratch.file().mergeCopies()
    #expect(merged.notices.count == 2 && merged.changes.isEmpty)
    for (name, text) in texts { #expect(scratch.read(name) == Array(text.utf8)) }
  }

  @Test func `a state file with git's conflict markers gives the papers of both sides`() throws {
    func lines(_ table: MarkTable) -> String { String(decoding: StateEncoder.encode(table), as: UTF8.self) }
    let (ours, theirs) = (lines(.starring(.bert)), lines(.starring(.adam)))
    try scratch.write(Array("<<<<<<< HEAD\n\(ours)=======\n\(theirs)>>>>>>> theirs\n".utf8))
    let loaded = scratch.file().load()
    #expect(Set(loaded.table.ids) == [.bert, .adam] && !loaded.isReadOnly)
  }
}
