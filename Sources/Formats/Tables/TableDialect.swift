import Papers

/// How a table is written, and what its columns are, found out from how it begins.
package struct TableDialect: Hashable, Sendable {
  package let delimiter: UInt8
  /// Whether fields may stand in quotes.
  package let hasQuotes: Bool
  /// Whether the first row names the columns.
  package let hasHeader: Bool
  /// Nil for a column that tells nothing of a paper.
  package let columns: [TableColumn?]
  /// Whether it was written by Lectern, so that ids are keys and names parted by semicolons alone.
  package let isOwn: Bool

  /// Nil for text that is no table, or a table without titles.
  init?(recognising head: UnsafeRawBufferPointer) {
    let delimiters = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    let dialects = delimiters.compactMap { Self.header(of: head, delimiter: $0) }
    guard let best = Self.list(head) ?? dialects.max(by: { $0.knownCount < $1.knownCount }) else { return nil }
    self = best
  }

  private init(delimiter: UInt8, hasQuotes: Bool, hasHeader: Bool, columns: [TableColumn?], isOwn: Bool) {
    self.delimiter = delimiter
    self.hasQuotes = hasQuotes
    self.hasHeader = hasHeader
    self.columns = columns
    self.isOwn = isOwn
  }

  private var knownCount: Int { columns.count { $0 != nil } }

  /// With one delimiter; nil unless the first row names titles and something more.
  private static func header(of head: UnsafeRawBufferPointer, delimiter: UInt8) -> TableDialect? {
    let plain = TableDialect(delimiter: delimiter, hasQuotes: true, hasHeader: true, columns: [], isOwn: false)
    let names = TableRow(head, plain).fields.prefix(500).map(CleanText.line)
    guard names.count > 1, names.allSatisfy({ $0.utf8.count <= 200 }) else { return nil }
    let isTagged = names.contains("TI") && names.contains("AU")
    var columns = names.map { isTagged ? TableColumn(tag: $0) : TableColumn(name: $0) }
    guard columns.contains(.title), columns.count(where: { $0 != nil }) > 1 else { return nil }
    // Zotero has the family first, also where there is only one author, without a semicolon.
    if names.contains("Abstract Note") {
      for index in columns.indices where names[index] == "Author" { columns[index] = .familyNames }
    }
    return TableDialect(
      delimiter: delimiter, hasQuotes: true, hasHeader: true, columns: columns, isOwn: names == Exporter.csvColumns)
  }

  /// What `lectern list --format tsv` prints: no header, and six columns that can be told by what is in them.
  private static func list(_ head: UnsafeRawBufferPointer) -> TableDialect? {
    let dialect = TableDialect(
      delimiter: UInt8(ascii: "\t"), hasQuotes: false, hasHeader: false,
      columns: [nil, .date, .id, .title, .authors, .topics], isOwn: true)
    let fields = TableRow(head, dialect).fields
    guard fields.count == dialect.columns.count, fields[1].isEmpty || PaperDate(fields[1]) != nil else { return nil }
    let marks = fields[0].split(separator: " ").allSatisfy { ["starred", "read", "later", "dismissed"].contains($0) }
    let isKey = PaperID(lenient: fields[2])?.key == fields[2] && fields[2].utf8.contains(UInt8(ascii: ":"))
    return marks && isKey && !fields[3].isEmpty ? dialect : nil
  }
}
