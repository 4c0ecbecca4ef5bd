/// One record of a file of tagged lines: RIS, or what PubMed calls its own format (nbib, MEDLINE).
///
/// Its values stay where they are in the bytes of the record until somebody asks for their text.
struct TaggedRecord {
  enum Dialect: Hashable, Sendable {
    /// `TY  - JOUR` to `ER  - `; two letters.
    case ris
    /// `PMID- 8692918` to the next empty line; two to four letters, and lines that go on after six spaces.
    case pubMed

    /// The tag that begins a record, whether or not the one before was ended.
    var first: TaggedLine.Tag { self == .ris ? "TY" : "PMID" }

    /// The tags that files begin with. ERIC writes PubMed's format without PubMed's number.
    var openings: [TaggedLine.Tag] { self == .ris ? ["TY"] : ["PMID", "OWN"] }
  }

  /// A value: one line, or several with those that go on with it.
  struct Field {
    let tag: TaggedLine.Tag
    /// Where it is in the bytes of the record.
    fileprivate(set) var range: Range<Int>
    fileprivate(set) var isOneLine = true
  }

  let dialect: Dialect
  private let bytes: UnsafeRawBufferPointer
  private var fields: [Field] = []

  /// - Parameter bytes: The lines of the record, each with a line feed at its end.
  init(_ bytes: UnsafeRawBufferPointer, _ dialect: Dialect) {
    self.dialect = dialect
    self.bytes = bytes
    fields.reserveCapacity(24)
    var start = 0
    while start < bytes.count {
      let end = bytes.index(of: 0x0A, from: start) ?? bytes.count
      if let line = TaggedLine(bytes[start..<end], dialect) {
        fields.append(Field(tag: line.tag, range: line.value.startIndex..<end))
      } else if let last = fields.indices.last {
        fields[last].range = fields[last].range.lowerBound..<end
        fields[last].isOneLine = false
      }
      start = end + 1
    }
  }

  /// The fields of some tags that say something, in the order of the file.
  func all(_ tag: TaggedLine.Tag, _ other: TaggedLine.Tag? = nil, _ third: TaggedLine.Tag? = nil) -> some Sequence<Field> {
    fields.lazy.filter { ($0.tag == tag || $0.tag == other || $0.tag == third) && saysSomething($0) }
  }

  /// The first value of a tag that says something.
  func first(_ tag: TaggedLine.Tag) -> String? {
    for field in fields where field.tag == tag && saysSomething(field) { return text(of: field) }
    return nil
  }

  /// The bytes of a value.
  func value(of field: Field) -> Slice<UnsafeRawBufferPointer> { bytes[field.range] }

  /// The text of a value, of which lines of nothing but white space are empty, and part paragraphs.
  func text(of field: Field) -> String {
    let value = value(of: field)
    if field.isOneLine { return LegacyText.decode(value) }
    let lines = value.split(separator: 0x0A, omittingEmptySubsequences: false)
    let rest = lines.dropFirst().map { LegacyText.isBlank($0) ? "" : LegacyText.decode($0) }
    return ([LegacyText.decode(value.prefix { $0 != 0x0A })] + rest).joined(separator: "\n")
  }

  /// Whether there is more than white space.
  private func saysSomething(_ field: Field) -> Bool { !LegacyText.isBlank(value(of: field)) }
}

/// The tag and value of a line such as `AU  - Lovelace, Ada`; the space after the hyphen may be missing.
struct TaggedLine {
  /// Two to four capitals or digits.
  struct Tag: Hashable, ExpressibleByStringLiteral {
    private let letters: UInt32

    init(stringLiteral name: StaticString) {
      letters = (0..<name.utf8CodeUnitCount).reduce(0) { $0 << 8 | UInt32(name.utf8Start[$1]) }
    }

    fileprivate init(_ name: Slice<UnsafeRawBufferPointer>) {
      letters = name.reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  let tag: Tag
  let value: Slice<UnsafeRawBufferPointer>

  /// Nil for a line that has no tag.
  init?(_ line: Slice<UnsafeRawBufferPointer>, _ dialect: TaggedRecord.Dialect) {
    let tag = line.prefix(dialect == .ris ? 2 : 4).prefix(while: \.isOfTag)
    guard tag.count >= 2, tag.first?.isDigit == false else { return nil }
    let rest = line[tag.endIndex...]
    let blanks = rest.prefix { $0 == 0x20 }
    guard dialect == .ris ? (1...3).contains(blanks.count) : tag.count + blanks.count == 4 else { return nil }
    guard blanks.endIndex < line.endIndex, line[blanks.endIndex] == UInt8(ascii: "-") else { return nil }
    self.tag = Tag(tag)
    value = line[(blanks.endIndex + 1)...].drop { $0 == 0x20 }
  }
}

extension UInt8 {
  fileprivate var isOfTag: Bool { self >= 0x41 && self <= 0x5A || isDigit }
}
