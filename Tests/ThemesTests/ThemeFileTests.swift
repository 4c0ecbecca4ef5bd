import Terminal
import Testing

@testable import Themes

@Suite struct ThemeFileTests {
  private func theme(_ text: String) throws -> Theme {
    try Theme(name: "x", chain: [ThemeFile(parsing: Array(text.utf8), file: "x.toml")])
  }

  private func foreground(_ value: String) throws -> Color {
    try theme(
      "variant = \"dark\"\n[palette]\nsea = \"#010203\"\nred = \"#040506\"\n[styles]\nmatch = \(value)"
    )
    .style(.match).foreground
  }

  @Test(
    "colours",
    arguments: [
      ("\"#1e66f5\"", Color.rgb(0x1E, 0x66, 0xF5)), ("\"#fa0\"", .rgb(0xFF, 0xAA, 0)),
      ("\"#FFF\"", .rgb(255, 255, 255)), ("\"sea\"", .rgb(1, 2, 3)), ("\"red\"", .rgb(4, 5, 6)),
      ("\"default\"", .terminal), ("\"black\"", .palette(0)), ("\"blue\"", .palette(4)),
      ("\"light-gray\"", .palette(7)), ("\"gray\"", .palette(8)), ("\"light-cyan\"", .palette(14)),
      ("\"white\"", .palette(15)), ("9", .palette(9)), ("{ fg = \"sea\" }", .rgb(1, 2, 3)),
    ])
  func color(text: String, color: Color) throws {
    #expect(try foreground(text) == color)
  }

  @Test(
    "a look is written in one line, with dots or as a table",
    arguments: [
      "\"ui.selection\" = { fg = \"red\", bg = 3, modifiers = [\"bold\", \"dim\"] }",
      "\"ui.selection\".fg = \"red\"\n\"ui.selection\".bg = 3\n\"ui.selection\".modifiers = [\"dim\", \"bold\"]",
      "ui.selection.fg = \"red\"\nui.selection.bg = 3\nui.selection.modifiers = [\"dim\", \"bold\"]",
      "[styles.\"ui.selection\"]\nfg = \"red\"\nbg = 3\nmodifiers = [\"bold\", \"dim\"]",
    ])
  func spelling(text: String) throws {
    let theme = try theme("variant = \"light\"\n[styles]\n\(text)")
    let expected = StylePatch(foreground: .palette(1), background: .palette(3), attributes: [.bold, .dim])
    #expect(theme.patch(.uiSelection) == expected)
    #expect(theme.variant == .light)
  }

  @Test(
    "every modifier",
    arguments: [
      ("bold", Style.Attributes.bold), ("dim", .dim), ("italic", .italic), ("underlined", .underlined),
      ("reversed", .reversed),
    ])
  func modifier(name: String, attribute: Style.Attributes) throws {
    let theme = try theme("variant = \"dark\"\n[styles]\ninfo = { modifiers = [\"\(name)\"] }")
    #expect(theme.style(.info).attributes == attribute)
  }

  @Test(
    "mistakes are named in one line",
    arguments: [
      (
        "[palette]\nblue = \"#00f\"\n[styles]\n\"ui.selection\" = { fg = \"blu\" }",
        "x.toml:4: ui.selection.fg: no colour named \"blu\" in the palette; did you mean \"blue\"?"
      ),
      ("[styles]\nmatch = \"zzzzzzzz\"", "x.toml:2: match: no colour named \"zzzzzzzz\" in the palette"),
      ("[styles]\nmatch = \"#12\"", "x.toml:2: match: expected #rrggbb or #rgb, not \"#12\""),
      ("[styles]\nmatch = \"#12345é\"", "x.toml:2: match: expected #rrggbb or #rgb, not \"#12345é\""),
      ("[styles]\nmatch = 16", "x.toml:2: match: expected a colour, not a number"),
      ("[styles]\nmatch = -1", "x.toml:2: match: expected a colour, not a number"),
      ("[styles]\nmatch = { bg = true }", "x.toml:2: match.bg: expected a colour, not true or false"),
      (
        "[styles]\n\"ui.tetx\" = \"red\"",
        "x.toml:2: ui.tetx: no place of the screen has this name; did you mean \"ui.text\"?"
      ),
      (
        "[styles]\nmatch = { fgg = \"red\" }",
        "x.toml:2: match.fgg: expected fg, bg or modifiers, not \"fgg\""
      ),
      (
        "[styles]\nmatch = { modifiers = \"bold\" }",
        "x.toml:2: match.modifiers: expected an array such as [\"bold\"], not a string"
      ),
      (
        "[styles]\nmatch = { modifiers = [\"blink\"] }",
        "x.toml:2: match.modifiers: no modifier \"blink\"; there are bold, dim, italic, underlined, reversed"
      ),
      (
        "[styles]\nmatch = { modifiers = [\"underline\"] }",
        "x.toml:2: match.modifiers: no modifier \"underline\"; did you mean \"underlined\"?"
      ),
      (
        "[palette]\nsea = 99",
        "x.toml:2: palette.sea: expected a colour: "
          + "\"#rrggbb\", \"#rgb\", a name such as \"light-red\", or 0 to 15"
      ),
      ("variant = \"drak\"", "x.toml:1: variant: expected \"dark\" or \"light\", not \"drak\""),
      ("contrast = 7", "x.toml:1: contrast: expected a string, not a number"),
      ("titel = \"X\"", "x.toml:1: titel: no such setting in a theme; did you mean \"title\"?"),
      ("title.x = \"X\"", "x.toml:1: title.x: no such setting in a theme; did you mean \"title\"?"),
      ("title = \"X\"", "x.toml: variant: missing: expected variant = \"dark\" or \"light\""),
      ("title = X", "x.toml:1: expected a value, not X; text stands in \"quotation marks\""),
    ])
  func mistake(text: String, message: String) {
    let error = #expect(throws: ThemeError.self) { try theme(text) }
    #expect(error?.description == message)
  }

  @Test func `of several mistakes the first place of the screen is named`() {
    let error = #expect(throws: ThemeError.self) {
      try theme("variant = \"dark\"\n[styles]\nmatch = \"nope1\"\n\"ui.text\" = \"nope2\"")
    }
    #expect(error?.key == "ui.text")
  }
}
