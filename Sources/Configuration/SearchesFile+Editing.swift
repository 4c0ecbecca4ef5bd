import TOML

/// Changes of searches that stand in the file: line by line, so that comments, blanks and everything else stay as they are.
///
/// Each throws when the text has a mistake in it, when there is no such search, or when one goes over several lines.
extension SearchesFile {
  /// The text with a search under another name.
  package static func text(
    _ text: String, renaming name: String, to newName: String, file: String
  ) throws(SettingsError) -> String {
    let before = try searches(in: text, file)
    let search = try search(name, among: before, file)
    guard name == newName || !before.contains(where: { $0.name == newName }) else {
      throw SettingsError(file: file, line: search.line, key: dotted([newName]), reason: "there is a search of that name already")
    }
    return try rewritten(text, search, file, as: before.map { $0.name == name ? $0.renamed(newName) : $0 }) { lines, line in
      lines[line] = search.renamed(newName).assignment + comment(of: lines[line])
    }
  }

  /// The text without a search.
  package static func text(_ text: String, without name: String, file: String) throws(SettingsError) -> String {
    let before = try searches(in: text, file)
    let search = try search(name, among: before, file)
    return try rewritten(text, search, file, as: before.filter { $0.name != name }) { lines, line in
      lines.removeSubrange(line...line)
    }
  }

  /// The text with a search in the place of another, and those between them moved up or down by one. Comments on lines
  /// of their own stay where they are.
  package static func text(
    _ text: String, moving name: String, to other: String, file: String
  ) throws(SettingsError) -> String {
    let before = try searches(in: text, file)
    let search = try search(name, among: before, file)
    let target = try self.search(other, among: before, file)
    guard let from = before.firstIndex(of: search), let to = before.firstIndex(of: target) else { return text }
    var order = before
    order.insert(order.remove(at: from), at: to)
    return try rewritten(text, search, file, as: order) { lines, _ in
      let old = lines
      for (place, moved) in zip(before, order) where old.indices.contains(moved.line - 1) && lines.indices.contains(place.line - 1) {
        lines[place.line - 1] = old[moved.line - 1]
      }
    }
  }

  private static func searches(in text: String, _ file: String) throws(SettingsError) -> [SavedSearch] {
    let (searches, errors) = parse(Array(text.utf8), file: file)
    if let mistake = errors.first(where: { $0.key == nil }) { throw mistake }
    return searches
  }

  private static func search(_ name: String, among searches: [SavedSearch], _ file: String) throws(SettingsError) -> SavedSearch {
    guard let search = searches.first(where: { $0.name == name }) else {
      throw SettingsError(file: file, reason: "there is no search \(quoted(name)) any more")
    }
    return search
  }

  /// Changes lines, and looks whether they say then what was meant, and nothing else has changed.
  private static func rewritten(
    _ text: String, _ search: SavedSearch, _ file: String, as wanted: [SavedSearch],
    _ change: (inout [String], _ line: Int) -> Void
  ) throws(SettingsError) -> String {
    var lines = text.feedLines
    guard lines.indices.contains(search.line - 1) else { throw refusal(of: search.name, line: search.line, file) }
    change(&lines, search.line - 1)
    let result = lines.joined(separator: "\n")
    guard says(result, wanted, insteadOf: text, file) else { throw refusal(of: search.name, line: search.line, file) }
    return result
  }
}
