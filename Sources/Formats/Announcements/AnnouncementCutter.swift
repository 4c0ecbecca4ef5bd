/// Cuts arXiv's daily mails, and its `.abs` files, into papers.
///
///     \\                                            begins a paper
///     arXiv:2401.01234
///     Date: …
///
///     Title: …                                      goes on in lines that begin with blanks
///     \\                                            begins the abstract, which replacements have not
///       …
///     \\ ( https://arxiv.org/abs/2401.01234 , 9kb)  ends the paper; in `.abs` files there is no address
///     ------------------------------------------
///
/// What stands between papers is what the mail says of itself.
struct AnnouncementCutter: RecordCutter {
  private enum Place { case outside, fields, abstract }

  private let limit: Int
  private var lines: LineSplitter
  private var place = Place.outside
  private var held: [UInt8] = []
  private var isTooLong = false
  private var start = 1

  init(limit: Int) {
    self.limit = limit
    lines = LineSplitter(limit: limit)
  }

  /// Whether a paper begins somewhere in what a file begins with.
  static func recognises(_ head: UnsafeRawBufferPointer) -> Bool {
    var wasMark = false
    for line in head.split(separator: 0x0A, maxSplits: 400) {
      let text = line.prefix(64)
      if wasMark, text.starts(with: "arXiv:".utf8) || text.starts(with: "Paper".utf8) { return true }
      wasMark = text.starts(with: "\\\\".utf8) && text.dropFirst(2).allSatisfy(\.isBlank)
    }
    return false
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var lines = lines
    lines.feed(chunk) { take($1, line: $0.line, &batch) }
    self.lines = lines
  }

  mutating func finish(into batch: inout RecordBatch) {
    var lines = lines
    lines.finish { take($1, line: $0.line, &batch) }
    if place != .outside { batch.add(.skipped(line: start, reason: .cutOff)) }
  }

  private mutating func take(_ piece: Piece, line: Int, _ batch: inout RecordBatch) {
    guard case .bytes(let bytes) = piece else { return isTooLong = place != .outside }
    let isMark = bytes.starts(with: "\\\\".utf8) && (bytes.count == 2 || bytes[2].isBlank)
    switch place {
    case .outside:
      guard isMark else { return }
      place = .fields
      start = line
    case .fields where isMark && bytes.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\\") }):
      place = .abstract
      hold(bytes)
    case .fields, .abstract:
      if isMark || Self.isRule(bytes) { end(&batch) } else { hold(bytes) }
    }
  }

  private mutating func hold(_ line: UnsafeRawBufferPointer) {
    guard !isTooLong, held.count + line.count < limit else { return isTooLong = true }
    held.append(contentsOf: line)
    held.append(0x0A)
  }

  private mutating func end(_ batch: inout RecordBatch) {
    let isTooLong = isTooLong
    held.withUnsafeBytes { batch.add(isTooLong ? .tooLong : .bytes($0), .announcement, line: start, limit: limit) }
    held.removeAll(keepingCapacity: true)
    self.isTooLong = false
    place = .outside
  }

  private static func isRule(_ line: UnsafeRawBufferPointer) -> Bool {
    line.count >= 30 && line.allSatisfy { $0 == UInt8(ascii: "-") || $0.isBlank }
  }
}
