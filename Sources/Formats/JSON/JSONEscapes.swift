import Glibc
import Papers

/// The backslash escapes of JSON strings, both ways.
package enum JSONEscapes {
  /// The text of a string's inside, whose escapes are known to be well formed.
  ///
  /// Escaped text is never longer than its source, so one buffer of the source's size holds it.
  static func decode(_ source: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: source.count) { target in
      guard let from = source.baseAddress, let to = target.baseAddress else { return 0 }
      var read = 0
      var written = 0
      while read < source.count {
        let backslash = memchr(from + read, Int32(UInt8(ascii: "\\")), source.count - read)
        let end = backslash.map { UnsafeRawPointer($0) - from } ?? source.count
        memcpy(to + written, from + read, end - read)
        written += end - read
        read = end
        guard read < source.count else { break }
        for byte in UTF8.encode(scalar(in: source, at: &read)) ?? UTF8.encodedReplacementCharacter {
          target[written] = byte
          written += 1
        }
      }
      return written
    }
  }

  /// A JSON string, on one line.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds `text` to `line` in quotes, with what JSON and a line-based file need escaped.
  static func append(_ text: String, to line: inout [UInt8]) {
    var text = text
    line.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var plain = 0
      while let index = indexOfEscape(in: UnsafeRawBufferPointer(bytes), from: plain) {
        line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
        appendEscape(bytes[index], to: &line)
        plain = index + 1
      }
      line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain...]))
    }
    line.append(UInt8(ascii: "\""))
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// The byte that a one-letter escape stands for.
  static func byte(for letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: nil
    }
  }

  /// The UTF-16 code unit that four hexadecimal digits at `index` spell.
  static func codeUnit(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt16? {
    guard index <= bytes.count - 4 else { return nil }
    var value: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = hexDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The scalar of the escape at `index`, which moves past it; U+FFFD for half of a surrogate pair.
  private static func scalar(in bytes: UnsafeRawBufferPointer, at index: inout Int) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
      let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
      index += 2
      return byte(for: letter).map { Unicode.Scalar($0) } ?? replacement
    }
    let first = codeUnit(in: bytes, at: index + 2) ?? 0xFFFD
    index += 6
    guard UTF16.isSurrogate(first) else { return Unicode.Scalar(first) ?? replacement }
    guard UTF16.isLeadSurrogate(first), index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
      let second = codeUnit(in: bytes, at: index + 2), UTF16.isTrailSurrogate(second)
    else { return replacement }
    index += 6
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  /// Where the next byte is that needs an escape, eight bytes at a time.
  private static func indexOfEscape(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var place = start
    while place + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let found = word.bytes(in: 0x00...0x1F) | word.bytes(in: 0x22...0x22) | word.bytes(in: 0x5C...0x5C) | word.bytes(in: 0x7F...0x7F)
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    return bytes[place...].firstIndex(where: needsEscape)
  }

  /// Control characters, the quote and the backslash. DEL is escaped too, though JSON would let it pass.
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private static func appendEscape(_ byte: UInt8, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): line.append(byte)
    case 0x0A: line.append(UInt8(ascii: "n"))
    case 0x09: line.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      line.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      line.append(digits[Int(byte >> 4)])
      line.append(digits[Int(byte & 15)])
    }
  }
}
