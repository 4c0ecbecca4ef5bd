import Terminal

@testable import Configuration
@testable import Reader
@testable import Themes

extension FuzzTarget {
  /// A theme, or a mistake in one line that can be shown.
  static func theme(_ bytes: [UInt8]) throws(Finding) {
    do throws(ThemeError) {
      let theme = try Theme(name: "fuzzed", chain: [try ThemeFile(parsing: bytes, file: "fuzzed.toml")])
      _ = theme.forFewColors()
    } catch {
      try checkMessage(error.description)
    }
  }

  /// Settings, and mistakes in one line each that can be shown.
  static func settings(_ bytes: [UInt8]) throws(Finding) {
    let (settings, errors) = Settings.parse(bytes, file: "config.toml")
    for error in errors { try checkMessage(error.description) }
    for binding in settings.bindings {
      _ = KeyName.sequence(binding.keys).map(KeyName.name(of:))
      _ = try? Invocation(binding.command)
    }
  }

  private static func checkMessage(_ message: String) throws(Finding) {
    try Finding.check(message.isHarmless && !message.contains("\n"), "a message: \(message.debugDescription)")
  }
}
