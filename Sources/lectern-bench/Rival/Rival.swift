import Catalog
import FoundationEssentials

/// What the rival says of itself.
struct RivalReport: Decodable {
  struct Answer: Decodable {
    var query: String
    /// For the first fifty rows, newest first, and the exact count.
    var page: Double
    /// For the fifty best.
    var ranked: Double
    var count: Int
    /// The first rows, newest first.
    var first: [Int]

    enum CodingKeys: String, CodingKey {
      case query, count, first
      case page = "page_ms"
      case ranked = "ranked_ms"
    }
  }

  var papers: Int
  var indexSeconds: Double
  var queries: [Answer]
  var peakMegabytes: Double

  enum CodingKeys: String, CodingKey {
    case papers, queries
    case indexSeconds = "index_s"
    case peakMegabytes = "peak_mb"
  }
}

/// Another search engine on the same papers, to compare with.
struct Rival {
  /// A program for Python that takes papers and queries; nil for the one that is built in.
  var program: String?

  /// Nil when Python 3 is not installed.
  func run(
    _ queries: [String], on catalog: PaperCatalog, in folder: String, settings: [String: String]
  ) throws -> RivalReport? {
    guard let python = ChildProgram.find("python3") else { return nil }
    let (papers, questions, output) = (folder + "/rival.jsonl", folder + "/rival.txt", folder + "/rival.json")
    let script = program ?? folder + "/rival.py"
    if program == nil { try writeFile(script, Array(RivalScript.text.utf8)) }
    try writeFile(questions, Array(queries.map { $0 + "\n" }.joined().utf8))
    try PaperExport(catalog: catalog).write(to: papers)
    defer { removeFile(papers) }
    let child = ChildProgram(path: python, arguments: [script, papers, questions, "--json"])
    _ = try child.run(.file(output), settings: settings)
    return try JSONDecoder().decode(RivalReport.self, from: try Data(contentsOf: URL(filePath: output)))
  }
}
