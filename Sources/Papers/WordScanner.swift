/// Finds the words of a text, folded, and where each one stands.
///
/// A word is a longest run of letters and digits. Combining marks, and an apostrophe between two letters, are
/// left out and do not end it (`don't` is `dont`); an ideograph or a kana is a word by itself; all else parts
/// words.
///
///     source   T  h  e     E  r  d  ő──┐  s  '  s     数  学
///     byte     0  1  2  3  4  5  6  7  8  9 10 11 12 13..16..19
///     word     the 0..<3   erdoss 4..<12              数 13..<16   学 16..<19
///
/// Building an index over millions of words is this loop: the scanner is made once, and after the first texts
/// allocates nothing.
package struct WordScanner: Sendable {
  private let table = FoldingTable.shared
  private var word: [UInt8] = []

  package init() {}

  /// Calls `body` for each word with its folded bytes, which are good until it returns, and with the bytes of
  /// the source that it was written in.
  package mutating func scan(_ text: String, _ body: (Span<UInt8>, Range<Int>) -> Void) {
    var text = text
    text.withUTF8 { scan($0, body) }
  }

  /// Scans UTF-8; a byte that belongs to no character parts words.
  package mutating func scan(_ source: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Void) {
    source.withUnsafeBufferPointer { scan($0, body) }
  }

  /// Scans UTF-8; a byte that belongs to no character parts words.
  package mutating func scan(
    _ source: UnsafeBufferPointer<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Void
  ) {
    // No character is longer than twice itself when folded (`և`, two bytes, is `եւ`, four).
    let capacity = source.count * 2 + 16
    if word.count < capacity { word = [UInt8](repeating: 0, count: capacity) }
    let table = self.table
    word.withUnsafeMutableBufferPointer { word in
      table.ascii.withUnsafeBufferPointer { ascii in
        var loop = WordLoop(source: source, word: word, ascii: ascii, table: table)
        loop.run(body)
      }
    }
  }
}

/// One scan, with bare pointers in reach of the loop.
private struct WordLoop {
  let source: UnsafeBufferPointer<UInt8>
  let word: UnsafeMutableBufferPointer<UInt8>
  let ascii: UnsafeBufferPointer<UInt8>
  let table: FoldingTable

  private var position = 0
  /// The bytes of the word so far, and where it began and last went on in the source.
  private var count = 0
  private var start = 0
  private var end = 0

  init(
    source: UnsafeBufferPointer<UInt8>, word: UnsafeMutableBufferPointer<UInt8>,
    ascii: UnsafeBufferPointer<UInt8>, table: FoldingTable
  ) {
    self.source = source
    self.word = word
    self.ascii = ascii
    self.table = table
  }

  mutating func run(_ body: (Span<UInt8>, Range<Int>) -> Void) {
    while position < source.count {
      addASCII()
      guard position < source.count else { break }
      let folded = ascii[Int(source[position])]
      if folded == 0xFF {
        addScalar(body)
      } else {
        // An apostrophe is let by once: the word goes on if a letter follows at once.
        if folded == 0 || end != position { finish(body) }
        position &+= 1
      }
    }
    finish(body)
  }

  /// Takes over the letters and digits of ASCII from here on: nearly all of any text.
  @inline(__always)
  private mutating func addASCII() {
    var next = position
    var count = self.count
    if count == 0 { start = next }
    while next &+ 8 <= source.count {
      let length = addEight(next, to: count)
      next &+= length
      count &+= length
      if length < 8 { break }
    }
    while next < source.count {
      let folded = ascii[Int(source[next])]
      // Separators are 0, the apostrophe 1, what is no ASCII 0xFF.
      guard folded &- 2 < 0xFD else { break }
      word[count] = folded
      count &+= 1
      next &+= 1
    }
    if next > position { end = next }
    self.count = count
    position = next
  }

  /// Folds eight bytes into the word, and says how many of them belong to it.
  ///
  /// Nearly twice as quick as byte by byte: the end of a word is found by counting bits, not by a branch that
  /// no processor can foresee. What is written beyond the word's end is written over later.
  @inline(__always)
  private func addEight(_ start: Int, to count: Int) -> Int {
    let raw = UnsafeRawBufferPointer(source)
    let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    let capitals = eight.bytes(in: 0x41...0x5A)
    let letters = capitals | eight.bytes(in: 0x61...0x7A) | eight.bytes(in: 0x30...0x39)
    let folded = eight | capitals >> 2
    UnsafeMutableRawBufferPointer(word).storeBytes(
      of: folded.littleEndian, toByteOffset: count, as: UInt64.self)
    return (~letters & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
  }

  /// Hands over the word so far, if there is one.
  private mutating func finish(_ body: (Span<UInt8>, Range<Int>) -> Void) {
    guard count > 0 else { return }
    let bytes = UnsafeBufferPointer(rebasing: word[..<count])
    body(Span(_unsafeElements: bytes), start..<end)
    count = 0
  }

  private mutating func addScalar(_ body: (Span<UInt8>, Range<Int>) -> Void) {
    let (value, length) = decode()
    let entry = table.entry(value)
    let next = position &+ length
    switch FoldingTable.Kind(rawValue: entry) {
    case .separator: finish(body)
    case .apostrophe: if end != position { finish(body) }
    case .mark: if count > 0, end == position { end = next }
    case .ideograph:
      finish(body)
      start = position
      copySource(length)
      end = next
      finish(body)
    case .word:
      if count == 0 { start = position }
      copySource(length)
      end = next
    case nil:
      if count == 0 { start = position }
      for byte in table.replacement(entry) {
        word[count] = byte
        count &+= 1
      }
      end = next
    }
    position = next
  }

  private mutating func copySource(_ length: Int) {
    for offset in 0..<length {
      word[count] = source[position &+ offset]
      count &+= 1
    }
  }

  /// The character of two bytes or more at this position; what is none is U+FFFD of one byte.
  private func decode() -> (value: UInt32, length: Int) {
    let lead = source[position]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead < 0xF5, position &+ length <= source.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = source[position &+ offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }
}
