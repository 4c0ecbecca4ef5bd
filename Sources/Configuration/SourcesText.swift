import TOML

/// Changes the tables `[sources.NAME]` in the text of `config.toml`. All else stays as it is, comments included, which
/// is looked at before the text is given.
package enum SourcesText {
  /// The text with a source behind everything else.
  package static func text(
    _ text: String, adding source: SourceSettings, file: String
  ) throws(SettingsError) -> String {
    try self.text(text, adding: [source], file: file)
  }

  /// The text with sources behind everything else, each a table after an empty line.
  package static func text(
    _ text: String, adding sources: [SourceSettings], file: String
  ) throws(SettingsError) -> String {
    guard let first = sources.first else { return text }
    let before = try entries(of: text, file)
    var taken = Set(before.filter { $0.path.first == "sources" }.compactMap { $0.path.dropFirst().first })
    for source in sources where !taken.insert(source.name).inserted {
      throw SettingsError(file: file, key: "sources.\(source.name)", reason: "there is a source of that name already")
    }
    let start = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    let tables = sources.map { table(of: $0) }.joined(separator: "\n")
    let result = start + (start.isEmpty ? "" : "\n") + tables
    let after = try entries(of: result, file)
    guard Array(after.prefix(before.count)).isSame(as: before),
      Array(after.dropFirst(before.count)).isSame(as: try entries(of: tables, file))
    else { throw refusal(of: first.name, file) }
    return result
  }

  private static func table(of source: SourceSettings) -> String {
    let fields = [("kind", source.kind), ("query", source.query), ("filter", source.filter), ("url", source.url)]
    return "[sources.\(source.name)]\n"
      + fields.map { name, value in value.map { "\(name) = \($0.literal)\n" } ?? "" }.joined()
  }

  /// The text without a source. Comments above its table stay.
  package static func text(_ text: String, removing name: String, file: String) throws(SettingsError) -> String {
    let before = try entries(of: text, file)
    var lines = text.feedLines
    var range = try table(of: name, among: before, in: lines, file)
    // Not two empty lines where one was before and one after.
    if range.lowerBound > 0, lines[range.lowerBound - 1].isBlank, lines[range.upperBound...].first?.isBlank ?? true {
      range = range.lowerBound - 1..<range.upperBound
    }
    lines.removeSubrange(range)
    let result = lines.joined(separator: "\n")
    let wanted = before.filter { !$0.path.starts(with: ["sources", name]) }
    guard try entries(of: result, file).isSame(as: wanted) else { throw refusal(of: name, file) }
    return result
  }

  /// The text with a source that is left out of fetching, or no longer is.
  package static func text(
    _ text: String, pausing isPaused: Bool, of name: String, file: String
  ) throws(SettingsError) -> String {
    let before = try entries(of: text, file)
    var lines = text.feedLines
    let header = try table(of: name, among: before, in: lines, file).lowerBound
    let path = ["sources", name, "paused"]
    if let old = before.first(where: { $0.path == path })?.line, lines.indices.contains(old - 1) { lines.remove(at: old - 1) }
    if isPaused { lines.insert("paused = true", at: header + 1) }
    let result = lines.joined(separator: "\n")
    let after = try entries(of: result, file)
    guard after.filter({ $0.path != path }).isSame(as: before.filter { $0.path != path }),
      after.contains(where: { $0.path == path && $0.value == .boolean(true) }) == isPaused
    else { throw refusal(of: name, file) }
    return result
  }

  private static func entries(of text: String, _ file: String) throws(SettingsError) -> [Document.Entry] {
    do throws(SyntaxError) {
      return try Document(parsing: Array(text.utf8)).entries
    } catch {
      throw SettingsError(file: file, line: error.line, reason: error.reason)
    }
  }

  /// The lines of a source's table: from its name to its last setting.
  private static func table(
    of name: String, among entries: [Document.Entry], in lines: [String], _ file: String
  ) throws(SettingsError) -> Range<Int> {
    guard let first = entries.first(where: { $0.path.starts(with: ["sources", name]) })?.line else {
      throw SettingsError(file: file, key: "sources.\(name)", reason: "there is no such source")
    }
    guard let header = lines.prefix(max(0, first - 1)).lastIndex(where: \.isHeader),
      lines[header].prefix(while: { $0 != "#" }).filter({ !$0.isWhitespace && $0 != "\"" }) == "[sources.\(name)]"
    else { throw refusal(of: name, file) }
    let next = lines[(header + 1)...].firstIndex(where: \.isHeader) ?? lines.count
    // Comments before the next table are that one's.
    let last = lines[..<next].lastIndex { !$0.isBlank && !$0.isComment } ?? header
    return header..<last + 1
  }

  private static func refusal(of name: String, _ file: String) -> SettingsError {
    SettingsError(
      file: file, key: "sources.\(name)", reason: "cannot be rewritten without touching more; change it by hand")
  }
}

extension [Document.Entry] {
  /// Whether both say the same, on whatever lines.
  fileprivate func isSame(as other: Self) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.path == $1.path && $0.value == $1.value }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
  fileprivate var isComment: Bool { first { !$0.isWhitespace } == "#" }
  fileprivate var isHeader: Bool { first { !$0.isWhitespace } == "[" }

  /// The text as a string of TOML in one line.
  var literal: String {
    unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\u{0}"..<" ", "\u{7F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
