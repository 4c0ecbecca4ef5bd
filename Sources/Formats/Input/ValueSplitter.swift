import Papers

/// Cuts a stream of chunks into JSON values: the elements of one array, or values that follow one another.
///
/// It only balances brackets and quotes; whether a value is well formed is for its reader to say. So one bad
/// record between good brackets costs one record. Memory is bounded by the longest value allowed.
struct ValueSplitter {
  private var held: HeldPiece
  private(set) var line = 1
  private var startLine = 1
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isInScalar = false
  /// Whether a value has begun and is not complete.
  private var isInValue = false
  /// Whether the bracket of the outermost array, if any, has been passed.
  private var hasBegun = false
  /// Whether the bytes end within the outermost array, so that there may be more.
  private(set) var isInArray = false
  /// Where in the chunk the part of the value begins that is not held, and how far lines are counted.
  private var start = 0
  private var counted = 0

  /// - Parameter limit: Values of more bytes than this are handed over as `tooLong`.
  init(limit: Int) { held = HeldPiece(limit: limit) }

  /// Takes the next chunk and hands over each value that it completes, with the line where it starts.
  mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void
  ) {
    (start, counted) = (0, 0)
    var place = 0
    while place < chunk.count {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        place = Self.endOfText(chunk, from: place)
        guard place < chunk.count else { break }
        isEscaped = chunk[place] == UInt8(ascii: "\\")
        isInString = isEscaped
        if !isInString, depth == 0 { handOver(chunk, to: place + 1, body) }
      } else {
        if depth > 0 {
          place = Self.endOfPlain(chunk, from: place)
          guard place < chunk.count else { break }
        }
        take(chunk[place], chunk, at: place, body)
      }
      place += 1
    }
    if isInValue { held.hold(UnsafeRawBufferPointer(rebasing: chunk[start...])) }
    count(chunk, to: chunk.count)
  }

  /// Hands over a value that the end of the stream cut off, if there is one.
  mutating func finish(_ body: (Int, Piece) -> Void) {
    guard isInValue else { return }
    end(with: UnsafeRawBufferPointer(start: nil, count: 0), body)
  }

  /// Takes one byte outside of strings.
  private mutating func take(_ byte: UInt8, _ chunk: UnsafeRawBufferPointer, at place: Int, _ body: (Int, Piece) -> Void) {
    switch byte {
    case UInt8(ascii: "\""):
      begin(chunk, at: place)
      isInString = true
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let isOuterArray = !hasBegun && byte == UInt8(ascii: "[")
      hasBegun = true
      if isOuterArray {
        isInArray = true
        // The bracket is no part of a value, not even where one stands before it.
        if isInValue { held.hold(UnsafeRawBufferPointer(rebasing: chunk[start..<place])) }
        start = place + 1
      } else {
        begin(chunk, at: place)
        depth += 1
      }
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if depth > 0 {
        depth -= 1
        if depth == 0 { handOver(chunk, to: place + 1, body) }
      } else {
        isInArray = false
        endScalar(chunk, at: place, body)
      }
    case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D: if depth == 0 { endScalar(chunk, at: place, body) }
    default:
      begin(chunk, at: place)
      isInScalar = depth == 0
    }
  }

  private mutating func begin(_ chunk: UnsafeRawBufferPointer, at place: Int) {
    guard !isInValue else { return }
    count(chunk, to: place)
    (isInValue, start, startLine) = (true, place, line)
  }

  private mutating func endScalar(_ chunk: UnsafeRawBufferPointer, at place: Int, _ body: (Int, Piece) -> Void) {
    if isInScalar, isInValue { handOver(chunk, to: place, body) }
    isInScalar = false
  }

  /// Hands over the value that ends before a place.
  private mutating func handOver(_ chunk: UnsafeRawBufferPointer, to end: Int, _ body: (Int, Piece) -> Void) {
    self.end(with: UnsafeRawBufferPointer(rebasing: chunk[start..<end]), body)
  }

  private mutating func end(with rest: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void) {
    let line = startLine
    held.end(with: rest) { body(line, $0) }
    isInValue = false
  }

  private mutating func count(_ chunk: UnsafeRawBufferPointer, to end: Int) {
    line += chunk.count(of: 0x0A, in: counted..<end)
    counted = end
  }

  /// Where the next quote or backslash is, eight bytes at a time.
  private static func endOfText(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = start
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let marks = word.bytes(in: 0x22...0x22) | word.bytes(in: 0x5C...0x5C)
      if marks != 0 { return end + marks.trailingZeroBitCount / 8 }
      end += 8
    }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") { end += 1 }
    return end
  }

  /// Where the next quote, bracket or brace is, or what is near them in ASCII.
  private static func endOfPlain(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = start
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let marks = word.bytes(in: 0x22...0x22) | word.bytes(in: 0x5B...0x5D) | word.bytes(in: 0x7B...0x7D)
      if marks != 0 { return end + marks.trailingZeroBitCount / 8 }
      end += 8
    }
    return end
  }
}
