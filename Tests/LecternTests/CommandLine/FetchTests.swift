import Glibc
import Testing

@Suite("lectern fetch and lectern sources")
struct FetchTests {
  private static let papers = """
    {"id":"2401.00001","title":"Cats and dogs","authors":["Ada Lovelace"],"published":"2024-01-02"}
    {"id":"2401.00002","title":"Dogs and cats","authors":["Grace Hopper"],"published":"2024-01-03"}

    """

  private func home(_ settings: String) throws -> Home {
    let home = try Home()
    try home.write("papers.jsonl", Self.papers)
    let file = try home.write("config/lectern/config.toml", settings.replacing("HOME", with: home.path))
    chmod(file, 0o600)
    return home
  }

  private static let good = "[sources.good]\nkind = \"command\"\ncommand = [\"cat\", \"HOME/papers.jsonl\"]\n"
  private static let bad = "[sources.bad]\nkind = \"command\"\ncommand = [\"sh\", \"-c\", \"echo out of order >&2; exit 7\"]\n"

  @Test("Papers come into the library once, and are found at once")
  func fetching() async throws {
    let home = try home(Self.good)
    let first = try await home.lectern("fetch")
    #expect(first.status == 0 && first.output == "good: 2 papers, 2 new\n" && first.errors == "")
    #expect(try await home.lectern("list", "hopper", "--format", "tsv").output.contains("Dogs and cats"))
    #expect(try await home.lectern("fetch", "good").output == "good: 2 papers, 0 new\n")
    #expect(home.libraryNames.contains("papers.snapshot"))
  }

  @Test("What fails is said, does not stop the others, and is remembered")
  func failing() async throws {
    let home = try home(Self.bad + Self.good)
    #expect(try await home.lectern("sources").output.contains("never fetched"))
    let outcome = try await home.lectern("fetch")
    #expect(outcome.status == 4)
    #expect(outcome.output.contains("good: 2 papers, 2 new\n"))
    #expect(outcome.errors.contains("lectern: bad: sh: ") && outcome.errors.contains("out of order"))
    let sources = try await home.lectern("sources")
    #expect(sources.status == 0)
    #expect(sources.lines.count == 4 && sources.output.contains("2 papers, 2 new"))
    #expect(sources.output.contains("out of order (never went well)"))
  }

  @Test("What is paused is left out, unless it is named")
  func paused() async throws {
    let home = try home(Self.good + "paused = true\n")
    #expect(try await home.lectern("fetch").output == "")
    #expect(try await home.lectern("sources").output.contains("(paused)\n"))
    #expect(try await home.lectern("fetch", "good").output == "good: 2 papers, 2 new\n")
  }

  @Test("No sources, an unknown one, or one that makes no sense")
  func wrongUse() async throws {
    let empty = try await Home().lectern("fetch")
    #expect(empty.status == 2 && empty.errors.contains("no sources yet"))
    let home = try home(Self.good + "[sources.odd]\nkind = \"arxiw\"\n")
    let unknown = try await home.lectern("fetch", "god")
    #expect(unknown.status == 2 && unknown.errors.contains("no source god; there are good"))
    let odd = try await home.lectern("fetch")
    #expect(odd.status == 4 && odd.output == "good: 2 papers, 2 new\n")
    #expect(odd.errors.contains("sources.odd.kind: expected one of arxiv, arxiv-new"))
  }

  @Test("An address that nobody answers at is told in plain words")
  func unreachable() async throws {
    let home = try home("[sources.far]\nkind = \"feed\"\nurl = \"http://127.0.0.1:9/feed\"\n")
    let outcome = try await home.lectern("fetch", environment: ["http_proxy": "", "no_proxy": "*"])
    #expect(outcome.status == 4 && outcome.errors == "lectern: far: no connection to 127.0.0.1\n")
    #expect(outcome.output == "far: 0 papers, 0 new\n")
  }

  @Test("Programs of a settings file that others may write to are not run")
  func distrusted() async throws {
    let home = try home(Self.good)
    _ = try await home.shell("chmod 666 \"$HOME/config/lectern/config.toml\"")
    let outcome = try await home.lectern("fetch")
    #expect(outcome.status == 2 && outcome.errors.contains("programs are not used, since others may write to the file"))
    #expect(!home.libraryNames.contains("papers.jsonl"))
  }
}
