/// Cuts a stream of chunks into the entries of a BibTeX file, each from its `@` to its closing bracket.
///
///     Text between entries is a comment.        outside: only an @ is of interest
///     @article{key,                             @, letters, bracket: an entry begins
///       title = {A {B}race},                    braces are counted, those after a backslash are not
///     @book{other, …                            a brace was forgotten above: that entry ends here
///
/// Memory is bounded by the longest entry allowed; one of which a brace is missing costs itself alone.
struct BibTeXSplitter {
  /// Entries of more bytes than this are handed over as `tooLong`.
  let limit: Int
  private var line = 1
  private var startLine = 1
  private var held: [UInt8] = []
  private var isTooLong = false
  private var state = State.outside
  private var isEscaped = false
  /// Where the current line begins in `held`.
  private var lineStart = 0

  private enum State {
    case outside
    /// After an `@` and perhaps letters.
    case type
    /// In an entry that opened with a brace, so many braces deep.
    case braces(depth: Int)
    /// In an entry that opened with a parenthesis.
    case parenthesis(depth: Int, isQuoted: Bool)
  }

  init(limit: Int) { self.limit = limit }

  /// Takes the next chunk and hands over each entry that it completes, with the line where it starts.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) {
    for byte in chunk {
      take(byte, body)
      if byte == 0x0A {
        line += 1
        lineStart = held.count
      }
    }
  }

  /// Hands over an entry that the end of the stream cut off, if there is one.
  mutating func finish(_ body: (Int, Piece) -> Void) {
    switch state {
    case .outside, .type: break
    case .braces, .parenthesis: handOver(body)
    }
  }

  private mutating func take(_ byte: UInt8, _ body: (Int, Piece) -> Void) {
    switch state {
    case .outside:
      if byte == UInt8(ascii: "@") { begin() }
    case .type: takeType(byte)
    case .braces(let depth):
      hold(byte)
      guard !skipsEscaped(byte) else { return }
      if byte == UInt8(ascii: "{") {
        if beginsAnother(body) { return }
        state = .braces(depth: depth + 1)
      } else if byte == UInt8(ascii: "}") {
        state = .braces(depth: depth - 1)
        if depth == 1 { handOver(body) }
      }
    case .parenthesis(let depth, let isQuoted):
      hold(byte)
      guard !skipsEscaped(byte) else { return }
      takeInParenthesis(byte, depth: depth, isQuoted: isQuoted, body)
    }
  }

  private mutating func takeType(_ byte: UInt8) {
    hold(byte)
    switch byte {
    case UInt8(ascii: "{"): state = held.count > 2 ? .braces(depth: 1) : .outside
    case UInt8(ascii: "("): state = held.count > 2 ? .parenthesis(depth: 0, isQuoted: false) : .outside
    case UInt8(ascii: "@"): begin()
    case _ where byte.isLetter || byte.isBlank: if held.count > 64 { state = .outside }
    default: state = .outside
    }
    isEscaped = false
  }

  private mutating func takeInParenthesis(
    _ byte: UInt8, depth: Int, isQuoted: Bool, _ body: (Int, Piece) -> Void
  ) {
    switch byte {
    case UInt8(ascii: "{"):
      if !beginsAnother(body) { state = .parenthesis(depth: depth + 1, isQuoted: isQuoted) }
    case UInt8(ascii: "}"): state = .parenthesis(depth: max(0, depth - 1), isQuoted: isQuoted)
    case UInt8(ascii: "\""): if depth == 0 { state = .parenthesis(depth: 0, isQuoted: !isQuoted) }
    case UInt8(ascii: ")"): if depth == 0, !isQuoted { handOver(body) }
    default: break
    }
  }

  private mutating func skipsEscaped(_ byte: UInt8) -> Bool {
    defer { isEscaped = !isEscaped && byte == UInt8(ascii: "\\") }
    return isEscaped
  }

  /// Whether this brace opens an entry at the start of a line, while another is not closed yet. The one before
  /// is handed over as it is.
  private mutating func beginsAnother(_ body: (Int, Piece) -> Void) -> Bool {
    guard !isTooLong, lineStart > 0, lineStart < held.count, held[lineStart] == UInt8(ascii: "@") else { return false }
    let type = held[(lineStart + 1)..<(held.count - 1)]
    guard !type.isEmpty, type.allSatisfy(\.isLetter) else { return false }
    let next = Array(held[lineStart...])
    held.removeSubrange(lineStart...)
    handOver(body)
    held = next
    startLine = line
    state = .braces(depth: 1)
    return true
  }

  private mutating func begin() {
    held = [UInt8(ascii: "@")]
    startLine = line
    lineStart = 0
    isTooLong = false
    state = .type
  }

  private mutating func hold(_ byte: UInt8) {
    guard !isTooLong else { return }
    if held.count >= limit {
      isTooLong = true
      held = []
    } else {
      held.append(byte)
    }
  }

  private mutating func handOver(_ body: (Int, Piece) -> Void) {
    state = .outside
    if isTooLong {
      body(startLine, .tooLong)
    } else {
      held.withUnsafeBytes { body(startLine, .bytes($0)) }
    }
    held = []
    isTooLong = false
    lineStart = 0
  }
}
