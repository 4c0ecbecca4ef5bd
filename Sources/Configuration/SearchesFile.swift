import Files
import TOML

/// A line of `searches.toml`: a query under a name, and the keys that show what it finds.
package struct SavedSearch: Equatable, Sendable {
  package let name: String
  /// As it stands in the file. Whether it is a query is not known here.
  package var query: String
  /// As they stand in the file; nil where there are none of its own. Whether they name keys is not known here.
  package let key: String?
  /// Counted from one.
  package let line: Int

  package init(name: String, query: String, key: String? = nil, line: Int) {
    self.name = name
    self.query = query
    self.key = key
    self.line = line
  }

  /// The same under another name.
  func renamed(_ name: String) -> SavedSearch { SavedSearch(name: name, query: query, key: key, line: line) }

  /// The line that says it.
  var assignment: String {
    guard let key else { return "\(name.literal) = \(query.literal)" }
    return "\(name.literal) = { query = \(query.literal), key = \(key.literal) }"
  }

  /// Whether another one says the same, wherever it stands.
  func agrees(with other: SavedSearch) -> Bool { name == other.name && query == other.query && key == other.key }
}

/// The file of saved searches: lines of `"name" = "query"` or `"name" = { query = "query", key = "gc" }`, in the order in
/// which they are shown. Other files of a name and a text a line are read and written the same way.
package enum SearchesFile {
  /// The most that the file may hold, in bytes.
  package static let limit = 256 * 1024

  /// The searches of the file at `path`, and what is wrong in it. No file is no mistake.
  ///
  /// - Parameter expected: what should stand there, for a message.
  package static func load(
    path: String, expecting expected: String = queryExpected
  ) -> (searches: [SavedSearch], errors: [SettingsError]) {
    do throws(ReadError) {
      return parse(try readFile(path, limit: limit), file: path, expecting: expected)
    } catch {
      return ([], error.isMissing ? [] : [SettingsError(file: path, reason: error.reason)])
    }
  }

  /// The searches in `bytes`; what is no text is said and left alone.
  package static func parse(
    _ bytes: [UInt8], file: String, expecting expected: String = queryExpected
  ) -> (searches: [SavedSearch], errors: [SettingsError]) {
    var searches: [SavedSearch] = []
    var errors: [SettingsError] = []
    do throws(SyntaxError) {
      let entries = try Document(parsing: bytes).entries.filter { $0.value != .table }
      let keys = keys(in: entries)
      for entry in entries {
        if let name = name(of: entry), let query = entry.value.string {
          searches.append(SavedSearch(name: name, query: query, key: entry.path.count == 2 ? keys[name] : nil, line: entry.line))
        } else if !isKey(entry) || !entries.contains(where: { $0.path == [entry.path[0], "query"] }) {
          errors.append(SettingsError(file: file, line: entry.line, key: dotted(entry.path), reason: expected))
        }
      }
    } catch {
      errors.append(SettingsError(file: file, line: error.line, reason: error.reason))
    }
    return (searches, errors)
  }

  /// The name of the search that has its query here; nil where no query stands.
  private static func name(of entry: Document.Entry) -> String? {
    guard let name = entry.path.first, !name.isEmpty else { return nil }
    return entry.path.count == 1 || entry.path.dropFirst() == ["query"] ? name : nil
  }

  private static func isKey(_ entry: Document.Entry) -> Bool {
    entry.path.count == 2 && entry.key == "key" && entry.value.string != nil
  }

  /// The keys of searches, by name.
  private static func keys(in entries: [Document.Entry]) -> [String: String] {
    var keys: [String: String] = [:]
    for entry in entries where isKey(entry) { keys[entry.path[0]] = entry.value.string }
    return keys
  }

  package static let queryExpected = "expected a query in quotation marks, as in \"To read\" = \"is:later\""

  /// The text of the file with a search in it: in place of the one of that name, or as a new line after the
  /// last one. Everything else stays as it is, comments included.
  ///
  /// Throws when the text has a mistake in it, or when the search of that name goes over several lines.
  package static func text(
    _ text: String, with name: String, query: String, file: String
  ) throws(SettingsError) -> String {
    let (before, errors) = parse(Array(text.utf8), file: file)
    if let mistake = errors.first(where: { $0.key == nil }) { throw mistake }
    var lines = text.feedLines
    let old = before.first { $0.name == name }
    if let old {
      guard lines.indices.contains(old.line - 1) else { throw refusal(of: name, line: old.line, file) }
      var changed = old
      changed.query = query
      lines[old.line - 1] = changed.assignment + comment(of: lines[old.line - 1])
    } else {
      if lines.last == "" { lines.removeLast() }
      // After the last search, since a table may follow that it must not fall into.
      let end = before.map(\.line).max() ?? (lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("[") } ?? lines.count)
      lines.insert(SavedSearch(name: name, query: query, line: 0).assignment, at: min(end, lines.count))
      lines.append("")
    }
    let result = lines.joined(separator: "\n")
    // What was written must say what was meant, and nothing else may have changed.
    var wanted = before
    for index in wanted.indices where wanted[index].name == name { wanted[index].query = query }
    if old == nil { wanted.append(SavedSearch(name: name, query: query, line: 0)) }
    guard says(result, wanted, insteadOf: text, file) else { throw refusal(of: name, line: old?.line ?? lines.count, file) }
    return result
  }

  /// Whether a changed text holds these searches and no others, in this order, and no mistake that it had not before.
  static func says(_ text: String, _ wanted: [SavedSearch], insteadOf old: String, _ file: String) -> Bool {
    let (searches, errors) = parse(Array(text.utf8), file: file)
    guard errors.count <= parse(Array(old.utf8), file: file).errors.count else { return false }
    return searches.count == wanted.count && zip(searches, wanted).allSatisfy { $0.agrees(with: $1) }
  }

  static func refusal(of name: String, line: Int, _ file: String) -> SettingsError {
    SettingsError(
      file: file, line: line, key: dotted([name]), reason: "cannot be rewritten without touching more; change it by hand")
  }

  /// A comment at the end of a line, after its last string.
  static func comment(of line: String) -> String {
    guard let quote = line.lastIndex(where: { $0 == "\"" || $0 == "'" }),
      let sign = line[quote...].firstIndex(of: "#")
    else { return "" }
    return "  " + line[sign...]
  }
}
