import Configuration
import Formats
import Testing

@testable import Feeds

@Suite("Taking lists of feeds")
struct FeedIntakeTests {
  private static let settings = """
    # mine
    theme = "nord"   # dark

    [sources.nature]
    kind = "feed"
    url = "https://www.nature.com/nature.rss"
    [sources.today]
    kind = "arxiv-new"
    query = "cs.CL"
    """

  private func list(_ feeds: (String, String)...) -> FeedList { FeedList(feeds.map { FeedList.Feed(title: $0.0, address: $0.1) }) }

  @Test("New feeds come behind everything else, each once, under names of their own")
  func taking() throws {
    let intake = try FeedIntake(
      list(
        ("Nature", "http://www.nature.com/nature.rss/"), ("arXiv", "https://rss.arxiv.org/atom/cs.CL"),
        ("Nature", "https://www.nature.com/nphys.rss"), ("Journal of Größe & Physics", "feed://a.org/x?y=\"1\""),
        ("数学", "feed:https://b.example.org/"), ("again", "https://b.example.org"), ("bad", "ftp://a.org/")),
      into: Self.settings, file: "config.toml")
    #expect(intake.added == ["nature-2", "journal-of-grosse-physics", "b-example-org"])
    #expect(intake.known == 3 && intake.refused == ["ftp://a.org/"])
    #expect(intake.text.hasPrefix(Self.settings + "\n\n[sources.nature-2]\nkind = \"feed\"\nurl = \"https://www.nature.com/nphys.rss\"\n\n"))
    let (settings, errors) = Settings.parse(Array(intake.text.utf8), file: "config.toml")
    #expect(errors == [] && settings.sources.map(\.url).suffix(2) == ["http://a.org/x?y=%221%22", "https://b.example.org/"])
    #expect(try FeedIntake(FeedList(of: Source.all(in: settings, file: "").sources), into: intake.text, file: "").added == [])
  }

  @Test("A file that is not understood is not written into")
  func mistaken() {
    #expect(throws: SettingsError.self) { try FeedIntake(list(("A", "https://a.org")), into: "theme = \n", file: "config.toml") }
  }

  @Test("An empty file, and many feeds of one title")
  func many() throws {
    let feeds = (0..<300).map { FeedList.Feed(title: "Same", address: "https://a.org/\($0)") }
    let intake = try FeedIntake(FeedList(feeds), into: "", file: "config.toml")
    #expect(Set(intake.added).count == 300 && intake.text.hasPrefix("[sources.same]\n"))
  }
}
