import FoundationEssentials

/// The saved listing page that the sample follows, and the facts confirmed about its papers.
///
/// Both are kept beside the project, not in it, and may be absent.
struct Listing {
  /// What is confirmed about one paper; nil and empty where nothing is.
  struct Fact {
    var title: String
    var id: String?
    var authors: [String]
    var published: String?
  }

  var facts: [Fact]
  var abstracts: [String]

  static var isAbsent: Bool {
    !["listing.txt", "listing-facts.tsv"].allSatisfy {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }
  }

  init() throws {
    facts = try Self.lines(of: "listing-facts.tsv").dropFirst().map(Self.fact)
    let papers = try Self.lines(of: "listing.txt").drop { !$0.hasPrefix("Subscribe") }
    abstracts = papers.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// `../shared/data`, beside the package's folder.
  private static var folder: URL {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appending(path: "shared/data")
  }

  private static func lines(of name: String) throws -> [Substring] {
    let text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline)
  }

  private static func fact(from line: Substring) -> Fact {
    var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    fields += Array(repeating: "", count: max(0, 4 - fields.count))
    let authors = fields[2].split(separator: "; ").map(String.init)
    return Fact(
      title: fields[0], id: fields[1].isEmpty ? nil : fields[1], authors: authors,
      published: fields[3].isEmpty ? nil : fields[3])
  }
}
