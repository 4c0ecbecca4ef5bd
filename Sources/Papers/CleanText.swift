/// What makes text from outside fit for a terminal and for every algorithm after it.
///
/// Dropped are control characters, the controls of writing direction, whatever is invisible, and what is no
/// character at all; the joiner and the emoji selector stay within emoji. White space of any kind becomes one
/// space. A base carries at most eight combining marks, since normalising and hashing a longer row takes time
/// in its square; a mark without a base gets a dotted circle. Clean text comes back as it was.
package enum CleanText {
  /// The text in a single line: every run of white space is one space, with none at the ends.
  package static func line(_ text: String) -> String {
    isPlain(text) ? text : cleaned(text, keepingParagraphs: false)
  }

  /// The text with its paragraphs, parted by one blank line (`\n\n`); the lines of each are joined.
  package static func paragraphs(_ text: String) -> String {
    isPlain(text) ? text : cleaned(text, keepingParagraphs: true)
  }

  /// The text without what no terminal may be shown, its spaces, tabs and line feeds as they are: a fence for what
  /// was put together out of text from outside, such as names of files in a message.
  package static func visible(_ text: String) -> String {
    let isSimple = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }
    if isSimple { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch CharacterFate(scalar) {
      case .dropped: continue
      case .lineBreak where scalar != "\n": result.append(" ")
      case .joining where scalar == Cleaner.joiner:
        if result.last.map(Cleaner.joins) == true { result.append(scalar) }
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether `paragraphs` would leave the text as it is, as `line` then does for a text of one paragraph.
  package static func isClean(_ text: String) -> Bool {
    isPlain(text) || text.utf8.elementsEqual(cleaned(text, keepingParagraphs: true).utf8)
  }

  private static func cleaned(_ text: String, keepingParagraphs: Bool) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var cleaner = Cleaner(keepsParagraphs: keepingParagraphs, capacity: bytes.count)
      var position = 0
      while position < bytes.count {
        let end = endOfPlain(in: bytes, from: position)
        if end > position {
          let last = startOfLast(in: bytes, before: end)
          cleaner.addPlain(
            UnsafeBufferPointer(rebasing: bytes[position..<end]), first: scalar(in: bytes, at: position),
            last: scalar(in: bytes, at: last).scalar)
          position = end
        } else {
          let (scalar, length) = scalar(in: bytes, at: position)
          cleaner.add(scalar)
          position += length
        }
      }
      return String(decoding: cleaner.result, as: UTF8.self)
    }
  }

  /// Where the plain text ends that begins here: characters that stay as they are, with single spaces between words.
  ///
  /// Nearly all text is plain, and of that nearly all ASCII, which is gone through eight bytes at a time.
  private static func endOfPlain(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var end = start
    var wasSpace = true
    while end < bytes.count {
      if end + 8 <= bytes.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
        let (length, endsInSpace) = plain(in: word, wasSpace)
        end += length
        wasSpace = endsInSpace
        if length == 8 {
          while end + stepLength <= bytes.count, isPlainASCII(raw, after: end - 1) {
            end += stepLength
            wasSpace = bytes[end - 1] == 0x20
          }
          continue
        }
      }
      if bytes[end] > 0x20, bytes[end] < 0x7F {
        wasSpace = false
        end += 1
        continue
      }
      let isSpace = bytes[end] == 0x20
      let (scalar, length) = scalar(in: bytes, at: end)
      guard isSpace ? !wasSpace : CharacterFate(scalar) == .kept else { break }
      wasSpace = isSpace
      end += length
    }
    return end > start && wasSpace ? end - 1 : end
  }

  /// How many of eight bytes are plain ASCII, up to the first that is not, and whether the last of those is a space.
  @inline(__always)
  private static func plain(in word: UInt64, _ isAfterSpace: Bool) -> (length: Int, endsInSpace: Bool) {
    let high = repeated(0x80)
    // In bytes under 0x80, adding 0x7F to what must not be zero sets the high bit, and carries nothing. Others carry
    // into those after them, which do not count any more.
    let isNotSpace = (word ^ repeated(0x20)) &+ repeated(0x7F)
    let isNotDelete = (word ^ repeated(0x7F)) &+ repeated(0x7F)
    let isNotControl = word &+ repeated(0x60)
    let spaces = ~isNotSpace & high
    let before = spaces << 8 | (isAfterSpace ? 0x80 : 0)
    let others = (word | ~(isNotDelete & isNotControl) | spaces & before) & high
    if others == 0 { return (8, spaces >> 63 != 0) }
    let length = others.trailingZeroBitCount / 8
    return (length, before >> (length * 8) & 0x80 != 0)
  }

  private static func startOfLast(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The character at a place of a string's own UTF-8, which is always well formed.
  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[position]
    let length = min(lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, bytes.count - position)
    var value = UInt32(length == 1 ? lead & 0x7F : lead & (0x7F >> UInt8(length)))
    for byte in bytes[(position + 1)..<(position + length)] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Whether nothing in a text needs cleaning.
  private static func isPlain(_ text: String) -> Bool {
    func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { endOfPlain(in: bytes, from: 0) == bytes.count }
    return text.utf8.withContiguousStorageIfAvailable(isPlain) ?? Array(text.utf8).withUnsafeBufferPointer(isPlain)
  }

  /// Whether these bytes are ASCII in which nothing needs cleaning: the usual case, which needs no string to be looked at.
  package static func isPlainASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, first > 0x20, first < 0x7F else { return false }
    var end = 1
    while end + stepLength <= bytes.count {
      guard isPlainASCII(bytes, after: end - 1) else { return false }
      end += stepLength
    }
    var wasSpace = bytes[end - 1] == 0x20
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let (length, endsInSpace) = plain(in: word, wasSpace)
      guard length == 8 else { return false }
      end += 8
      wasSpace = endsInSpace
    }
    for byte in bytes[end...] {
      guard byte == 0x20 ? !wasSpace : byte > 0x20 && byte < 0x7F else { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace
  }

  /// How many bytes `isPlainASCII(_:after:)` looks at.
  private static var stepLength: Int { 32 }

  /// Whether the bytes of a step are plain ASCII, with single spaces between words; the one before them counts as the first
  /// of two spaces where it is one.
  ///
  /// Words that overlap by a byte need nothing of each other, so that several are looked at at the same time: in a third of
  /// the time that `plain(in:_:)` takes one after the other.
  @inline(__always)
  private static func isPlainASCII(_ bytes: UnsafeRawBufferPointer, after place: Int) -> Bool {
    var others: UInt64 = 0
    for number in 0..<(stepLength / 8) {
      let start = place &+ number &* 8
      let before = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)) & repeated(0x7F)
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start &+ 1, as: UInt64.self))
      let isNotSpace = (word ^ repeated(0x20)) &+ repeated(0x7F)
      let isNotAfterSpace = (before ^ repeated(0x20)) &+ repeated(0x7F)
      let isNotDelete = (word ^ repeated(0x7F)) &+ repeated(0x7F)
      others |= word | ~(isNotDelete & (word &+ repeated(0x60)) & (isNotSpace | isNotAfterSpace))
    }
    return others & repeated(0x80) == 0
  }

  private static func repeated(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}

package extension CleanText {
  /// How much of a field is kept, in Unicode scalars; longer text is no title, abstract or name.
  static var titleLimit: Int { 2000 }
  static var abstractLimit: Int { 100_000 }
  static var authorLimit: Int { 300 }
  /// How many authors of a paper are kept.
  static var authorCountLimit: Int { 5000 }

  /// The text, or as much of its beginning as makes it `limit` scalars with `…` at the end.
  static func capped(_ text: String, at limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let scalars = text.unicodeScalars
    let start = scalars.startIndex
    guard limit > 0, scalars.index(start, offsetBy: limit + 1, limitedBy: scalars.endIndex) != nil
    else { return limit > 0 ? text : "" }
    var kept = scalars[..<scalars.index(start, offsetBy: limit - 1)]
    while let last = kept.last, last == Cleaner.joiner || last.properties.isWhitespace { kept.removeLast() }
    return String(kept) + "…"
  }
}
