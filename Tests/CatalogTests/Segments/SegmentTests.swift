import Foundation
import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("A library in segments")
struct SegmentTests {
  @Test("is what it would be in one piece, whatever was added, merged, removed, joined and marked", arguments: 0..<5)
  func sameAnswers(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    var library = GrowingLibrary()
    var most = 0
    var numbered = Int.random(in: 1...60, using: &random)
    try library.append(RandomPapers.papers(numbered, using: &random))
    for step in 0..<8 {
      let catalog = try library.open()
      most = max(most, catalog.segments.count)
      try check(catalog, library, step, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: try library.join()
      case 1: try library.append(Array("no paper\n\n".utf8))
      case 2 where library.papers.count > 3:
        try library.remove(Set(library.papers.keys.sorted().shuffled(using: &random).prefix(2)))
      default:
        let count = [0, 1, 2, 5, 30].randomElement(using: &random) ?? 1
        try library.append(library.nextPapers(count, numbered: numbered, using: &random))
        numbered += count
      }
      // Whoever has it open goes on with what it was.
      #expect(!catalog.isDamaged)
    }
    #expect(most > 1)
  }

  private func check(
    _ catalog: PaperCatalog, _ library: GrowingLibrary, _ step: Int, using random: inout SeededGenerator
  ) throws {
    let asked = library.papers.values.flatMap { [$0.id] + $0.aliases }.sorted() + [PaperID(key: "acl:none")]
    let facts = try CatalogFacts(catalog, ids: asked)
    var whole = try CatalogFacts(library.whole, ids: asked)
    if catalog.layout.leavesOutRows {
      // Words of replaced lines are still in the dictionary.
      (whole.words, whole.wordCount) = (facts.words, facts.wordCount)
    }
    #expect(facts == whole, "step \(step)")
    let found = catalog.withRowFinder(for: asked.count) { finder in asked.map { finder.row(of: $0.key) } }
    var few = RowFinder(forFewOf: catalog)
    #expect(asked.map { few.row(of: $0.key)?.row } == found.map { $0?.row }, "step \(step)")
    #expect(found.map { $0?.row } == whole.rowsOfIDs, "step \(step)")
    #expect(zip(asked, found).allSatisfy { id, found in found.map { $0.isAlias != (catalog.id(at: $0.row) == id) } ?? true })
    var naive = library.naive
    naive.read = Set(library.papers.keys.sorted().filter { _ in Bool.random(using: &random) })
    var context = catalog.plainContext
    context.marks.read = RowSet(capacity: catalog.count, naive.read.compactMap { catalog.row(of: $0) })
    for _ in 0..<15 {
      let query = Query(RandomQuery.condition(depth: 3, using: &random))
      let matches = catalog.find(query, in: context)
      #expect((matches?.rows).map { $0.map { catalog.id(at: $0) } } == naive.find(query), "step \(step): \(query)")
      #expect(matches?.set.rows == matches.map { Array($0.rows) })
    }
  }

  @Test("adds a small segment for what was appended, and leaves the others as they are")
  func small() throws {
    var library = GrowingLibrary()
    var random = SeededGenerator(seed: 8)
    try library.append(RandomPapers.papers(200, using: &random))
    _ = try library.open()
    let first = library.folder.read("papers.snapshot")
    try library.append([Paper(id: PaperID(key: "acl:new"), title: "zyzzyva")])
    #expect(PaperCatalog.openSnapshot(folder: library.path) == nil)
    let catalog = try library.open()
    #expect(catalog.segments.map(\.rowCount) == [200, 1])
    #expect(catalog.ids("zyzzyva") == ["acl:new"])
    #expect(library.folder.names == ["papers.jsonl", "papers.snapshot", "papers.snapshot.1"])
    #expect(library.folder.read("papers.snapshot") == first)
    #expect(PaperCatalog.openSnapshot(folder: library.path)?.count == 201)
  }

  @Test("puts segments together when there is time, and removes what lay on the old ones")
  func joining() throws {
    var library = GrowingLibrary()
    var random = SeededGenerator(seed: 9)
    try library.append(RandomPapers.papers(40, using: &random))
    let catalog = try library.open()
    for _ in 0..<7 {
      try library.append(library.nextPapers(9, numbered: 100, using: &random))
      #expect(try library.open().segments.count <= 2 + SegmentPlan.mostUpper)
    }
    #expect(try PaperCatalog.joinSegments(folder: library.path, plan: GrowingLibrary.plan))
    #expect(library.folder.names == ["papers.jsonl", "papers.snapshot"])
    #expect(try !PaperCatalog.joinSegments(folder: library.path, plan: GrowingLibrary.plan))
    #expect(try library.open().count == library.papers.count)
    #expect(catalog.ids("")?.count == 40)
  }

