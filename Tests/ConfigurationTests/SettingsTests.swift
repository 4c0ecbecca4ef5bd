import Foundation
import Configuration
import Testing

@Suite struct SettingsTests {
  private func parse(_ text: String) -> (settings: Settings, errors: [SettingsError]) {
    Settings.parse(Array(text.utf8), file: "config.toml")
  }

  @Test func `every setting is read`() {
    let (settings, errors) = parse(
      """
      theme = "nord"
      theme_dark = "dracula"
      theme_light = "gruvbox-light"
      read_after = 0.5
      mouse = false
      color = "never"
      sidebar_width = 30
      abstract_share = 55
      measure = 100
      columns = ["date", "venue", "title"]
      list = "two-lines"
      group = "venue"
      preset = "emacs"

      [keys]
      "C-x" = "quit"
      [keys.library]
      "g  g" = "first"
      x = "no-op"
      [keys.reading]
      "space" = "page-down"
      [commands]
      show = ["less", "-", "{id}"]
      [commands.look]
      run = ["w3m", "{url}"]
      terminal = true
      [rules.Surveys]
      when = "title:survey"
      then = ["later", "tag survey"]
      """)
    var expected = Settings()
    expected.theme = .named("nord")
    expected.darkTheme = "dracula"
    expected.lightTheme = "gruvbox-light"
    expected.readAfter = 0.5
    expected.usesMouse = false
    expected.color = .never
    expected.sidebarWidth = 30
    expected.abstractShare = 55
    expected.measure = 100
    expected.columns = ["date", "venue", "title"]
    expected.listForm = .twoLines
    expected.group = .venue
    expected.preset = "emacs"
    expected.bindings = [
      KeyBinding(mode: nil, keys: "C-x", command: "quit", line: 16),
      KeyBinding(mode: "library", keys: "g g", command: "first", line: 18),
      KeyBinding(mode: "library", keys: "x", command: "no-op", line: 19),
      KeyBinding(mode: "reading", keys: "space", command: "page-down", line: 21),
    ]
    expected.commands = [
      ProgramLine(name: "show", arguments: ["less", "-", "{id}"], line: 23),
      ProgramLine(name: "look", arguments: ["w3m", "{url}"], usesTerminal: true, line: 25),
    ]
    expected.rules = [RuleLine(name: "Surveys", when: "title:survey", then: ["later", "tag survey"], line: 28)]
    #expect(errors == [])
    #expect(settings == expected)
  }

  @Test("nothing said is the default", arguments: ["", "# only words\n", "theme = \"auto\"", "keys = {}"])
  func defaults(text: String) {
    let (settings, errors) = parse(text)
    #expect(errors == [])
    #expect(settings == Settings())
  }

  @Test(
    "seconds until a paper counts as read",
    arguments: [("2.0", 2.0), ("0", 0), ("10", 10), ("false", nil), ("86400", 86_400)] as [(String, Double?)])
  func readAfter(text: String, seconds: Double?) {
    let (settings, errors) = parse("read_after = \(text)")
    #expect(errors == [])
    #expect(settings.readAfter == seconds)
  }

