/// A place in a short text of bytes, for reading dates and identifiers from left to right.
struct ByteReader {
  private let bytes: Bytes
  private(set) var position: Int

  init(_ bytes: Bytes) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }
  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Goes back to a place where it was before.
  mutating func back(to position: Int) { self.position = min(position, self.position) }

  /// What was read from a place on.
  func bytes(from start: Int) -> Bytes { bytes[start..<position] }

  /// Steps over a byte if it is the next one.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == byte.value else { return false }
    position += 1
    return true
  }

  /// Steps over any of these bytes if it is the next one.
  mutating func take(anyOf characters: StaticString) -> UInt8? {
    guard let next, (0..<characters.utf8CodeUnitCount).contains(where: { characters.utf8Start[$0] == next }) else { return nil }
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
    while end < bytes.endIndex, end - position < min(digits.upperBound, 18), isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end - position >= digits.lowerBound else { return nil }
    position = end
    return value
  }

  /// Reads a run of ASCII letters.
  mutating func letters() -> Bytes {
    let start = position
    while let next, isLetter(next) { position += 1 }
    return bytes[start..<position]
  }
}
