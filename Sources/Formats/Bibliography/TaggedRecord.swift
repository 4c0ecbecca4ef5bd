/// One record of a file of tagged lines: RIS, or what PubMed calls its own format (nbib, MEDLINE).
struct TaggedRecord {
  enum Dialect: Hashable, Sendable {
    /// `TY  - JOUR` to `ER  - `; two letters.
    case ris
    /// `PMID- 8692918` to the next empty line; two to four letters, and lines that go on after six spaces.
    case pubMed

    /// The tag that begins a record, whether or not the one before was ended.
    var first: String { self == .ris ? "TY" : "PMID" }

    /// The tags that files begin with. ERIC writes PubMed's format without PubMed's number.
    var openings: [String] { self == .ris ? ["TY"] : ["PMID", "OWN"] }
  }

  let dialect: Dialect
  let line: Int
  private(set) var fields: [(tag: String, value: String)] = []

  init(dialect: Dialect, line: Int) {
    self.dialect = dialect
    self.line = line
  }

  mutating func add(_ tag: String, _ value: String) { fields.append((tag, value)) }

  /// Adds a line that goes on with the value before it.
  mutating func extend(_ value: String) {
    guard let last = fields.indices.last else { return }
    fields[last].value += "\n" + value
  }

  /// The values of some tags, in the order of the file.
  func all(_ tags: String...) -> [String] {
    fields.filter { tags.contains($0.tag) && $0.value.contains { !$0.isWhitespace } }.map(\.value)
  }

  /// The first value of the first of some tags that has one.
  func first(_ tags: String...) -> String? {
    for tag in tags {
      if let value = all(tag).first { return value }
    }
    return nil
  }
}

/// The tag and value of a line such as `AU  - Lovelace, Ada`; the space after the hyphen may be missing.
struct TaggedLine {
  let tag: String
  let value: String

  /// Nil for a line that has no tag.
  init?(_ text: String, dialect: TaggedRecord.Dialect) {
    let bytes = text.utf8
    let isTag = { (byte: UInt8) in byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39 }
    let tag = bytes.prefix(dialect == .ris ? 2 : 4).prefix(while: isTag)
    guard tag.count >= 2, tag.first.map({ $0 >= 0x41 }) == true else { return nil }
    let rest = bytes.dropFirst(tag.count)
    let blanks = rest.prefix { $0 == 0x20 }
    guard dialect == .ris ? (1...3).contains(blanks.count) : tag.count + blanks.count == 4 else { return nil }
    let value = rest.dropFirst(blanks.count)
    guard value.first == UInt8(ascii: "-") else { return nil }
    self.tag = String(Substring(tag))
    self.value = String(Substring(value.dropFirst().drop { $0 == 0x20 }))
  }
}
