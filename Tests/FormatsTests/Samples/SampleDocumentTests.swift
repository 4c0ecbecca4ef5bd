import Glibc
import Papers
import Testing

@testable import Formats

/// Real documents in every format, where they lie beside the package: how many papers each gives.
@Suite("Documents of all formats")
struct SampleDocumentTests {
  private static let folder = "samples"

  private static func names(in folder: String) -> [String] {
    guard let path = SharedData.path(folder), let entries = opendir(path) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix("."), name != "SOURCES.txt" { names.append(name) }
    }
    return names.sorted()
  }

  private func reading(_ path: String) async throws -> Reading {
    let path = try #require(SharedData.path(path))
    var bytes: [UInt8] = []
    try await InputReader(input: .file(path)).read { chunk, _ in bytes += chunk }
    return Reading(bytes, limit: RecordReader.defaultLimit, chunk: 4096)
  }

  @Test(
    "Every document is read, or refused with a reason",
    .enabled(if: SharedData.path(folder) != nil, "no samples here"), arguments: names(in: folder))
  func every(kind: String) async throws {
    for name in Self.names(in: "\(Self.folder)/\(kind)") {
      let reading = try await reading("\(Self.folder)/\(kind)/\(name)")
      let says = !reading.papers.isEmpty || !reading.skipped.isEmpty || reading.failure != nil
      let isEmptyList = Self.empty.contains { name.hasPrefix($0) }
      #expect(says || isEmptyList, "\(kind)/\(name)")
      for paper in reading.papers {
        #expect(CleanText.isClean(paper.title) && CleanText.isClean(paper.abstract), "\(kind)/\(name)")
      }
    }
  }

  /// Answers that rightly hold nothing.
  private static let empty = ["mloesch__ListSets", "lukasschwab__id_0000.0000", "lukasschwab__id_0808.05394_s0"]

  @Test(
    "As many papers as a hand counts", .enabled(if: SharedData.path(folder) != nil, "no samples here"),
    arguments: [
      ("arxiv-api-atom/lucas-m-lopes__arxiv_transformer.xml", 5),
      ("arxiv-api-atom/lukasschwab__q_testing_s0_m10_bc5a6c384fe9.http200.xml", 10),
      ("arxiv-rss/jmamath__arxiv_cs_ai.xml", 3),
      ("arxiv-oai/inspirehep__arxiv-single.xml", 1),
      ("arxiv-oai/mikesaelim__ErrorResponseIdDoesNotExist.xml", 0),
      ("arxiv-oai-dc/adsabs__oai_ArXiv.org_1711_05739", 1),
      ("arxiv-oai-raw/internetarchive__arxivraw_1810.09584.xml", 1),
      ("hf-daily-papers/lucas-m-lopes__hf_daily_papers.json", 30),
      ("openalex/zhangyee__openalex_search.json", 3),
      ("europepmc/zhangyee__europepmc_search.json", 3),
      ("biorxiv/zhangyee__biorxiv_search.json", 100),
      ("semantic-scholar/zhangyee__semantic_search.json", 3),
      ("semantic-scholar/zhangyee__semantic_citations.json", 3),
      ("crossref/papis__test_4_multiple_isbn.json", 1),
      ("crossref/internetarchive__crossref_api_works.json", 3),
      ("dblp/internetarchive__example_dblp_article.xml", 1),
      ("arxiv-abs-files/arXiv__0704.0010.abs", 1),
      ("arxiv-email-listing/NicolasSchuler__2026-01-26.txt", 10),
      ("crossref/zotero-translators__Crossref_Unixref_XML-01.unixref.xml", 1),
      ("pubmed/biopython__efetch_pmc.xml", 1),
      ("other-apis/zhangyee__zenodo_search.json", 3),
      ("other-apis/zhangyee__openaire_graph_v3.json", 5),
      ("other-apis/zhangyee__unpaywall_lookup.json", 1),
      ("pubmed/zotero-translators__PubMed_XML-03.xml", 1),
      ("arxiv-search-json/arXiv__1511.07473.json", 1),
      ("_fixture-author-made/openalex__eliharoun__openalex_response.json", 1),
    ])
  func counted(path: String, count: Int) async throws {
    let reading = try await reading("\(Self.folder)/\(path)")
    #expect(reading.papers.count == count, "\(reading.skipped) \(String(describing: reading.failure))")
    // One paper in each of these has no author, and no identifier or date in the second.
    let bare = ["biopython__efetch_pmc.xml", "openaire_graph_v3.json"].contains { path.hasSuffix($0) } ? 1 : 0
    #expect(reading.papers.count { $0.authors.isEmpty && !path.hasPrefix("arxiv-rss") } == bare)
    for paper in reading.papers where bare == 0 || !paper.authors.isEmpty {
      #expect(!paper.id.key.hasPrefix("title:") && paper.source != "", "\(paper)")
      // One of the works was never given a date.
      #expect(paper.published != nil || path.hasSuffix("crossref_api_works.json"), "\(paper)")
    }
  }

  @Test(
    "How many papers each document gives, in the order of the names",
    .enabled(if: SharedData.path(folder) != nil, "no samples here"),
    arguments: [
      ("_fixture-author-made", [1, 2, 2, 4, 1]),
      ("arxiv-abs-files", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
      ("arxiv-api-atom", [5, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 10, 0, 10, 0, 0, 10, 10, 0]),
      ("arxiv-email-listing", [5, 10]),
      ("arxiv-oai", [1, 12, 1, 1, 1, 1, 1, 0]),
      ("arxiv-oai-dc", [1, 1, 1, 1]),
      ("arxiv-oai-raw", [1]),
      ("arxiv-rss", [169, 3, 3]),
      ("arxiv-search-json", [1, 1, 1]),
      ("bibtex", [0, 212, 156, 16, 1, 0, 1, 0, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1, 1, 1]),
      ("bibtex-zotero", [
        2, 3, 2, 1, 5, 12, 5, 12, 1, 1, 27, 1, 1, 1, 86, 4, 1, 3, 3, 5, 0, 5, 2, 2, 1, 53, 3, 3, 1, 3, 5, 1, 2, 1, 1,
        1, 20, 4, 506, 1052
      ]),
      ("biorxiv", [100]),
      ("crossref", [1, 1, 3, 1, 1, 0, 1, 1, 0, 1, 1, 1]),
      ("csl-json", [26, 26, 1, 1, 4, 1, 1, 1, 1, 6, 1, 602, 36, 1, 1, 1]),
      ("dblp", [3, 1, 1]),
      ("europepmc", [3]),
      ("hf-daily-papers", [30]),
      ("journal-rss", [41, 13, 11, 40, 12]),
      ("kaggle-arxiv-jsonl", [200, 200]),
      ("nbib-medline", [1, 4, 1, 2, 1, 2, 1]),
      ("oai-pmh-generic", [1, 1, 1, 1, 0, 0, 0, 0]),
      ("openalex", [3]),
      ("opml", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      ("other-apis", [5, 1, 3]),
      ("pubmed", [1, 1, 2, 1, 1, 1, 1]),
      ("ris", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 4, 0, 1, 1, 48, 1, 1, 1, 1, 1]),
      ("semantic-scholar", [0, 0, 3, 3, 3]),
    ] as [(String, [Int])])
  func table(kind: String, counts: [Int]) async throws {
    let names = Self.names(in: "\(Self.folder)/\(kind)")
    #expect(names.count == counts.count)
    for (name, count) in zip(names, counts) {
      let reading = try await reading("\(Self.folder)/\(kind)/\(name)")
      #expect(reading.papers.count == count, "\(name): \(reading.skipped) \(String(describing: reading.failure))")
    }
  }
}
