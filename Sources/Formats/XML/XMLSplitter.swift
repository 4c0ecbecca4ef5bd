import Glibc

/// Cuts a stream of chunks of XML into records, the `<entry>` elements of a feed and the like, and into what
/// stands before records and tells of all of them.
///
/// It only looks at tags; whether a record says anything is for its reader to see. So one bad record costs one
/// record. Memory is bounded by the longest record allowed and one chunk.
struct XMLSplitter {
  enum Part { case record, context }

  /// A record, or another part that is wanted, that has begun.
  private struct Open {
    let part: Part
    var start: Int
    let line: Int
    let name: String
    /// Elements of the same name in each other.
    var depth = 1
    var isTooLong = false
  }

  /// Records of more bytes than this are handed over as `tooLong`.
  let limit: Int
  private let records: Set<String>
  private let contexts: [String]
  /// Whether the outermost element has ended, without which the document is not whole.
  private(set) var isClosed = false
  private var root: String?
  /// The bytes from the record that has begun, or else from the markup that is not whole.
  private var held: [UInt8] = []
  /// Where in them looking goes on.
  private var next = 0
  /// The line of the place up to which lines are counted.
  private var line = 1
  private var counted = 0
  private var record: Open?

  init(_ dialect: XMLDialect, limit: Int) {
    self.limit = limit
    records = dialect.records
    contexts = dialect.contexts
  }

  /// Takes the next chunk and hands over each record that it completes, with the line where it starts.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, _ body: (Part, Piece, Int) -> Void) {
    held.append(contentsOf: chunk)
    scan(isLast: false, body)
  }

  /// Tells that the document ends here, and whether it does so where it should. If not, gives the line of the
  /// record that is cut off, or else the last line.
  mutating func finish(_ body: (Part, Piece, Int) -> Void) -> (isWhole: Bool, line: Int) {
    scan(isLast: true, body)
    return (record == nil && isClosed, record?.line ?? line)
  }

  private mutating func scan(isLast: Bool, _ body: (Part, Piece, Int) -> Void) {
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    bytes.withUnsafeBytes { bytes in
      while let markup = XMLMarkup.next(in: bytes, from: next, isLast: isLast) {
        take(markup, bytes, body)
        next = markup.range.upperBound
      }
      // What was looked at and begins nothing need not be looked at again.
      if let start = XMLMarkup.find("<", in: bytes, from: next) { next = start } else { next = bytes.count }
    }
    drop(from: &bytes)
    held = bytes
  }

  /// Forgets what is neither of a record nor of markup that goes on.
  private mutating func drop(from bytes: inout [UInt8]) {
    if let record, bytes.count - record.start > limit {
      self.record?.isTooLong = true
      self.record?.start = next
    }
    var end = min(record?.start ?? next, bytes.count)
    // A comment or section without an end is not held for ever.
    if bytes.count - end > limit + XMLMarkup.longestTag {
      end = bytes.count
      next = end
      record?.start = end
    }
    count(to: end, in: bytes)
    bytes.removeFirst(end)
    next -= end
    counted -= end
    record?.start -= end
  }

  private mutating func take(
    _ markup: XMLMarkup, _ bytes: UnsafeRawBufferPointer, _ body: (Part, Piece, Int) -> Void
  ) {
    guard markup.kind == .start || markup.kind == .end else { return }
    let name = markup.localName(in: bytes)
    if markup.kind == .start {
      begin(name, markup, bytes, body)
    } else if let record, record.name == name {
      self.record?.depth -= 1
      if record.depth == 1 { end(at: markup.range.upperBound, bytes, body) }
      if name == root { isClosed = true }
    } else if record == nil, name == root {
      isClosed = true
    }
  }

  private mutating func begin(
    _ name: String, _ markup: XMLMarkup, _ bytes: UnsafeRawBufferPointer, _ body: (Part, Piece, Int) -> Void
  ) {
    if root == nil {
      root = name
      isClosed = markup.isEmpty
    }
    if let record {
      if record.name == name, !markup.isEmpty { self.record?.depth += 1 }
    } else if let part = part(named: name) {
      let start = markup.range.lowerBound
      count(to: start, in: bytes)
      record = Open(part: part, start: start, line: line, name: name)
      if markup.isEmpty { end(at: markup.range.upperBound, bytes, body) }
    }
  }

  private func part(named name: String) -> Part? {
    records.contains(name) ? .record : contexts.contains(name) ? .context : nil
  }

  private mutating func end(at end: Int, _ bytes: UnsafeRawBufferPointer, _ body: (Part, Piece, Int) -> Void) {
    guard let record else { return }
    self.record = nil
    let isTooLong = record.isTooLong || end - record.start > limit
    let piece = isTooLong ? Piece.tooLong : .bytes(UnsafeRawBufferPointer(rebasing: bytes[record.start..<end]))
    body(record.part, piece, record.line)
  }

  private mutating func count(to place: Int, in bytes: some RandomAccessCollection<UInt8>) {
    guard place > counted else { return }
    line += bytes.dropFirst(counted).prefix(place - counted).count { $0 == 0x0A }
    counted = place
  }
}
