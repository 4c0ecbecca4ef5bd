/// What a reader chose in `config.toml`; everything has a default.
package struct Settings: Equatable, Sendable {
  /// Which theme is shown.
  package enum ThemeChoice: Equatable, Sendable {
    /// The dark or the light theme, by the terminal's background.
    case automatic
    case named(String)
  }

  /// When colours are used.
  package enum ColorChoice: String, CaseIterable, Sendable {
    /// By the terminal and the environment.
    case automatic = "auto"
    /// Even where the environment asks for none.
    case always
    case never
  }

  /// Which characters are drawn.
  package enum GlyphChoice: String, CaseIterable, Sendable {
    /// ASCII where the locale is one without UTF-8.
    case automatic = "auto"
    case unicode
    case ascii
  }

  package enum ListFormChoice: String, CaseIterable, Sendable {
    case compact
    case twoLines = "two-lines"
  }

  package enum GroupChoice: String, CaseIterable, Sendable {
    case off, day, topic, venue, source, author
  }

  /// `theme = "auto"` or the name of a theme.
  package var theme = ThemeChoice.automatic
  /// `theme_dark`: the theme for dark terminals, or nil for the program's own choice.
  package var darkTheme: String?
  /// `theme_light`: the theme for light terminals, or nil for the program's own choice.
  package var lightTheme: String?
  /// `read_after`: the seconds in view after which a paper counts as read, or nil for never; 0 is at once.
  package var readAfter: Double? = 2
  /// `mouse`: whether clicks and the wheel are for the reader, and not for the terminal's own selection.
  package var usesMouse = true
  /// `color`
  package var color = ColorChoice.automatic
  /// `glyphs`
  package var glyphs = GlyphChoice.automatic
  /// `sidebar_width`: columns of the queues and topics, or nil for the program's own choice.
  package var sidebarWidth: Int?
  /// `abstract_share`: hundredths of the room beside or above the abstract's list, or nil likewise.
  package var abstractShare: Int?
  /// `measure`: the longest line of text, in columns, or nil likewise.
  package var measure: Int?
  /// `columns`: what the list shows of a paper, in this order, or nil likewise.
  package var columns: [String]?
  /// `list`: how many lines a paper has in the list.
  package var listForm = ListFormChoice.compact
  /// `group`: by what the list is grouped, until the reader is told otherwise.
  package var group = GroupChoice.off
  /// `citation_key`: how keys of bibliographies are made, or nil for the program's own way. Whether it is a template
  /// is not known here.
  package var citationKey: String?
  /// `pdf_folder`: where PDFs are downloaded to, absolute or after `~/`, or nil for the library's own folder.
  package var pdfFolder: String?
  /// `pdf_name`: how their files are named, or nil for after the paper's id. Whether it is a template is not known here.
  package var pdfName: String?
  /// `preset`: the name of the keys to start from, or nil for the standard ones. Whether there is such a
  /// preset is not known here.
  package var preset: String?
  /// `[commands]`, in the order of the file.
  package var commands: [ProgramLine] = []
  /// `[rules]`, in the order of the file.
  package var rules: [RuleLine] = []
  /// `[sources]`, in the order of the file.
  package var sources: [SourceSettings] = []
  /// `fetch.contact`: an address of mail that services are told, or nil for none.
  package var contact: String?
  /// `fetch.every`: the hours after which the reader fetches by itself, or nil for never.
  package var fetchEvery: Double? = 12
  /// `[keys]`, in the order of the file.
  package var bindings: [KeyBinding] = []

  package init() {}
}

/// A line of `[keys]`: what keys do in a mode. Whether such keys and such a command exist is not known here.
package struct KeyBinding: Equatable, Sendable {
  /// The mode of `[keys.mode]`, or nil for `[keys]` itself, which is for all modes.
  package let mode: String?
  /// The keys one after another with blanks between them, as the file has them: `g g`.
  package let keys: String
  /// The name of a command, or `no-op` or `unbind` for keys that shall do nothing.
  package let command: String
  /// The line of the file, for messages on unknown keys or commands.
  package let line: Int

  package init(mode: String?, keys: String, command: String, line: Int) {
    self.mode = mode
    self.keys = keys
    self.command = command
    self.line = line
  }
}

/// A line of `[commands]`: a program and its arguments under a name.
package struct ProgramLine: Equatable, Sendable {
  package let name: String
  /// The program first; never empty.
  package var arguments: [String]
  /// Whether it is given the terminal until it ends.
  package var usesTerminal = false
  /// Counted from one.
  package let line: Int

  package init(name: String, arguments: [String], usesTerminal: Bool = false, line: Int) {
    self.name = name
    self.arguments = arguments
    self.usesTerminal = usesTerminal
    self.line = line
  }
}

/// A table of `[rules]`: what is done to papers that come. Whether it is a query, and whether there is such a thing to
/// do, is not known here.
package struct RuleLine: Equatable, Sendable {
  package let name: String
  package var when: String
  package var then: [String]
  /// Counted from one.
  package let line: Int

  package init(name: String, when: String = "", then: [String] = [], line: Int) {
    self.name = name
    self.when = when
    self.then = then
    self.line = line
  }
}
