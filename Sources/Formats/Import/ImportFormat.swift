import Glibc
import Papers

/// The ways in which a file can hold papers, told apart by content alone.
package enum ImportFormat: Hashable, Sendable {
  /// One JSON object a line: our own lines, arXiv's metadata snapshot and their relatives.
  case recordLines
  /// One JSON array of records, or records that span several lines.
  case recordDocument
  /// A saved listing page: title line, abstract line, by turns.
  case listing
  /// BibTeX or biblatex.
  case bibTeX
  /// RIS.
  case ris
  /// PubMed's own format (nbib, MEDLINE).
  case pubMed
  /// Values parted by commas, semicolons or tabs.
  case table(TableDialect)
  /// arXiv's daily mails, and its `.abs` files.
  case announcements
  /// A feed, or an answer of an archive.
  case xml(XMLDialect)

  /// Recognises the format by the start of a file, which should be a few ten thousand bytes or all of it.
  static func recognise(_ head: UnsafeRawBufferPointer) throws(ImportReason) -> ImportFormat {
    let head = UnsafeRawBufferPointer(rebasing: head.dropFirst(byteOrderMarkLength(head)))
    try Self.refuseForeign(head)
    guard let first = head.first(where: { !$0.isBlank }) else { throw .empty }
    switch first {
    case UInt8(ascii: "["): return .recordDocument
    case UInt8(ascii: "{"): return startsWithRecordLines(head) ? .recordLines : .recordDocument
    case UInt8(ascii: "<"): return .xml(try dialect(of: head))
    default:
      if let table = TableDialect(recognising: head) { return .table(table) }
      if AnnouncementCutter.recognises(head) { return .announcements }
      if let dialect = TaggedCutter.dialect(of: head) { return dialect == .ris ? .ris : .pubMed }
      if looksLikeBibTeX(head) { return .bibTeX }
      if looksLikeYAML(head) { throw .unknown("YAML") }
      guard looksLikeListing(head) else { throw .unknown("text of another kind") }
      return .listing
    }
  }

  private static func dialect(of head: UnsafeRawBufferPointer) throws(ImportReason) -> XMLDialect {
    let root = XMLDialect.root(of: head)
    switch root {
    case nil: throw .unknown("markup without an element")
    case "html", "HTML": throw .unknown("a web page")
    case "opml", "OPML": throw .feeds
    case let name?:
      guard let dialect = XMLDialect(root: name, head: head) else {
        throw .unknown("XML of another kind (\(CleanText.line(String(name.prefix(60)))))")
      }
      return dialect
    }
  }

  /// The length of the UTF-8 byte order mark that `head` starts with, or 0.
  static func byteOrderMarkLength(_ head: UnsafeRawBufferPointer) -> Int {
    head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Refuses what is not text at all, and names it where its first bytes tell.
  private static func refuseForeign(_ head: UnsafeRawBufferPointer) throws(ImportReason) {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    let known: [(String, [UInt8])] = [
      ("a PDF", Array("%PDF-".utf8)), ("a zip archive", [0x50, 0x4B, 3, 4]),
      ("bzip2 data", Array("BZh".utf8)),
      ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]), ("an SQLite database", Array("SQLite format 3".utf8)),
      ("a program", [0x7F, 0x45, 0x4C, 0x46]),
    ]
    if let (name, _) = known.first(where: { head.starts(with: $0.1) }) { throw .binary(name) }
    // Lines of JSON may hold a stray NUL and be taken all the same; other text has none.
    let isJSON = head.first(where: { !$0.isBlank }).map { $0 == UInt8(ascii: "{") } ?? false
    let start = head.prefix(64 << 10)
    let controls = start.count { $0 < 0x20 && !$0.isBlank }
    if controls * 10 > start.count || !isJSON && head.index(of: 0, from: 0) != nil { throw .binary("binary data") }
  }

  /// Whether the first object ends on its first line, or is a cut-off line with another record after it.
  private static func startsWithRecordLines(_ head: UnsafeRawBufferPointer) -> Bool {
    let lines = head.split(separator: 0x0A, maxSplits: 64).filter { !$0.allSatisfy(\.isBlank) }
    guard lines.count > 1, let first = lines.first else { return true }
    var json = JSONScanner(UnsafeRawBufferPointer(rebasing: first))
    do throws(JSONError) {
      try json.skip()
      return true
    } catch {
      return lines[1].first(where: { !$0.isBlank }) == UInt8(ascii: "{")
    }
  }

  /// Whether there is an entry with a field, or a file that begins with an `@` and is cut off in its first one.
  private static func looksLikeBibTeX(_ head: UnsafeRawBufferPointer) -> Bool {
    let head = UnsafeRawBufferPointer(rebasing: head.prefix(64 << 10))
    var splitter = BibTeXSplitter(limit: head.count)
    var hasEntry = false
    let look = { (line: Int, piece: Piece) in
      guard case .bytes(let bytes) = piece else { return }
      hasEntry = hasEntry || bytes.contains(UInt8(ascii: "=")) || bytes.starts(with: "@comment{".utf8)
    }
    splitter.feed(head, look)
    splitter.finish(look)
    return hasEntry
  }

  /// Whether the first line is a name with a colon, below which there is a list or a deeper name: settings and
  /// recordings, whose long lines are no abstracts.
  private static func looksLikeYAML(_ head: UnsafeRawBufferPointer) -> Bool {
    let lines = head.split(separator: 0x0A, maxSplits: 64).filter { !$0.allSatisfy(\.isBlank) && $0.first != UInt8(ascii: "#") }
    guard lines.count > 1, let first = lines.first?.reversed().drop(while: \.isBlank), first.first == UInt8(ascii: ":"),
      !first.contains(0x20)
    else { return false }
    return lines[1].starts(with: "- ".utf8) || lines[1].starts(with: "  ".utf8)
  }

  /// Whether most of the lines are titles and abstracts by turns.
  private static func looksLikeListing(_ head: UnsafeRawBufferPointer) -> Bool {
    var page = ListingPage()
    var papers = 0
    var lines = 0
    let outcome = { (outcome: RecordOutcome) in if case .paper = outcome { papers += 1 } }
    for line in head.split(separator: 0x0A, maxSplits: 400) where !line.allSatisfy(\.isBlank) {
      lines += 1
      page.take(.bytes(UnsafeRawBufferPointer(rebasing: line)), line: lines, limit: head.count, outcome)
    }
    page.finish(outcome)
    return papers > 0 && papers * 5 >= lines
  }
}
