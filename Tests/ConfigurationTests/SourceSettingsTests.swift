import Testing

@testable import Configuration

@Suite("Sources in the settings")
struct SourceSettingsTests {
  private func parse(_ text: String) -> (settings: Settings, errors: [String]) {
    let (settings, errors) = Settings.parse(Array(text.utf8), file: "config.toml")
    return (settings, errors.map(\.description))
  }

  @Test("Each table is a source, in the order of the file")
  func reading() {
    let (settings, errors) = parse("""
      [fetch]
      every = 6
      contact = "me@example.org"
      [sources.robots]
      kind = "arxiv"
      query = "cat:cs.RO"
      limit = 50
      [sources.mine]
      kind = "command"
      command = ["my-papers", "--new"]
      allow_private = true
      """)
    #expect(errors.isEmpty)
    #expect(settings.fetchEvery == 6 && settings.contact == "me@example.org")
    #expect(settings.sources.map(\.name) == ["robots", "mine"])
    #expect(settings.sources[0].query == "cat:cs.RO" && settings.sources[0].limit == 50 && settings.sources[0].line == 5)
    #expect(settings.sources[1].command == ["my-papers", "--new"] && settings.sources[1].allowsPrivate)
  }

  @Test(
    "A mistake is said with its line",
    arguments: [
      ("[sources.a]\nkid = \"arxiv\"", "config.toml:2: sources.a.kid: no such setting of a source; did you mean \"kind\"?"),
      ("[sources]\nkind = \"arxiv\"", "config.toml:2: sources.kind: expected a table with a name, such as [sources.robots]"),
      ("[sources.\"../x\"]\nkind = \"arxiv\"", "config.toml:2: sources.\"../x\".kind: expected a name of letters, digits, - and _"),
      ("[sources.a]\nlimit = 0", "config.toml:2: sources.a.limit: expected a whole number from 1 to 100000"),
      ("[sources.a]\ncommand = []", "config.toml:2: sources.a.command: expected a program and its arguments, such as [\"my-papers\", \"--new\"]"),
      ("[fetch]\nevery = 0", "config.toml:2: fetch.every: expected hours from 0.1 to 8760, or false for never by itself"),
      ("[fetch]\ncontact = \"a@b\\r\\nX: y\"", "config.toml:2: fetch.contact: expected an address of mail, such as \"me@example.org\""),
    ])
  func mistakes(text: String, error: String) {
    #expect(parse(text).errors == [error])
  }
}
