import Formats
import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("A library")
struct LibraryTests {
  private func paper(_ id: String, _ title: String) -> Paper { Paper(id: PaperID(key: id), title: title) }

  @Test("may be empty, or not there")
  func empty() throws {
    let folder = TemporaryFolder()
    #expect(try PaperCatalog.open(folder: folder.path).count == 0)
    #expect(try PaperCatalog.open(folder: folder.path + "/none").count == 0)
    folder.write([], "papers.jsonl")
    let catalog = try PaperCatalog.open(folder: folder.path)
    #expect(catalog.count == 0)
    #expect(catalog.ids("") == [])
    #expect(catalog.ids("\"a b\" OR topic:x OR id:1 OR c sort:title") == [])
    #expect(catalog.id(at: Row(0)).key == "")
    #expect(catalog.date(at: Row(-1)) == nil)
    #expect(catalog.topics(at: Row(5)) == [])
    #expect(PaperCatalog.empty.count == 0)
  }

  @Test("takes the last line of each identity, leaves out bad lines, and says which")
  func badLines() {
    var text = lines([paper("acl:1", "old"), paper("acl:2", "two")])
    text += Array("not json\n\n{\"id\":\"acl:9\"}\n\r\n".utf8)
    text += lines([paper("acl:1", "new")])
    text += Array("{\"id\":\"acl:1\",\"title\":\"torn".utf8)
    let catalog = PaperCatalog(lines: text)
    #expect(catalog.ids("") == ["acl:1", "acl:2"])
    #expect(catalog.ids("old") == [])
    #expect(catalog.ids("new") == ["acl:1"])
    #expect(catalog.notices.count == 3)
    #expect(catalog.notices.first?.hasPrefix("papers.jsonl line 3 is left out: not JSON") == true)
    #expect(catalog.notices.dropFirst().first?.hasPrefix("papers.jsonl line 5 is left out: no title") == true)
    #expect(catalog.notices.last == "papers.jsonl line 8 is left out: cut off at the end of the file")
  }

  @Test("keeps a good line when a later one of the same identity is bad")
  func laterBadLine() {
    let text = lines([paper("acl:1", "good")]) + Array("{\"id\":\"acl:1\",\"title\":5,\"x\":}\n".utf8)
    let catalog = PaperCatalog(lines: text)
    #expect(catalog.ids("good") == ["acl:1"])
    #expect(catalog.notices.count == 1)
  }

  @Test("may begin with a byte order mark, have Windows line ends, and no newline at the end")
  func lineEnds() {
    let body = PaperLine.encode(paper("acl:1", "one")) + [13, 10] + PaperLine.encode(paper("acl:2", "two"))
    let catalog = PaperCatalog(lines: [0xEF, 0xBB, 0xBF] + body)
    #expect(catalog.ids("") == ["acl:1", "acl:2"])
    #expect(catalog.notices.isEmpty)
    #expect(catalog.paper(at: Row(1)).title == "two")
  }

  @Test("with a line beyond all measure keeps the others")
  func longLine() {
    let long = [UInt8](repeating: 0x78, count: LineReader.longestLine + (3 << 20))
    let text = lines([paper("acl:1", "one")]) + long + [10] + lines([paper("acl:2", "two")]) + long
    let catalog = PaperCatalog(lines: text)
    #expect(catalog.ids("") == ["acl:1", "acl:2"])
    #expect(catalog.notices.count == 2)
    #expect(catalog.notices.first?.contains("line 2 is left out: longer than") == true)
    #expect(catalog.notices.last?.contains("line 4") == true)
  }

  @Test("of junk gives notices, a few of them")
  func junk() {
    var random = SeededGenerator(seed: 2)
    let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let catalog = PaperCatalog(lines: bytes)
    #expect(catalog.count == 0)
    #expect((1...21).contains(catalog.notices.count))
  }

  @Test("finds rows by identity and alias, the identity first")
  func identities() {
    var first = paper("arxiv:2401.01234", "a")
    first.aliases = [PaperID(key: "doi:10.1/x"), PaperID(key: "acl:P18-1001")]
    let catalog = PaperCatalog(lines: lines([first, paper("acl:P18-1001", "b")]))
    #expect(catalog.row(of: first.id).map { catalog.paper(at: $0).title } == "a")
    #expect(catalog.row(of: PaperID(key: "doi:10.1/x")).map { catalog.paper(at: $0).title } == "a")
    #expect(catalog.row(of: PaperID(key: "acl:P18-1001")).map { catalog.paper(at: $0).title } == "b")
    #expect(catalog.row(of: PaperID(key: "acl:P18-1002")) == nil)
    #expect(catalog.ids("https://arxiv.org/abs/2401.01234v3") == ["arxiv:2401.01234"])
    #expect(catalog.ids("id:2401") == ["arxiv:2401.01234"])
    #expect(catalog.ids("id:p18") == ["acl:P18-1001", "arxiv:2401.01234"])
  }

  @Test("that was edited under an open catalog gives papers that say so")
  func editedUnderneath() throws {
    let folder = TemporaryFolder()
    folder.write(lines((0..<50).map { paper("acl:\($0)", "title \($0)") }), "papers.jsonl")
    let catalog = try PaperCatalog.open(folder: folder.path)
    folder.write(Array("{}\n".utf8), "papers.jsonl")
    #expect(catalog.count == 50)
    for row in 0..<50 {
      let known = catalog.paper(at: Row(Int32(row)))
      #expect(known.id == catalog.id(at: Row(Int32(row))))
    }
    #expect(try PaperCatalog.open(folder: folder.path).count == 0)
  }

  @Test("that cannot be read says why")
  func unreadable() {
    let folder = TemporaryFolder()
    folder.write([], "file")
    #expect(throws: CatalogError.self) { try PaperCatalog.open(folder: folder.path + "/file") }
    let error = CatalogError.unreadable(path: "/x/papers.jsonl", reason: "Permission denied")
    #expect(error.description == "cannot read /x/papers.jsonl: Permission denied; look at its permissions")
  }

  @Test("can be left while it is being read")
  func cancelling() {
    let folder = TemporaryFolder()
    folder.write(lines((0..<1000).map { paper("acl:\($0)", "title \($0)") }), "papers.jsonl")
    #expect(throws: CatalogError.cancelled) {
      try PaperCatalog.open(folder: folder.path, isCancelled: { true })
    }
    #expect(folder.names == ["papers.jsonl"])
  }
}
