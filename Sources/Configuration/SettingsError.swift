/// A mistake in the settings: the file, the place in it and what was expected there.
package struct SettingsError: Error, Equatable, CustomStringConvertible {
  /// The path of the file.
  package let file: String
  /// Counted from one; nil if the whole file cannot be read.
  package let line: Int?
  /// The setting, such as `keys.library."g g"`.
  package let key: String?
  package let reason: String

  package init(file: String, line: Int? = nil, key: String? = nil, reason: String) {
    self.file = file
    self.line = line
    self.key = key
    self.reason = reason
  }

  /// One line: `config.toml:3: mouse: expected true or false, not a string`.
  package var description: String {
    let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
    return [place, key ?? "", reason].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
