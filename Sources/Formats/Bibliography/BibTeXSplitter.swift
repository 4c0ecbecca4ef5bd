/// Cuts a stream of chunks into the entries of a BibTeX file, each from its `@` to its closing bracket.
///
///     Text between entries is a comment.        outside: only an @ is of interest
///     @article{key,                             @, letters, bracket: an entry begins
///       title = {A {B}race},                    braces are counted, those after a backslash are not
///     @book{other, …                            a brace was forgotten above: that entry ends here
///
/// Memory is bounded by the longest entry allowed; one of which a brace is missing costs itself alone.
struct BibTeXSplitter {
  private enum State {
    case outside
    /// After an `@` and perhaps letters.
    case type
    /// In an entry that opened with a brace, so many braces deep.
    case braces(depth: Int)
    /// In an entry that opened with a parenthesis.
    case parenthesis(depth: Int, isQuoted: Bool)
  }

  /// Entries of more bytes than this are handed over as `tooLong`.
  let limit: Int
  private var state = State.outside
  private var isEscaped = false
  private var isTooLong = false
  /// The bytes from the entry that has begun.
  private var held: [UInt8] = []
  /// Where in them looking goes on, where the entry begins, and where the current line does.
  private var next = 0
  private var start = 0
  private var lineStart = 0
  private var line = 1
  private var startLine = 1

  init(limit: Int) { self.limit = limit }

  /// Takes the next chunk and hands over each entry that it completes, with the line where it starts.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) {
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    bytes.append(contentsOf: chunk)
    bytes.withUnsafeBytes { scan($0, body) }
    drop(from: &bytes)
    held = bytes
  }

  /// Hands over an entry that the end of the stream cut off, if there is one.
  mutating func finish(_ body: (Int, Piece) -> Void) {
    switch state {
    case .outside, .type: break
    case .braces, .parenthesis:
      let bytes = held
      bytes.withUnsafeBytes { handOver($0, to: $0.count, body) }
    }
  }

  private mutating func scan(_ bytes: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) {
    while next < bytes.count {
      if case .outside = state {
        next = bytes.index(of: UInt8(ascii: "@"), from: next).map { begin(at: $0, in: bytes) } ?? skip(to: bytes.count, in: bytes)
        continue
      }
      if case .type = state {
        takeType(bytes[next])
      } else if isEscaped {
        isEscaped = false
      } else {
        next = BibTeXScanner.endOfPlain(bytes, from: next)
        guard next < bytes.count else { return }
        take(bytes[next], bytes, body)
      }
      let byte = bytes[next]
      next += 1
      if byte == 0x0A {
        line += 1
        lineStart = next
      }
    }
  }

  /// Counts the lines of what is between entries.
  private mutating func skip(to end: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    line += bytes.count(of: 0x0A, in: next..<end)
    return end
  }

  private mutating func begin(at place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    _ = skip(to: place, in: bytes)
    (start, lineStart, startLine) = (place, place, line)
    isTooLong = false
    state = .type
    return place + 1
  }

  private mutating func takeType(_ byte: UInt8) {
    let count = next + 1 - start
    switch byte {
    case UInt8(ascii: "{"): state = count > 2 ? .braces(depth: 1) : .outside
    case UInt8(ascii: "("): state = count > 2 ? .parenthesis(depth: 0, isQuoted: false) : .outside
    case UInt8(ascii: "@"): (start, lineStart, startLine) = (next, next, line)
    case _ where byte.isLetter || byte.isBlank: if count > 64 { state = .outside }
    default: state = .outside
    }
    isEscaped = false
  }

  private mutating func take(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) {
    if byte == 0x0A || byte == UInt8(ascii: "|") { return }
    if byte == UInt8(ascii: "\\") { return isEscaped = true }
    if byte == UInt8(ascii: "{"), beginsAnother(bytes, body) { return }
    switch state {
    case .braces(let depth):
      if byte == UInt8(ascii: "{") {
        state = .braces(depth: depth + 1)
      } else if byte == UInt8(ascii: "}") {
        state = .braces(depth: depth - 1)
        if depth == 1 { handOver(bytes, to: next + 1, body) }
      }
    case .parenthesis(let depth, let isQuoted):
      switch byte {
      case UInt8(ascii: "{"): state = .parenthesis(depth: depth + 1, isQuoted: isQuoted)
      case UInt8(ascii: "}"): state = .parenthesis(depth: max(0, depth - 1), isQuoted: isQuoted)
      case UInt8(ascii: "\""): if depth == 0 { state = .parenthesis(depth: 0, isQuoted: !isQuoted) }
      default: if depth == 0, !isQuoted { handOver(bytes, to: next + 1, body) }
      }
    case .outside, .type: break
    }
  }

  /// Whether this brace opens an entry at the start of a line, while another is not closed yet. The one before
  /// is handed over as it is.
  private mutating func beginsAnother(_ bytes: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) -> Bool {
    guard lineStart > start, lineStart < next, bytes[lineStart] == UInt8(ascii: "@") else { return false }
    let type = bytes[(lineStart + 1)..<next]
    guard !isTooLong, next + 1 - start <= limit, !type.isEmpty, type.allSatisfy(\.isLetter) else { return false }
    handOver(bytes, to: lineStart, body)
    (start, startLine) = (lineStart, line)
    state = .braces(depth: 1)
    return true
  }

  private mutating func handOver(_ bytes: UnsafeRawBufferPointer, to end: Int, _ body: (Int, Piece) -> Void) {
    state = .outside
    let isTooLong = isTooLong || end - start > limit
    body(startLine, isTooLong ? .tooLong : .bytes(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
  }

  /// Forgets what is not of the entry that has begun, and of one that is too long all.
  private mutating func drop(from bytes: inout [UInt8]) {
    if case .outside = state { start = next }
    if next - start > limit {
      isTooLong = true
      start = next
    }
    bytes.removeFirst(start)
    (next, lineStart, start) = (next - start, max(0, lineStart - start), 0)
  }
}
