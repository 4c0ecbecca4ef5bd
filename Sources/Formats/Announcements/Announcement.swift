import Papers

/// A paper as arXiv's mails and `.abs` files tell of it: fields, a line of two backslashes, and the abstract.
struct Announcement {
  private var id: String?
  private var fields: [(name: String, value: String)] = []
  private var abstract = ""
  /// The days of its versions, first to last.
  private var versions: [PaperDate] = []
  /// When it was replaced, which a mail says in place of the first version's day.
  private var replaced: PaperDate?

  init(_ bytes: UnsafeRawBufferPointer) {
    var isAbstract = false
    for line in LegacyText.decode(bytes).split(separator: "\n", omittingEmptySubsequences: false) {
      if !isAbstract, line.hasPrefix("\\\\") {
        isAbstract = true
      } else if isAbstract {
        // A line that begins with blanks begins a paragraph.
        abstract += (line.first?.isWhitespace == true ? "\n\n" : "\n") + line
      } else {
        read(line)
      }
    }
  }

  private mutating func read(_ line: Substring) {
    if line.first?.isWhitespace == true, let last = fields.indices.last {
      fields[last].value += " " + line
    } else if let date = line.dropping(prefix: "replaced with revised version ") {
      replaced = Self.date(date)
    } else if let colon = line.firstIndex(of: ":") {
      read(name: line[..<colon], value: line[line.index(after: colon)...])
    }
  }

  private mutating func read(name: Substring, value: Substring) {
    switch name.prefix(while: { $0 != " " }) {
    case "arXiv", "Paper": if id == nil { id = value.split(separator: " ").first.map { "arXiv:" + $0 } }
    case "Date": if let date = Self.date(value) { versions.append(date) }
    default: fields.append((String(name), String(value)))
    }
  }

  /// `Sat, 31 Mar 2007 05:10:16 GMT   (45kb)`
  private static func date(_ text: Substring) -> PaperDate? {
    PaperDate(CleanText.line(String(text.prefix { $0 != "(" }.prefix(60))))
  }

  private func text(of name: String) -> String? {
    fields.first { $0.name == name }.map { CleanText.line($0.value) }
  }

  /// What the record says of a paper.
  var record: Record {
    var record = Record()
    record.id = id.flatMap { PaperID(recognising: $0)?.key }
    record.title = text(of: "Title")
    record.abstract = abstract
    record.authors = AuthorNames.split(text(of: "Authors") ?? text(of: "Author") ?? "")
    record.categories = text(of: "Categories") ?? text(of: "Subj-class")
    record.comment = text(of: "Comments")
    record.journalReference = text(of: "Journal-ref")
    record.doi = text(of: "DOI")
    record.versions = versions
    record.updated = replaced
    if Record.isWithdrawn(record.comment) { record.withdrawal = "withdrawn" }
    return record
  }
}

extension Substring {
  fileprivate func dropping(prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
