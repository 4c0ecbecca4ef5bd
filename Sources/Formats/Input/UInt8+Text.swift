import Glibc
import Papers

extension UInt8 {
  /// Whether it is a space, or a tab or line end of ASCII.
  var isBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  /// Whether it is a letter of ASCII.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether it is a sign of ASCII that shows, and no space.
  var isASCIIPrintable: Bool { self > 0x20 && self < 0x7F }

  /// A letter of ASCII in lower case, any other byte as it is.
  var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// Whether it is a digit of ASCII.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension StringProtocol {
  /// Whether it ends in that, given in lower case and found in any.
  func hasEnding(_ ending: String) -> Bool {
    utf8.count >= ending.utf8.count && zip(utf8.suffix(ending.utf8.count), ending.utf8).allSatisfy { $0.lowercasedASCII == $1 }
  }
}

extension String {
  /// A text of bytes that are known to be ASCII, which are not looked at again.
  init(ascii bytes: UnsafeRawBufferPointer) {
    self.init(copying: UTF8Span(unchecked: bytes.assumingMemoryBound(to: UInt8.self).span, isKnownASCII: true))
  }
}

extension UnsafeRawBufferPointer {
  /// How often a byte of ASCII is found in a range, eight bytes at a time.
  func count(of byte: UInt8, in range: Range<Int>) -> Int {
    let wanted = UInt64(byte)...UInt64(byte)
    var (place, count) = (range.lowerBound, 0)
    while place + 8 <= range.upperBound {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self))
      count += word.bytes(in: wanted).nonzeroBitCount
      place += 8
    }
    while place < range.upperBound {
      if self[place] == byte { count += 1 }
      place += 1
    }
    return count
  }

  /// Where a byte is found, at a place or after it; nil when it is not there.
  func index(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
