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

  /// Searches, and mistakes in one line each; one that is saved into the text is there afterwards, with all others.
  static func searches(_ bytes: [UInt8]) throws(Finding) {
    let (searches, errors) = SearchesFile.parse(bytes, file: "searches.toml")
    for error in errors { try checkMessage(error.description) }
    let text = String(decoding: bytes, as: UTF8.self)
    for name in ["new", searches.first?.name ?? "other"] {
      let saved: String
      do throws(SettingsError) {
        saved = try SearchesFile.text(text, with: name, query: #"a "b" \"#, file: "searches.toml")
      } catch {
        try checkMessage(error.description)
        continue
      }
      let after = SearchesFile.parse(Array(saved.utf8), file: "searches.toml").searches
      let isSaved = after.contains { $0.name == name && $0.query == #"a "b" \"# }
      try Finding.check(isSaved, "not saved: \(saved.debugDescription)")
    }
  }

  /// A sitting is the same after it was written and read.
  static func triage(_ bytes: [UInt8]) throws(Finding) {
    guard let record = TriageRecord(text: String(decoding: bytes, as: UTF8.self)) else { return }
    try Finding.check(TriageRecord(text: record.text) == record, "another sitting: \(record.text.debugDescription)")
  }

  private static func checkMessage(_ message: String) throws(Finding) {
    try Finding.check(message.isHarmless && !message.contains("\n"), "a message: \(message.debugDescription)")
  }
}
