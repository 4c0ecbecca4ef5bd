/// Cuts a stream of chunks into JSON values: the elements of one array, or values that follow one another.
///
/// It only balances brackets and quotes; whether a value is well formed is for its reader to say. So one bad
/// record between good brackets costs one record. Memory is bounded by the longest value allowed.
struct ValueSplitter {
  /// Values of more bytes than this are handed over as `tooLong`.
  let limit: Int
  private(set) var line = 1
  private var startLine = 1
  private var held: [UInt8] = []
  private var isTooLong = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isInScalar = false
  /// Whether the bracket of the outermost array, if any, has been passed.
  private var hasBegun = false
  /// Whether the bytes end within the outermost array, so that there may be more.
  private(set) var isInArray = false

  init(limit: Int) { self.limit = limit }

  /// Takes the next chunk and hands over each value that it completes, with the line where it starts.
  mutating func feed(
    _ chunk: UnsafeRawBufferPointer, _ body: (Int, Piece) -> Void
  ) {
    for byte in chunk {
      let isComplete = take(byte)
      if isComplete { handOver(body) }
      if byte == 0x0A { line += 1 }
    }
  }

  /// Hands over a value that the end of the stream cut off, if there is one.
  mutating func finish(_ body: (Int, Piece) -> Void) {
    guard isTooLong || !held.isEmpty else { return }
    handOver(body)
  }

  /// Takes one byte and tells whether a value is complete with it.
  private mutating func take(_ byte: UInt8) -> Bool {
    if isInString {
      hold(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
        return depth == 0
      }
      return false
    }
    switch byte {
    case UInt8(ascii: "\""):
      begin(byte)
      isInString = true
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let isOuterArray = !hasBegun && byte == UInt8(ascii: "[")
      hasBegun = true
      if isOuterArray {
        isInArray = true
        return false
      }
      begin(byte)
      depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      guard depth > 0 else {
        isInArray = false
        return endScalar()
      }
      hold(byte)
      depth -= 1
      return depth == 0
    case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
      if depth == 0 { return endScalar() }
      hold(byte)
    default:
      begin(byte)
      isInScalar = depth == 0
    }
    return false
  }

  private mutating func begin(_ byte: UInt8) {
    if held.isEmpty, !isTooLong { startLine = line }
    hold(byte)
  }

  private mutating func endScalar() -> Bool {
    defer { isInScalar = false }
    return isInScalar
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

  private mutating func handOver(
    _ body: (Int, Piece) -> Void
  ) {
    defer {
      held.removeAll(keepingCapacity: held.capacity <= 1 << 20)
      isTooLong = false
    }
    guard !isTooLong else { return body(startLine, .tooLong) }
    held.withUnsafeBytes { bytes in body(startLine, .bytes(bytes)) }
  }
}
