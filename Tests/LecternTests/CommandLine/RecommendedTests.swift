import Catalog
import Testing

/// `sort:recommended` and what is kept of it, in the real program.
@Suite("lectern list sort:recommended")
struct RecommendedTests {
  /// Rays and nets in turn, the newest first: Rays 11, Nets 10 …
  static let papers = (0..<12).map { number in
    let (title, words) = number % 2 == 1 ? ("Rays", "gamma rays of distant stars") : ("Nets", "deep nets learn to play")
    return
      #"{"id":"arxiv:2401.00\#(number + 100)","title":"\#(title) \#(number)","abstract":"We study \#(words)."# + "\","
      + #""authors":["\#(title) Person"],"published":"2024-01-\#(number + 10)","source":"test"}"# + "\n"
  }.joined()

  private static func home(starred: [Int]) async throws -> Home {
    let home = try Home()
    try await home.importPapers(papers)
    for number in starred {
      let outcome = try await home.lectern("mark", "--star", "2401.00\(number)")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    return home
  }

  private static func titles(_ home: Home, _ query: String...) async throws -> [String] {
    let outcome = try await home.lectern("list", query.joined(separator: " "), "--format", "tsv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst(3).first.map(String.init) ?? "" }
  }

  /// The file of what was learned, by its path in the home folder.
  private static func taste(_ home: Home) throws -> String {
    "state/lectern/" + (try #require(Home.names(in: "\(home.path)/state/lectern").first { $0.hasPrefix("taste-") }))
  }

  @Test("puts what is like three stars first, and leaves nothing out")
  func order() async throws {
    let home = try await Self.home(starred: [100, 102, 104])
    let titles = try await Self.titles(home, "sort:recommended")
    #expect(titles.count == 12)
    #expect(titles.prefix(6).allSatisfy { $0.hasPrefix("Nets") })
    let likely = try await Self.titles(home, "is:recommended")
    #expect(!likely.isEmpty && likely.allSatisfy { $0.hasPrefix("Nets") })
    let export = try await home.lectern("export", "sort:recommended", "--format", "bibtex", "--limit", "1")
    #expect(export.output.contains("Nets"))
  }

  @Test("says so when too little is starred, and puts the newest first")
  func tooFew() async throws {
    let home = try await Self.home(starred: [100, 102])
    let outcome = try await home.lectern("list", "sort:recommended", "--format", "tsv")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "lectern: nothing is recommended before three papers are starred or to be read; the newest come first\n")
    #expect(outcome.lines.first?.contains("Rays 11") == true)
    #expect(try await home.lectern("list", "is:recommended").status == 1)
  }

  @Test("keeps what was learned, and learns it anew when the file is damaged, of another version or of other marks")
  func file() async throws {
    let home = try await Self.home(starred: [100, 102, 104])
    let order = try await Self.titles(home, "sort:recommended")
    let name = try Self.taste(home)
    let text = try #require(home.text(of: name))
    #expect(text.hasPrefix("lectern taste 2\n"))
    // Of another version, and whole in itself.
    let other = try #require(text.replacing("taste 1", with: "taste 2").split(separator: "checksum").first)
    let otherVersion = "\(other)checksum \(String(other.utf8.fingerprint, radix: 16))\n"
    for wrong in [otherVersion, text.replacing("taste 1", with: "taste 0"), String(text.dropLast(9)), "", text.replacing("word", with: "topic")] {
      try home.write(name, wrong)
      #expect(try await Self.titles(home, "sort:recommended") == order)
      #expect(home.text(of: name) == text)
    }
    _ = try await home.lectern("mark", "--dismiss", "2401.00111")
    _ = try await Self.titles(home, "sort:recommended")
    #expect(home.text(of: name) != text)
  }

  @Test("follows the file of wishes, and says what is wrong in it")
  func wishes() async throws {
    let home = try await Self.home(starred: [100, 102, 104])
    let more = ["author: Rays Person"] + ["Rays", "gamma", "distant", "stars"].map { "word: \($0)" }
    let less = ["author: Nets Person"] + ["nets", "deep", "learn", "play"].map { "word: \($0)" }
    let wishes = more.map { "\"\($0)\" = \"more\"\n" } + less.map { "\"\($0)\" = \"less\" # no\n" }
    try home.write("config/lectern/wishes.toml", "# mine\n" + wishes.joined())
    #expect(try await Self.titles(home, "sort:recommended").first?.hasPrefix("Rays") == true)
    try home.write("config/lectern/wishes.toml", "\"word: rays\" = \"much\"\n\"rays\" = \"more\"\n")
    let outcome = try await home.lectern("list", "sort:recommended", "--format", "tsv")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("wishes.toml:1: word: rays: expected \"more\" or \"less\""))
    #expect(outcome.errors.contains("wishes.toml:2: rays: expected"))
    #expect(outcome.lines.first?.contains("Nets") == true)
  }

  @Test("and the digest begins with what is recommended")
  func digest() async throws {
    let home = try await Self.home(starred: [100, 102, 104])
    let outcome = try await home.lectern("digest", "--limit", "3", "--preview")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Nets"))
    #expect(!outcome.output.contains("Rays"))
  }
}
