import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("Finding papers")
struct FindingTests {
  @Test("gives exactly what looking at every paper gives", arguments: [0, 1, 2, 5, 40, 200, 700])
  func bruteForce(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 11)
    let papers = RandomPapers.papers(count, using: &random)
    let catalog = PaperCatalog(lines: lines(papers.shuffled(using: &random)))
    #expect(catalog.count == count)
    #expect(catalog.notices.isEmpty)
    var naive = NaiveMatcher(papers: papers)
    var context = catalog.plainContext
    naive.starred = Set(papers.map(\.id).filter { _ in Bool.random(using: &random) })
    naive.read = Set(papers.map(\.id).filter { _ in Bool.random(using: &random) })
    naive.tagged = ["x": Set(papers.prefix(9).map(\.id))]
    context.marks.starred = RowSet(capacity: count, naive.starred.compactMap { catalog.row(of: $0) })
    context.marks.read = RowSet(capacity: count, naive.read.compactMap { catalog.row(of: $0) })
    context.marks.tagged = [
      "X": RowSet(capacity: count, papers.prefix(9).compactMap { catalog.row(of: $0.id) })
    ]
    for _ in 0..<(count < 500 ? 400 : 150) {
      let query = Query(RandomQuery.condition(depth: 3, using: &random))
      let matches = catalog.find(query, in: context)
      #expect((matches?.rows).map { $0.map { catalog.id(at: $0) } } == naive.find(query), "\(query)")
      #expect(matches?.set.rows == matches.map { Array($0.rows) })
    }
  }

  @Test("gives the same from an index of several parts")
  func parts() {
    var random = SeededGenerator(seed: 5)
    // Over a megabyte, which is what makes a text worth dividing.
    let papers = RandomPapers.papers(3500, using: &random)
    let text = lines(papers)
    #expect(text.count > 1 << 20)
    let catalog = PaperCatalog(lines: text)
    let naive = NaiveMatcher(papers: papers)
    for text in [
      "gra", "\"of the\"", "self-sup title:x", "\"dark matter\" -topic:cs", "authors:\"graph neural\"", "数",
    ] {
      #expect(catalog.ids(text) == (try? naive.find(Query.parse(text)).map(\.key)), "\(text)")
    }
    for row in [0, 1, 1700, 3499] {
      let id = catalog.id(at: Row(Int32(row)))
      #expect(papers.first { $0.id == id } == catalog.paper(at: Row(Int32(row))))
    }
  }

  @Test("gives the same from an index that was put aside in pieces while it was built", arguments: [1, 100 << 20])
  func pieces(largestPool: Int) throws {
    var random = SeededGenerator(seed: 6)
    let papers = RandomPapers.papers(3500, using: &random)
    let folder = TemporaryFolder()
    folder.write(lines(papers), "papers.jsonl")
    let text = try #require(try TextStore(path: folder.path + "/papers.jsonl"))
    let (store, problem) = try SnapshotFile.write(folder: folder.path) { sink throws(CatalogError) in
      _ = try CatalogBuilder(text, largestPool: largestPool).build(into: sink, folder: folder.path)
    }
    #expect(problem == nil)
    #expect(folder.names == ["papers.jsonl", "papers.snapshot"])
    let catalog = PaperCatalog(text: text, segments: [Segment(try #require(Snapshot(store)))])
    let naive = NaiveMatcher(papers: papers)
    for _ in 0..<30 {
      let query = Query(RandomQuery.condition(depth: 2, using: &random))
      #expect((catalog.find(query, in: catalog.plainContext)?.rows).map { $0.map { catalog.id(at: $0) } }
        == naive.find(query), "\(query)")
    }
    #expect(!catalog.isDamaged)
  }

  @Test("sees through accents, case, and TeX")
  func accents() {
    let titles = ["Möbius strips", "A MOBIUS band", "On M\\\"obius", "Mo\u{308}bius", "Erd\\H{o}s", "Erdős"]
    let papers = titles.enumerated().map { Paper(id: PaperID(key: "acl:\($0)"), title: $1) }
    let catalog = PaperCatalog(lines: lines(papers))
    for query in ["mobius", "Möbius", "M\\\"obius", "MÖBIUS", "\"möbius\"", "title:mob"] {
      #expect(catalog.ids(query) == ["acl:0", "acl:1", "acl:2", "acl:3"], "\(query)")
    }
    for query in ["erdos", "Erdős", "Erd\\H{o}s", "ERDO"] {
      #expect(catalog.ids(query) == ["acl:4", "acl:5"], "\(query)")
    }
  }

  @Test("never lets a phrase go from one author, topic or text into the next")
  func phraseEnds() {
    let paper = Paper(
      id: PaperID(key: "acl:1"), title: "dark", abstract: "matter of facts", authors: ["Li Wei", "Chen Li"],
      topics: ["machine learning", "theory"])
    let catalog = PaperCatalog(lines: lines([paper]))
    for query in [
      "\"dark matter\"", "author:\"wei chen\"", "\"learning theory\"", "\"facts li\"", "wei-chen",
    ] {
      #expect(catalog.ids(query) == [], "\(query)")
    }
    for query in ["\"matter of facts\"", "author:\"chen li\"", "\"li wei\"", "\"machine learning\"", "of-fa"]
    {
      #expect(catalog.ids(query) == ["acl:1"], "\(query)")
    }
  }

  @Test("finds a word of any length")
  func longWords() {
    let long = String(repeating: "ö", count: 1000)
    let catalog = PaperCatalog(lines: lines([Paper(id: PaperID(key: "acl:1"), title: "a \(long) b")]))
    #expect(catalog.ids(long) == ["acl:1"])
    #expect(catalog.ids("\"a \(long) b\"") == ["acl:1"])
    #expect(catalog.ids("oooo") == ["acl:1"])
    #expect(catalog.ids("\"oooo\"") == [])
  }

  @Test("counts the topics of what it found")
  func topicCounts() throws {
    let papers = [["cs.CL", "cs.LG"], ["cs.LG"], ["hep-th", "cs.LG", "cs.LG"], []].enumerated().map {
      Paper(id: PaperID(key: "acl:\($0)"), title: $0 < 3 ? "yes" : "no", topics: $1)
    }
    let catalog = PaperCatalog(lines: lines(papers))
    let matches = try #require(catalog.find(try Query.parse("yes"), in: catalog.plainContext))
    let counts = catalog.topicCounts(of: matches.set).map { "\(catalog.topics[Int($0.topic.number)].name) \($0.count)" }
    #expect(counts == ["cs.LG 3", "cs.CL 1", "hep-th 1"])
    // Most of them are counted by what is not among them.
    for rows in [[0, 1], [0], [2, 3], [0, 2, 3], []] {
      let counts = catalog.topicCounts(of: RowSet(capacity: 4, rows.map { Row(Int32($0)) }))
      let expected = catalog.topics.indices.map { topic in
        rows.count { catalog.topics(at: Row(Int32($0))).contains(TopicID(Int32(topic))) }
      }
      #expect(counts.allSatisfy { expected[Int($0.topic.number)] == $0.count })
      #expect(counts.count == expected.count { $0 > 0 }, "\(rows)")
    }
    #expect(catalog.topic(named: "CS.lg")?.count == 3)
    #expect(catalog.topic(named: "none") == nil)
    #expect(catalog.topics(at: Row(2)).map { catalog.topics[Int($0.number)].name } == ["hep-th", "cs.LG"])
  }

  @Test("can be stopped")
  func cancelling() throws {
    let catalog = PaperCatalog(lines: lines([Paper(id: PaperID(key: "acl:1"), title: "a")]))
    #expect(catalog.find(try Query.parse("a"), in: catalog.plainContext, isCancelled: { true }) == nil)
  }
}
