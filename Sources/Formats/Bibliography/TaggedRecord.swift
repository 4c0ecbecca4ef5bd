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
  var fields: [Field]
  /// The bits of the tags that the fields have: most of those asked for are in no field.
  private var bits: UInt64 = 0

  /// - Parameters:
  ///   - bytes: The lines of the record, each up to a line feed, or a carriage return before one.
  ///   - fields: Those of a record before, whose memory is taken over.
  init(_ bytes: UnsafeRawBufferPointer, _ dialect: Dialect, inPlaceOf fields: consuming [Field]) {
    self.dialect = dialect
    self.bytes = bytes
    self.fields = fields
    self.fields.removeAll(keepingCapacity: true)
    var start = 0
    while start < bytes.count {
      let feed = bytes.index(of: 0x0A, from: start) ?? bytes.count
      let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
      if let line = TaggedLine(bytes, start..<end, dialect) {
        self.fields.append(Field(tag: line.tag, range: line.value))
        bits |= line.tag.bit
      } else if let last = self.fields.indices.last {
        self.fields[last].range = self.fields[last].range.lowerBound..<end
        self.fields[last].isOneLine = false
      }
      start = feed + 1
    }
  }

  /// Calls `body` with the fields of some tags that say something, in the order of the file.
  @inline(__always)
  func each(_ tag: TaggedLine.Tag, _ other: TaggedLine.Tag? = nil, _ third: TaggedLine.Tag? = nil, _ body: (Field) -> Void) {
    guard bits & (tag.bit | (other?.bit ?? 0) | (third?.bit ?? 0)) != 0 else { return }
    for field in fields where field.tag == tag || field.tag == other || field.tag == third {
      if saysSomething(field) { body(field) }
    }
  }

  /// How many fields of these tags there are.
  @inline(__always)
  func count(_ tag: TaggedLine.Tag, _ other: TaggedLine.Tag? = nil) -> Int {
    guard bits & (tag.bit | (other?.bit ?? 0)) != 0 else { return 0 }
    var count = 0
    for field in fields where field.tag == tag || field.tag == other { count += 1 }
    return count
  }

  /// The first field of a tag that says something.
  @inline(__always)
  func field(_ tag: TaggedLine.Tag) -> Field? {
    guard bits & tag.bit != 0 else { return nil }
    for field in fields where field.tag == tag && saysSomething(field) { return field }
    return nil
  }

  /// Its value.
  @inline(__always)
  func first(_ tag: TaggedLine.Tag) -> String? { field(tag).map(text(of:)) }

  /// The bytes of a value.
  func value(of field: Field) -> Slice<UnsafeRawBufferPointer> { bytes[field.range] }

  /// The text of a value, of which lines of nothing but white space are empty, and part paragraphs.
  func text(of field: Field) -> String {
    let value = value(of: field)
    if field.isOneLine { return LegacyText.decode(value) }
    let lines = value.split(separator: 0x0A, omittingEmptySubsequences: false)
    let whole = lines.dropLast().map { $0.last == 0x0D ? $0.dropLast() : $0 } + lines.suffix(1)
    let rest = whole.dropFirst().map { LegacyText.isBlank($0) ? "" : LegacyText.decode($0) }
    return (whole.prefix(1).map(LegacyText.decode) + rest).joined(separator: "\n")
  }

  /// Whether there is more than white space.
  private func saysSomething(_ field: Field) -> Bool { !LegacyText.isBlank(value(of: field)) }
}

/// The tag and value of a line such as `AU  - Lovelace, Ada`; the space after the hyphen may be missing.
struct TaggedLine {
  /// Two to four capitals or digits.
  struct Tag: Hashable, ExpressibleByStringLiteral {
    private let letters: UInt32

    @inline(__always)
    init(stringLiteral name: StaticString) {
      var letters: UInt32 = 0
      for place in 0..<name.utf8CodeUnitCount { letters = letters << 8 | UInt32(name.utf8Start[place]) }
      self.letters = letters
    }

    fileprivate init(letters: UInt32) { self.letters = letters }

    /// One bit, which few other tags share.
    @inline(__always)
    var bit: UInt64 { 1 << UInt64(letters % 61) }
  }

  let tag: Tag
  /// Where the value is, in the bytes that the line is in.
  let value: Range<Int>

  /// Nil for a line that has no tag.
  init?(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, _ dialect: TaggedRecord.Dialect) {
    let longest = min(line.lowerBound + (dialect == .ris ? 2 : 4), line.upperBound)
    var letters: UInt32 = 0
    var place = line.lowerBound
    while place < longest, bytes[place].isOfTag {
      letters = letters << 8 | UInt32(bytes[place])
      place += 1
    }
    let length = place - line.lowerBound
    guard length >= 2, !bytes[line.lowerBound].isDigit else { return nil }
    while place < line.upperBound, bytes[place] == 0x20 { place += 1 }
    let blanks = place - line.lowerBound - length
    guard dialect == .ris ? (1...3).contains(blanks) : length + blanks == 4 else { return nil }
    guard place < line.upperBound, bytes[place] == UInt8(ascii: "-") else { return nil }
    place += 1
    while place < line.upperBound, bytes[place] == 0x20 { place += 1 }
    tag = Tag(letters: letters)
    value = place..<line.upperBound
  }
}

extension UInt8 {
  fileprivate var isOfTag: Bool { self >= 0x41 && self <= 0x5A || isDigit }
}
