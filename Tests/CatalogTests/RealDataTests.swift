import Foundation
import Papers
import Testing

@testable import Catalog

/// Real titles and names lie beside the project for whoever has them.
private enum RealData {
  static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/listing-facts.tsv").path

  static let isThere = FileManager.default.fileExists(atPath: path)

  static func papers() -> [Paper] {
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().enumerated().map { number, line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let id = PaperID(recognising: fields.count > 1 ? fields[1] : "")
      return Paper(
        id: id ?? PaperID(key: "title:\(number)"), title: fields[0],
        authors: fields.count > 2 ? fields[2].split(separator: ";").map(String.init) : [],
        published: fields.count > 3 ? PaperDate(fields[3]) : nil)
    }
  }
}

@Suite("Real papers", .enabled(if: RealData.isThere, "there is no shared/data beside the package"))
struct RealDataTests {
  @Test("are found as by looking at every one of them")
  func sameAnswers() throws {
    let papers = RealData.papers()
    let catalog = PaperCatalog(lines: lines(papers))
    let naive = NaiveMatcher(papers: papers)
    #expect(catalog.count == papers.count)
    let queries = [
      "s", "a", "the", "of the", "\"of the\"", "\"large language\" OR surg", "self-superv",
      "author:\"m\" -title:a",
      "learning -deep", "year:2023..2024 model", "id:2312", "title:(vision OR language) author:al", "zz",
    ]
    for query in queries {
      #expect(catalog.ids(query) == (try naive.find(Query.parse(query)).map(\.key)), "\(query)")
    }
  }
}
