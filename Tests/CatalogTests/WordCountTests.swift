import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Counts of words in two sets of papers")
struct WordCountTests {
  @Test("are those of a look at every paper, also in a library of segments with replaced lines", arguments: 0..<6)
  func naive(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 40)
    var library = GrowingLibrary()
    try library.append(RandomPapers.papers(40, using: &random))
    if seed > 1 {
      _ = try library.open()
      try library.append(library.nextPapers(20, numbered: 40, using: &random))
    }
    if seed > 3 {
      _ = try library.open()
      try library.append(library.nextPapers(9, numbered: 60, using: &random) + [Paper(id: PaperID(key: "acl:z"), title: "Zyzzyva")])
    }
    let catalog = try library.open()
    let sets = (0..<2).map { _ in
      RowSet(capacity: catalog.count, (0..<catalog.count).filter { _ in Bool.random(using: &random) }.map { Row(Int32($0)) })
    }
    var counted: [String: [Int]] = [:]
    let isFinished = catalog.countWords(in: sets[0], and: sets[1]) { word, first, second in
      counted[String(decoding: word, as: UTF8.self)] = [first, second]
    }
    #expect(isFinished)
    var expected: [String: [Int]] = [:]
    for (number, set) in sets.enumerated() {
      for row in set {
        let paper = catalog.paper(at: row)
        for word in Set(FoldedWords.words(in: paper.title) + FoldedWords.words(in: paper.abstract)) {
          expected[word, default: [0, 0]][number] += 1
        }
      }
    }
    #expect(counted == expected)
  }

  @Test("are none for no papers, and given up when nobody waits")
  func edges() {
    let catalog = PaperCatalog(lines: Array(#"{"id":"arxiv:2401.00001","title":"A word"}"#.utf8))
    let (none, all) = (RowSet(capacity: 1), RowSet.all(capacity: 1))
    #expect(catalog.countWords(in: none, and: none) { _, _, _ in Issue.record("nothing to count") })
    #expect(!catalog.countWords(in: all, and: none, isCancelled: { true }) { _, _, _ in })
    #expect(PaperCatalog.empty.countWords(in: none, and: none) { _, _, _ in })
    #expect(all.last == Row(0) && none.last == nil)
    #expect(RowSet(capacity: 200, [Row(3), Row(131)]).last == Row(131))
  }
}
