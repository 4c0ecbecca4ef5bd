import Glibc
import Testing

@Suite("lectern import")
struct ImportTests {
  static let shapes: [(name: String, text: String, title: String, count: Int)] = [
    ("its own lines", Papers.five, "Gamma rays", 5),
    ("records of other programs", Papers.records, "Records with breaks", 2),
    ("the shape of arXiv's snapshot", Papers.snapshot, "Snapshots of light", 2),
    ("a saved listing page", Papers.listing, "First Things First", 2),
    ("an array", "[" + Papers.five.split(separator: "\n").joined(separator: ",") + "]", "Gamma rays", 5),
  ]

  @Test("recognises every shape by its content, and changes nothing the second time", arguments: shapes)
  func shape(name: String, text: String, title: String, count: Int) async throws {
    let home = try Home()
    let file = try home.write("anything.dat", text)
    let first = try await home.lectern("import", file)
    #expect(first.status == 0, "\(name): \(first.errors)")
    #expect(first.output == "\(count) added, 0 updated, 0 unchanged, 0 skipped\n")
    let bytes = home.bytes(of: "data/lectern/papers.jsonl")
    #expect(try await home.lectern("list").output.contains(title))
    let second = try await home.lectern("import", file)
    #expect(second.output == "0 added, 0 updated, \(count) unchanged, 0 skipped\n")
    #expect(home.bytes(of: "data/lectern/papers.jsonl") == bytes)
  }

  @Test("normalises ids, names and dates")
  func normalised() async throws {
    let home = try Home()
    try await home.importPapers(Papers.records + Papers.snapshot)
    let lines = try await home.lectern("list", "--format", "tsv", "sort:date").lines
    #expect(
      lines == [
        "\t2019\tdoi:10.1234/example.5\tKnown by DOI\tCy Cole\t",
        "\t2017-06-05\tarxiv:1706.01234\tRecords with breaks\tAda Able; Bo Baker\tcs.CL",
        "\t2007-04-02\tarxiv:0704.0001\tSnapshots of light\tAda Able; Bo Baker\thep-ph math.CO",
        "\t\tarxiv:math/0309136\tAn older style\tCy Cole\tmath.GR",
      ])
  }

  @Test("takes a listing page without the page's furniture")
  func listing() async throws {
    let home = try Home()
    try await home.importPapers(Papers.listing)
    let titles = try await home.lectern("list", "--format", "tsv", "sort:title").lines
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false)[3] }
    #expect(titles == ["First Things First", "Second Thoughts on Words"])
  }

  @Test("unpacks by content", arguments: ["gzip", "zstd", "xz"])
  func packed(tool: String) async throws {
    guard Tool.isInstalled(tool) else {
      print("skipped: \(tool) is not installed")
      return
    }
    let home = try Home()
    try home.write("papers", Papers.five)
    let made = try await home.shell("\(tool) -c < \"$HOME/papers\" > \"$HOME/packed\"")
    #expect(made.status == 0)
    let outcome = try await home.lectern("import", "\(home.path)/packed")
    #expect(outcome.output == "5 added, 0 updated, 0 unchanged, 0 skipped\n", "\(outcome.errors)")
    let piped = try await home.lectern("import", "-", input: try #require(home.bytes(of: "packed")))
    #expect(piped.output == "0 added, 0 updated, 5 unchanged, 0 skipped\n", "\(piped.errors)")
  }

  @Test("merges what two sources say of one paper, and appends only")
  func merging() async throws {
    let home = try Home()
    try await home.importPapers("{\"id\":\"arxiv:2401.00001\",\"title\":\"Alpha\"}\n")
    let before = try #require(home.bytes(of: "data/lectern/papers.jsonl"))
    let outcome = try await home.lectern("import", "-", input: Array(Papers.five.utf8))
    #expect(outcome.output == "4 added, 1 updated, 0 unchanged, 0 skipped\n")
    #expect(try #require(home.bytes(of: "data/lectern/papers.jsonl")).starts(with: before))
    #expect(try await home.lectern("list").lines.count == 5)
    #expect(try await home.lectern("show", "2401.00001").output.contains("Ada Able"))
  }

  @Test("sets a torn last line of the library aside, and keeps the rest")
  func tornLibrary() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let whole = try #require(home.bytes(of: "data/lectern/papers.jsonl"))
    try home.write("data/lectern/papers.jsonl", whole + Array("{\"id\":\"arxiv:2406.0".utf8))
    #expect(try await home.lectern("list").lines.count == 5)
    let outcome = try await home.lectern("import", "-", input: Array(Papers.records.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("papers.jsonl.torn"), "\(outcome.errors)")
    #expect(try await home.lectern("list").lines.count == 7)
    let aside = try #require(home.libraryNames.first { $0.contains(".torn") })
    #expect(home.text(of: "data/lectern/\(aside)") == "{\"id\":\"arxiv:2406.0")
  }

  @Test("keeps the good lines around bad ones, and tells those by number")
  func mixed() async throws {
    let home = try Home()
    let file = try home.write("mixed", "{\"title\":\"One\"}\n{\"title\":\"half\n\nnothing\n{}\n{\"title\":\"Two\"}\n{\"ti")
    let outcome = try await home.lectern("import", file)
    #expect(outcome.output == "2 added, 0 updated, 0 unchanged, 4 skipped\n")
    for line in [2, 4, 5, 7] { #expect(outcome.errors.contains("mixed:\(line): skipped, "), "\(outcome.errors)") }
    #expect(outcome.status == 0)
  }

  @Test("goes on with the next file after one that cannot be read, and ends with 3")
  func several() async throws {
    let home = try Home()
    let good = try home.write("good", Papers.five)
    let outcome = try await home.lectern("import", "\(home.path)/missing", good)
    #expect(outcome.status == 3)
    #expect(outcome.output == "5 added, 0 updated, 0 unchanged, 0 skipped\n")
    #expect(outcome.errors.contains("missing: no such file"))
  }

  @Test("ten imports at once give each paper one line")
  func concurrent() async throws {
    let home = try Home()
    let file = try home.write("papers", Papers.hundred)
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for _ in 1...10 { group.addTask { try await home.lectern("import", file) } }
      for try await outcome in group {
        #expect(outcome.status == 0 || outcome.errors.contains("another import"), "\(outcome.errors)")
      }
    }
    let lines = try #require(home.text(of: "data/lectern/papers.jsonl")).split(separator: "\n")
    #expect(lines.count == 100)
  }
}
