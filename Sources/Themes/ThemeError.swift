import TOML

/// A theme that cannot be had: the file, the place in it and what was expected there.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
  /// The file's name, `nord.toml`; nil if there is no file of that theme.
  package let file: String?
  /// Counted from one.
  package let line: Int?
  /// The setting in the file, such as `ui.selection.fg`.
  package let key: String?
  package let reason: String

  package init(file: String?, line: Int? = nil, key: String? = nil, reason: String) {
    // Whoever puts a file into the folder chooses its name.
    self.file = file.map(printable)
    self.line = line
    self.key = key
    self.reason = reason
  }

  /// One line: `nord.toml:12: ui.selection.fg: no colour named "blu"; did you mean "blue"?`
  package var description: String {
    let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
    return [place, key ?? "", reason].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

/// The end of a message on an unknown name: the name that was meant, or the choice.
func hint(for typed: String, among names: [String]) -> String {
  if let name = nearest(to: typed, among: names) { return "; did you mean \(quoted(name))?" }
  return names.count > 12 ? "" : "; there are " + names.joined(separator: ", ")
}