  @Test(
    "a mistake is named and leaves the rest working",
    arguments: [
      ("read_after = -1", "read_after: expected seconds from 0 to 86400, or false for never"),
      ("read_after = 1e9", "read_after: expected seconds from 0 to 86400, or false for never"),
      ("read_after = true", "read_after: expected seconds from 0 to 86400, or false for never"),
      ("mouse = \"yes\"", "mouse: expected true or false, not a string"),
      ("color = \"off\"", "color: expected one of \"auto\", \"always\", \"never\""),
      ("measure = 20", "measure: expected a whole number from 30 to 200"),
      ("sidebar_width = 9999999999", "sidebar_width: expected a whole number from 12 to 60"),
      ("abstract_share = 50.0", "abstract_share: expected a whole number from 20 to 80"),
      ("glyphs = \"latin1\"", "glyphs: expected one of \"auto\", \"unicode\", \"ascii\""),
      ("commands.x = \"ls\"", "commands.x: expected a program and its arguments, such as [\"xdg-open\", \"{url}\"]"),
      ("commands.x = []", "commands.x: expected a program and its arguments, such as [\"xdg-open\", \"{url}\"]"),
      ("commands.x.terminal = true", "commands.x: expected the program under run, such as run = [\"w3m\", \"{url}\"]"),
      ("commands.x.terminal = 1", "commands.x.terminal: expected true or false, not a number"),
      ("columns = [\"date\", \"moon\"]", "columns: expected names of columns, each once: \"date\", \"recommended\", \"title\", \"links\", \"authors\", \"topic\", \"venue\", \"source\", \"added\", \"score\""),
      ("list = \"three\"", "list: expected one of \"compact\", \"two-lines\""),
      ("rules.x.when = \"a\"", "rules.x: expected when and then, such as when = \"title:survey\" and then = [\"dismiss\"]"),
      ("rules.x.then = \"a\"", "rules.x.then: expected what is done, such as [\"dismiss\"] or [\"later\", \"tag survey\"]"),
      ("rules.x.how = 1", "rules.x.how: no such part of a rule; there are when, then"),
      ("rules.x = 1", "rules.x: expected a table of when and then, such as [rules.Surveys]"),
      ("commands.x.what = 1", "commands.x.what: no such part of a command; there are run, terminal"),
      ("commands.x = [1]", "commands.x: expected a program and its arguments, such as [\"xdg-open\", \"{url}\"]"),
      ("theme = 3", "theme: expected a name in quotation marks"),
      ("theme = \"\"", "theme: expected a name in quotation marks"),
      ("theme-dark = \"nord\"", "theme-dark: no such setting; did you mean \"theme_dark\"?"),
      (
        "window.size = 3",
        "window.size: no such setting; there are theme, theme_dark, theme_light, read_after, mouse, color, glyphs, sidebar_width, "
          + "abstract_share, measure, columns, list, group, preset, citation_key, pdf_folder, pdf_name, keys, commands, rules, sources, fetch"
      ),
      ("keys.\"g g\" = 3", "keys.\"g g\": expected the name of a command, or \"unbind\" for none"),
      ("keys.library.\"\" = \"first\"", "keys.library.\"\": expected keys, such as \"g g\""),
      ("keys = 3", "keys: expected a table of keys, such as [keys.library]"),
    ])
  func mistake(line: String, message: String) {
    let (settings, errors) = parse("theme_dark = \"nord\"\n\(line)\ntheme_light = \"dracula\"")
    #expect(errors.map(\.description) == ["config.toml:2: \(message)"])
    #expect(settings.darkTheme == "nord")
    #expect(settings.lightTheme == "dracula")
  }

  @Test func `every mistake of a file is named`() {
    let errors = parse("mouse = 1\ncolour = 2\nread_after = -3").errors
    #expect(errors.map(\.line) == [1, 2, 3])
  }

  @Test func `a file that is no TOML gives the defaults and its line`() {
    let (settings, errors) = parse("mouse = false\n[keys\n")
    #expect(settings == Settings())
    #expect(errors.map(\.description) == ["config.toml:2: expected ] after the name of a table, not the end of the line"])
  }

  @Test func `no file is no mistake, a folder in its place is one`() {
    #expect(Settings.load(path: "/nowhere/config.toml").errors == [])
    #expect(Settings.load(path: "/nowhere/config.toml").settings == Settings())
    let errors = Settings.load(path: "/").errors
    #expect(errors.map(\.file) == ["/"])
    #expect(errors.map(\.line) == [nil])
  }

  @Test func `a file is read from its path`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString).toml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("mouse = false\n".utf8).write(to: file)
    #expect(Settings.load(path: file.path).settings.usesMouse == false)
  }
}
