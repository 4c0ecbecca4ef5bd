import ArgumentParser
import Reader

/// Prints the manual page.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, for 'lectern man > lectern.1'.")

  func run() throws { Standard.output(Self.page, terminator: "") }

  /// The page in the language of `man`: commands from their own descriptions, keys from the standard keymap.
  static var page: String {
    var page = ManPage(name: "lectern", section: 1, summary: "read scientific papers in the terminal")
    page.section("SYNOPSIS")
    for usage in ["lectern [FILE...]", "lectern COMMAND [ARGUMENT...]"] { page.line(usage) }
    page.section("DESCRIPTION")
    page.paragraph(Lectern.configuration.discussion)
    page.section("COMMANDS")
    for command in Lectern.configuration.subcommands {
      page.subsection(command.configuration.commandName ?? "")
      page.verbatim(Lectern.helpMessage(for: command, columns: 76))
    }
    page.section("KEYS")
    page.paragraph("The standard keys. Those of your settings are printed by 'lectern keys', and shown by ? in the reader.")
    for mode in Keymap.Mode.allCases {
      page.subsection(title(of: mode))
      for line in HelpPage(keymap: .standard, mode: mode).lines {
        guard case .binding(let keys, let invocation) = line else { continue }
        page.item("\(keys)  (\(invocation))", invocation.summary)
      }
    }
    page.section("FILES")
    for (path, meaning) in files { page.item(path, meaning) }
    page.section("ENVIRONMENT")
    for (name, meaning) in variables { page.item(name, meaning) }
    return page.text
  }

  private static func title(of mode: Keymap.Mode) -> String { "In the \(mode.place)" }

  private static let files = [
    ("$XDG_CONFIG_HOME/lectern/config.toml", "Settings and keys."),
    ("$XDG_CONFIG_HOME/lectern/themes/NAME.toml", "Themes of your own."),
    ("$XDG_DATA_HOME/lectern", "The library: papers, marks, and the index made from them."),
    ("$XDG_STATE_HOME/lectern", "What the reader remembers of its looks, and where a triage was left."),
  ]

  private static let variables = [
    ("LECTERN_LIBRARY", "The library's folder, where --library does not name it."),
    ("NO_COLOR", "If it is set and not empty, no colours are used."),
    ("COLORTERM", "truecolor or 24bit for colours as the themes have them."),
    ("BROWSER", "What opens links: commands between colons, with %s for the address or without."),
  ]
}
