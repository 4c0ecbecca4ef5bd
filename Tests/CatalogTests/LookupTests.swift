import Papers
import Testing

@testable import Catalog

@Suite("Looking up many papers")
struct LookupTests {
  private static let catalog: PaperCatalog = {
    let papers = (0..<200).map { number in
      #"{"id":"arxiv:24\#(number * 7 % 100).\#(10_000 + number * 13)","title":"T","aliases":["doi:10.1/\#(number)"]}"#
    }
    return PaperCatalog(lines: Array(papers.joined(separator: "\n").utf8))
  }()

  private static var ids: [PaperID] {
    let own = (0..<Int32(catalog.count)).map { catalog.id(at: Row($0)) }
    let others = (0..<200).map { PaperID(key: "doi:10.1/\($0)") }
    return own + others + ["", "a", "zzz", "doi:10.1/1x"].map { PaperID(key: $0) }
  }

  @Test("finds the same rows as one by one, in any order", arguments: ["sorted", "reversed", "as they are", "mixed"])
  func orders(order: String) {
    var ids = Self.ids
    switch order {
    case "sorted": ids.sort()
    case "reversed": ids.sort(by: >)
    case "mixed": ids = ids.indices.map { ids[$0 * 389 % ids.count] } + ids
    default: break
    }
    let found = Self.catalog.withRowFinder { finder in
      ids.compactMap { id in finder.row(of: id.key).map { (id, $0.row) } }
    }
    let expected = ids.compactMap { id in Self.catalog.row(of: id).map { (id, $0) } }
    #expect(found.count == expected.count && found.count >= 400)
    #expect(zip(found, expected).allSatisfy { $0 == $1 })
    Self.catalog.withRowFinder { finder in
      for id in ids {
        let found = finder.row(of: id.key)
        #expect(found?.row == Self.catalog.row(of: id))
        #expect(found?.isAlias != !id.key.hasPrefix("doi:"), "\(id)")
      }
    }
  }
}
