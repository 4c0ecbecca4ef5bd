import Files
import TOML

/// A line of `searches.toml`: a query under a name.
package struct SavedSearch: Equatable, Sendable {
  package let name: String
  /// As it stands in the file. Whether it is a query is not known here.
  package let query: String
  /// Counted from one.
  package let line: Int

  package init(name: String, query: String, line: Int) {
    self.name = name
    self.query = query
    self.line = line
  }
}

/// The file of saved searches: lines of `"name" = "query"`, in the order in which they are shown. Other files of a name
/// and a text a line are read and written the same way.
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
      for entry in try Document(parsing: bytes).entries where entry.value != .table {
        if entry.path.count == 1, let query = entry.value.string, !entry.key.isEmpty {
          searches.append(SavedSearch(name: entry.key, query: query, line: entry.line))
        } else {
          errors.append(SettingsError(file: file, line: entry.line, key: dotted(entry.path), reason: expected))
        }
      }
    } catch {
      errors.append(SettingsError(file: file, line: error.line, reason: error.reason))
    }
    return (searches, errors)
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
    let line = "\(name.literal) = \(query.literal)"
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let old = before.first { $0.name == name }
    if let old {
      guard lines.indices.contains(old.line - 1) else { throw refusal(of: name, line: old.line, file) }
      lines[old.line - 1] = line + comment(of: lines[old.line - 1])
    } else {
      if lines.last == "" { lines.removeLast() }
      // After the last search, since a table may follow that it must not fall into.
      let end = before.map(\.line).max() ?? (lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("[") } ?? lines.count)
      lines.insert(line, at: min(end, lines.count))
      lines.append("")
    }
    let result = lines.joined(separator: "\n")
    // What was written must say what was meant, and nothing else may have changed.
    let after = parse(Array(result.utf8), file: file).searches.map { [$0.name, $0.query] }
    var wanted = before.map { [$0.name, $0.name == name ? query : $0.query] }
    if old == nil { wanted.append([name, query]) }
    guard after == wanted else { throw refusal(of: name, line: old?.line ?? lines.count, file) }
    return result
  }

  static func refusal(of name: String, line: Int, _ file: String) -> SettingsError {
    SettingsError(
      file: file, line: line, key: dotted([name]), reason: "cannot be rewritten without touching more; change it by hand")
  }

  /// A comment at the end of a line that holds one string.
  static func comment(of line: String) -> String {
    guard let quote = line.lastIndex(where: { $0 == "\"" || $0 == "'" }),
      let sign = line[quote...].firstIndex(of: "#")
    else { return "" }
    return "  " + line[sign...]
  }
}
