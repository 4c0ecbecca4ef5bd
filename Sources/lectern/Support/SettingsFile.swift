import Configuration

/// The file of the settings, which is the user's own: changed in one place at a time, as a whole.
struct SettingsFile {
  private let path: String

  init(_ folders: Folders) { path = folders.configFile }

  /// Adds a source.
  func add(_ source: SourceSettings) throws(Failure) {
    try change { text, file throws(SettingsError) in try SourcesText.text(text, adding: source, file: file) }
  }

  /// Puts what `edit` makes of the text in its place.
  func change(_ edit: (_ text: String, _ file: String) throws(SettingsError) -> String) throws(Failure) {
    let file = ReplacedFile(path)
    let before = try file.read(limit: Settings.limit)
    let text: String
    do throws(SettingsError) {
      text = try edit(before, path)
    } catch {
      throw Failure(.badInput, Standard.clean("not changed: \(error)"))
    }
    try file.replace(by: text)
  }
}
