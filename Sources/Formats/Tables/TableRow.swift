import Papers

/// A row of a table.
struct TableRow {
  private let dialect: TableDialect
  /// The texts of its fields as they are, without their quotes.
  private(set) var fields: [String] = []

  /// Reads the first row of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, _ dialect: TableDialect) {
    self.dialect = dialect
    var scanner = TableScanner(dialect)
    var start = 0
    // Blank lines may stand before a header.
    if dialect.hasHeader { start = bytes.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? 0 }
    var next = start
    while true {
      let index = scanner.next(in: bytes, from: next)
      guard index < bytes.count else { break }
      next = index + 1
      let end = scanner.take(bytes[index])
      if end != .none {
        add(bytes[start..<index], isLast: end == .row)
        start = index + 1
      }
      if end == .row { return }
    }
    add(bytes[start...], isLast: true)
  }

  private mutating func add(_ field: Slice<UnsafeRawBufferPointer>, isLast: Bool) {
    let isWanted = dialect.columns.isEmpty || fields.count < dialect.columns.count && dialect.columns[fields.count] != nil
    let field = isLast && field.last == 0x0D ? field.dropLast() : field
    fields.append(isWanted ? TableScanner.text(of: field, hasQuotes: dialect.hasQuotes) : "")
  }

  /// What the record says of a paper.
  var record: Record {
    var record = Record()
    record.source = "table"
    var month: String?
    for (column, field) in zip(dialect.columns, fields) {
      guard let column, field.utf8.contains(where: { !$0.isBlank }) else { continue }
      if column == .monthOfYear { month = field } else { read(column, field, into: &record) }
    }
    if let month, let year = record.published?.year {
      record.published = TaggedRecord.date("\(year) \(month)") ?? record.published
    }
    return record
  }

  private func read(_ column: TableColumn, _ field: String, into record: inout Record) {
    switch column {
    case .title: record.title = record.title ?? unguarded(field)
    case .abstract: record.abstract = record.abstract ?? unguarded(field)
    case .venue: record.venue = record.venue ?? unguarded(field)
    case .authors: if record.authors.isEmpty { record.authors = names(CleanText.line(unguarded(field))) }
    case .familyNames: record.authors = Self.familyFirst(field)
    case .date: record.published = TaggedRecord.date(field) ?? record.published
    case .year: if record.published == nil { record.published = TaggedRecord.date(field) }
    case .updated: record.updated = TaggedRecord.date(field)
    case .topics: if record.topics.isEmpty { record.topics = Self.topics(unguarded(field)) }
    case .page: record.page = record.page ?? CleanText.line(field)
    case .pdf: record.pdf = record.pdf ?? CleanText.line(field)
    default: readIdentity(column, CleanText.line(field), into: &record)
    }
  }

  private func readIdentity(_ column: TableColumn, _ field: String, into record: inout Record) {
    let identity: PaperID? =
      switch column {
      case .arXiv: PaperID(recognising: field) ?? PaperID(recognising: "arxiv:" + field)
      case .acl: PaperID(recognising: "acl:" + field)
      case .pubMed: ServiceID.pubMed(field)
      case .pubMedCentral: ServiceID.pubMedCentral(field)
      case .id: dialect.isOwn ? PaperID(lenient: field) : PaperID(recognising: field)
      default: nil
      }
    switch column {
    case .doi: record.doi = field
    // Numbers of other programs name nothing.
    case .id: record.id = identity?.key ?? record.id
    default: if let identity { record.aliases.append(identity) }
    }
  }

  /// Without the apostrophe that keeps spreadsheets from running a field as a formula.
  private func unguarded(_ field: String) -> String {
    guard dialect.isOwn, field.hasPrefix("'"), field.dropFirst().first.map(Paper.beginsFormula) == true else { return field }
    return String(field.dropFirst())
  }

  private func names(_ field: String) -> [String] {
    if dialect.isOwn { return field.split(separator: ";").map { CleanText.line(String($0)) }.filter { !$0.isEmpty } }
    let parts = field.split(separator: ",", omittingEmptySubsequences: false)
    // One comma after one word parts family and given names, not two authors.
    let isOne = parts.count == 2 && !field.utf8.contains(UInt8(ascii: ";")) && !CleanText.line(String(parts[0])).contains(" ")
    return isOne ? [AuthorNames.ofFamilyFirst(field)] : AuthorNames.split(field)
  }

  /// Scopus puts numbers of its own in parentheses after names.
  private static func familyFirst(_ field: String) -> [String] {
    field.split(separator: ";").map { name in
      AuthorNames.ofFamilyFirst(String(name.prefix { $0 != "(" }))
    }.filter { !$0.isEmpty }
  }

  /// Parted by semicolons or commas, or by blanks where all are classes such as `cs.CL`.
  private static func topics(_ field: String) -> [String] {
    let field = CleanText.line(field)
    let words = field.split(separator: " ")
    let areClasses = words.allSatisfy { word in !word.contains(where: { ",;".contains($0) }) && word.contains { ".-".contains($0) } }
    let parts = areClasses ? words : field.split(separator: field.contains(";") ? ";" : ",")
    var topics: [String] = []
    for part in parts.prefix(100) {
      let topic = CleanText.line(String(part).trimming("[]'\""))
      if !topic.isEmpty, topic.utf8.count <= 100, !topics.contains(topic) { topics.append(topic) }
    }
    return topics
  }
}

extension String {
  /// Without those signs, and blanks, at its ends.
  fileprivate func trimming(_ signs: String) -> String {
    let isSign = { (character: Character) in signs.contains(character) || character == " " }
    var text = self[...].drop(while: isSign)
    while let last = text.last, isSign(last) { text.removeLast() }
    return String(text)
  }
}