  @Test("counts lines from the beginning of the text in what it says of them")
  func notices() throws {
    var library = GrowingLibrary()
    try library.append([Paper(id: PaperID(key: "acl:1"), title: "a"), Paper(id: PaperID(key: "acl:2"), title: "b")])
    _ = try library.open()
    try library.append(Array("bad\n".utf8))
    #expect(try library.open().notices.map { $0.prefix(31) } == ["papers.jsonl line 3 is left out"])
    try library.append(Array("\nbad\n".utf8))
    #expect(try library.open().notices.map { $0.prefix(31) }
      == ["papers.jsonl line 3 is left out", "papers.jsonl line 5 is left out"])
  }

  @Test("is made anew from where the text is no longer what it was", arguments: ["cut", "torn", "touched", "edited"])
  func changed(how: String) throws {
    var library = GrowingLibrary()
    var random = SeededGenerator(seed: 10)
    try library.append(RandomPapers.papers(50, using: &random))
    _ = try library.open()
    let path = "\(library.path)/papers.jsonl"
    let line = lines([Paper(id: PaperID(key: "acl:late"), title: "late")])
    switch how {
    case "cut": truncate(path, off_t(library.text.count / 2))
    case "torn":
      // Half a line was indexed, which then goes on.
      try library.append(Array(line.prefix(20)))
      #expect(try library.open().segments.count == 2)
      try library.append(Array(line.dropFirst(20)))
      let catalog = try library.open()
      #expect(catalog.segments.count == 2)
      #expect(catalog.ids("late") == ["acl:late"])
    case "touched":
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    default:
      var text = library.text
      text.replaceSubrange(0..<0, with: line)
      library.folder.write(text + line, "papers.jsonl")
    }
    let bytes = try #require(library.folder.read("papers.jsonl"))
    let whole = PaperCatalog(lines: bytes)
    let opened = try library.open()
    #expect(opened.ids("") == whole.ids(""))
    #expect(opened.ids("gra") == whole.ids("gra"))
  }

  @Test("is never believed where a segment is damaged, missing, or lies on another one")
  func damaged() throws {
    var library = GrowingLibrary()
    var random = SeededGenerator(seed: 11)
    try library.append(RandomPapers.papers(40, using: &random))
    _ = try library.open()
    try library.append(library.nextPapers(20, numbered: 50, using: &random))
    let good = try library.open().ids("g")
    let upper = try #require(library.folder.read("papers.snapshot.1"))
    for place in stride(from: 0, to: upper.count, by: 501) {
      var bytes = upper
      bytes[place] ^= 0x10
      library.folder.write(bytes, "papers.snapshot.1")
      let catalog = PaperCatalog.openSnapshot(folder: library.path)
      if let catalog { #expect(catalog.ids("g") == good || catalog.isDamaged, "byte \(place)") }
    }
    library.folder.write(Array(upper.dropLast(70)), "papers.snapshot.1")
    #expect(PaperCatalog.openSnapshot(folder: library.path) == nil)
    #expect(try library.open().ids("g") == good)
    // The first segment of another library under the upper one of this.
    var other = GrowingLibrary()
    try other.append(RandomPapers.papers(41, using: &random))
    _ = try other.open()
    library.folder.write(try #require(other.folder.read("papers.snapshot")), "papers.snapshot")
    #expect(PaperCatalog.openSnapshot(folder: library.path) == nil)
    #expect(try library.open().ids("g") == good)
  }

  @Test("with a damaged first segment is made anew as a whole when something was added")
  func damagedBelow() throws {
    var library = GrowingLibrary()
    var random = SeededGenerator(seed: 12)
    try library.append(RandomPapers.papers(60, using: &random))
    _ = try library.open()
    var bytes = try #require(library.folder.read("papers.snapshot"))
    for place in stride(from: CheckedBytes.blockSize, to: bytes.count - 600, by: 100) { bytes[place] ^= 1 }
    library.folder.write(bytes, "papers.snapshot")
    try library.append(library.nextPapers(5, numbered: 70, using: &random))
    let catalog = try library.open()
    #expect(!catalog.isDamaged)
    #expect(catalog.ids("g") == library.whole.ids("g"))
  }
}

@Suite("When segments are made")
struct SegmentPlanTests {
  private let plan = SegmentPlan(smallText: 1000, joinedAtOnce: 400, largestShare: 0.25, restingShare: 0.1)

  @Test(
    "depends on how much was added",
    arguments: [
      ([], 500, 0), ([800], 900, 0), ([10_000], 10_100, 1), ([10_000], 12_600, 0),
      ([10_000, 10_100], 10_200, 1), ([10_000, 11_000], 11_100, 2), ([10_000, 11_000, 11_050], 11_100, 2),
      ([10_000, 10_800, 11_200], 11_500, 3), ([10_000, 10_001, 10_002, 10_003], 10_004, 1),
    ])
  func kept(ends: [Int], size: Int, kept: Int) {
    #expect(plan.kept(ends: ends, size: size) == kept)
  }

  @Test("never leaves more than a few")
  func few() {
    var ends = [1_000_000]
    for step in 0..<300 {
      let size = (ends.last ?? 0) + (step % 7 == 0 ? 900 : 300)
      ends = Array(ends.prefix(plan.kept(ends: ends, size: size))) + [size]
      #expect(ends.count <= SegmentPlan.mostUpper + 1)
    }
  }

  @Test(
    "at rest joins what has become large or many",
    arguments: [
      ([10_000], nil), ([10_000, 10_100], nil), ([10_000, 12_000], 0), ([10_000, 10_100, 10_200, 10_250], 1),
    ])
  func resting(ends: [Int], kept: Int?) {
    #expect(plan.keptAtRest(ends: ends) == kept)
  }
}
