import Configuration
import Testing

@Suite("The sources in the text of the settings")
struct SourcesTextTests {
  private func source(_ name: String) -> SourceSettings {
    var source = SourceSettings(name: name, line: 1)
    (source.kind, source.query) = ("arxiv", "all:\"a \\b\"")
    return source
  }

  private static let added = "[sources.new]\nkind = \"arxiv\"\nquery = \"all:\\\"a \\\\b\\\"\"\n"

  @Test("take one more behind everything else, which stays as it is", arguments: [
    "", "# mine\n", "theme = 'nord' # why\n\n[keys]\nx = \"star\"", "[sources.old]\nkind = \"feed\"\ncommand = [\n  'a',\n]\n# end\n",
  ])
  func adding(before: String) throws {
    let after = try SourcesText.text(before, adding: source("new"), file: "c")
    let gap = before.isEmpty ? "" : before.hasSuffix("\n") ? "\n" : "\n\n"
    #expect(after == before + gap + Self.added)
    let settings = Settings.parse(Array(after.utf8), file: "c").settings
    #expect(settings.sources.last?.name == "new" && settings.sources.last?.query == "all:\"a \\b\"")
    #expect(throws: SettingsError.self) { try SourcesText.text(after, adding: source("new"), file: "c") }
  }

  private static let three = """
    # first
    [sources.a]
    kind = "feed"   # a
    url = "https://a"

    # second
    [sources.b]
    command = [
      "x", # y
    ]
    kind = "command"

    # third
    [ sources."c" ]
    kind = "dblp"
    paused = false # for now
    query = '''
    [x]'''
    [fetch]
    every = 3
    """

  @Test("let one go, with its own lines alone")
  func removing() throws {
    let second = try SourcesText.text(Self.three, removing: "b", file: "c")
    #expect(second == Self.three.replacing("[sources.b]\ncommand = [\n  \"x\", # y\n]\nkind = \"command\"\n", with: ""))
    let first = try SourcesText.text(Self.three, removing: "a", file: "c")
    #expect(first.hasPrefix("# first\n\n# second\n[sources.b]\n"))
    #expect(try SourcesText.text("[sources.new]\nkind = \"feed\"\n", removing: "new", file: "c") == "")
  }

  @Test("are paused and go on by one line")
  func pausing() throws {
    let paused = try SourcesText.text(Self.three, pausing: true, of: "a", file: "c")
    #expect(paused == Self.three.replacing("[sources.a]\n", with: "[sources.a]\npaused = true\n"))
    #expect(Settings.parse(Array(paused.utf8), file: "c").settings.sources.map(\.isPaused) == [true, false, false])
    #expect(try SourcesText.text(paused, pausing: false, of: "a", file: "c") == Self.three)
    #expect(try SourcesText.text(paused, pausing: true, of: "a", file: "c") == paused)
  }

  @Test("are changed as well where lines end as on Windows")
  func windows() throws {
    let text = Self.three.replacing("\n", with: "\r\n")
    let paused = try SourcesText.text(text, pausing: true, of: "a", file: "c")
    #expect(paused == text.replacing("[sources.a]\r\n", with: "[sources.a]\r\npaused = true\n"))
    #expect(try SourcesText.text(paused, pausing: false, of: "a", file: "c") == text)
    let removed = try SourcesText.text(text, removing: "b", file: "c")
    #expect(Settings.parse(Array(removed.utf8), file: "c").settings.sources.map(\.name) == ["a", "c"])
  }

  @Test("are left alone where they stand in another way, or not at all", arguments: [
    "sources.a.kind = 'feed'\n", "sources = { a = { kind = 'feed' } }\n", "[sources]\na = { kind = 'feed' }\n", "[sources.b]\nkind = 'feed'\n",
    "[sources.a\n",
  ])
  func refusal(text: String) {
    #expect(throws: SettingsError.self) { try SourcesText.text(text, removing: "a", file: "c") }
    #expect(throws: SettingsError.self) { try SourcesText.text(text, pausing: true, of: "a", file: "c") }
  }
}
