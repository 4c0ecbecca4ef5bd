import Papers
import Testing

@testable import Catalog

@Suite("Papers that have earlier versions")
struct RevisionTests {
  private static func paper(_ number: Int, revised: Int64? = nil) -> Paper {
    var paper = Paper(id: PaperID(key: "acl:p\(number)"), title: "Title \(number)", published: PaperDate(dayNumber: 19_000 + number))
    if let revised { paper.earlier = [EarlierVersion(title: "Other", until: Timestamp(milliseconds: revised))] }
    return paper
  }

  @Test("are known with the moment of the present one, in every segment, and not by a line that was replaced")
  func segments() throws {
    var library = GrowingLibrary()
    try library.append((0..<200).map { Self.paper($0, revised: $0 % 50 == 0 ? Int64($0) + 100 : nil) })
    _ = try library.open()
    try library.append([Self.paper(100, revised: 900), Self.paper(101, revised: 950), Self.paper(300)])
    let catalog = try library.open()
    #expect(catalog.segments.count == 2)
    for catalog in [catalog, library.whole] {
      let found = catalog.revisions.map { (catalog.id(at: $0.row).key, $0.moment.milliseconds) }.sorted { $0.0 < $1.0 }
      #expect(found.map(\.0) == ["acl:p0", "acl:p100", "acl:p101", "acl:p150", "acl:p50"])
      #expect(found.map(\.1) == [100, 900, 950, 250, 150])
      for (row, moment) in catalog.revisions { #expect(catalog.revised(at: row) == moment) }
      for id in ["acl:p1", "acl:p99", "acl:p300"] {
        let row = try #require(catalog.row(of: PaperID(key: id)))
        #expect(catalog.revised(at: row) == nil)
      }
    }
    #expect(catalog.revised(at: Row(9999)) == nil && PaperCatalog.empty.revisions.isEmpty)
  }
}
