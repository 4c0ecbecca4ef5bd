/// The values of a TOML file in the order of their lines, each with its whole path and its line.
///
/// Tables are flattened: `[a]` with `b = 1`, `a.b = 1` and `a = { b = 1 }` all give an entry of the
/// path `a`, `b`. So whoever reads a document sees one list, and can name the line of any mistake.
/// What settings and themes have no use for is refused: dates, tables in arrays, infinity and NaN.
package struct Document: Equatable, Sendable {
  package let entries: [Entry]

  /// A value and where it stands.
  package struct Entry: Equatable, Sendable {
    package let path: [String]
    package let value: Value
    /// Counted from one. What stands in an inline table has the line on which the table's name stands.
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
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw SyntaxError(line: Self.firstBrokenLine(of: bytes), reason: "not UTF-8 text")
    }
    var parser = Parser(bytes)
    entries = try parser.document()
  }

  /// The entries of the table `path`, and of the tables in it.
  package func entries(under path: String...) -> [Entry] {
    entries.filter { $0.path.count > path.count && $0.path.starts(with: path) }
  }

  private static func firstBrokenLine(of bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
