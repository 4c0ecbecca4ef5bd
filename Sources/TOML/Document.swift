/// The values of a TOML file in the order of their lines, each with its whole path and its line.
///
/// Tables are flattened: `[a]` with `b = 1`, `a.b = 1` and `a = { b = 1 }` all give an entry of the
/// path `a`, `b`. So whoever reads a document sees one list, and can name the line of any mistake.
/// What settings and themes have no use for is refused: dates, arrays of tables, strings over
/// several lines, infinity and NaN.
package struct Document: Equatable, Sendable {
  package private(set) var entries: [Entry] = []
  /// Paths that have a value; nothing may come below them.
  private var taken: Set<[String]> = []
  /// Paths with something below them; no value may take their place.
  private var parents: Set<[String]> = []

  /// A value and where it stands.
  package struct Entry: Equatable, Sendable {
    package let path: [String]
    package let value: Value
    /// Counted from one.
    package let line: Int

    package init(path: [String], value: Value, line: Int) {
      self.path = path
      self.value = value
      self.line = line
    }

    package var key: String { path.last ?? "" }
  }

  /// The document written in `bytes`.
  package init(parsing bytes: [UInt8]) throws(SyntaxError) {
    self.init()
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw SyntaxError(line: Self.firstBrokenLine(of: bytes), reason: "not UTF-8 text")
    }
    var parser = Parser(bytes)
    try parser.parse(into: &self)
  }

  init() {}

  /// The entries of the table `path`, and of the tables in it.
  package func entries(under path: String...) -> [Entry] {
    entries.filter { $0.path.count > path.count && $0.path.starts(with: path) }
  }

  private static func firstBrokenLine(of bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}

extension Document {
  /// Makes sure that `path` is free, and takes it.
  mutating func claim(_ path: [String], line: Int) throws(SyntaxError) {
    if taken.contains(path) || parents.contains(path) {
      throw SyntaxError(line: line, reason: "\(dotted(path)) is given twice")
    }
    try claimParents(of: path, line: line)
  }

  /// Makes sure that no value stands where `path` needs a table.
  mutating func claimParents(of path: [String], line: Int) throws(SyntaxError) {
    for length in path.indices.dropFirst() {
      let parent = Array(path.prefix(length))
      if taken.contains(parent) {
        throw SyntaxError(line: line, reason: "\(dotted(parent)) has a value already, and is no table")
      }
      parents.insert(parent)
    }
  }

  mutating func append(_ value: Value, at path: [String], line: Int) {
    taken.insert(path)
    entries.append(Entry(path: path, value: value, line: line))
  }
}
