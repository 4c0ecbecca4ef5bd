/// A place in a short text of bytes, for reading dates and identifiers from left to right.
struct ByteReader {
  let bytes: [UInt8]
  var position = 0

  /// Reads a text without the ASCII white space around it.
  init(_ text: some StringProtocol) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let trimmed = Array(text.utf8).drop(while: isBlank)
    let end = trimmed.lastIndex { !isBlank($0) } ?? trimmed.startIndex - 1
    bytes = Array(trimmed[trimmed.startIndex..<end + 1])
  }

  init(bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  var isAtEnd: Bool { position >= bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over a byte if it is the next one.
  mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    position += 1
    return true
  }

  /// Steps over any of these bytes if it is the next one.
  mutating func take(anyOf characters: String) -> UInt8? {
    guard let next, characters.utf8.contains(next) else { return nil }
    position += 1
    return next
  }

  mutating func skipSpaces() {
    while take(anyOf: " \t") != nil {}
  }

  /// Reads a number of that many digits, and stays in place when there are fewer; 18 digits at the most.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var end = position
    while end < bytes.count, end - position < min(digits.upperBound, 18), isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end - position >= digits.lowerBound else { return nil }
    position = end
    return value
  }

  /// Reads a run of ASCII letters, in lower case.
  mutating func letters() -> String {
    let start = position
    while let next, isLetter(next) { position += 1 }
    return String(decoding: bytes[start..<position].map(lowercased), as: UTF8.self)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

/// The lower case of an ASCII letter; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
