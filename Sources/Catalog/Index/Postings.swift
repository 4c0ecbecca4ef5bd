/// The code of the postings of one word: the rows that hold it, and where.
///
/// Numbers are written seven bits a byte, the lowest first, with the high bit set where more follow. A row is
/// two entries in two streams, so that a search for words alone reads only the first, small one:
///
///     postings    (row − row before) << 2 | has several places << 1 | is not in the abstract alone
///                 fields, one byte, only if that last bit is set
///     positions   for each field of the row, by rising number:
///                   how many places, only if there are several in the row
///                   first place, then the distance from place to place
///
/// The row before the first counts as −1. A place is the number of a word in its field; between two authors,
/// or two topics, one number is left out, so that no phrase goes from one into the other.
enum Postings {
  static let isElsewhere: UInt64 = 1
  static let hasSeveral: UInt64 = 2
  static let flagBits: UInt64 = 2
  /// No entry of a row in the first stream is longer: five bytes and the fields.
  static let longestEntry = 6
}

extension [UInt8] {
  /// Appends a number in seven bits a byte.
  mutating func appendVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads numbers of seven bits a byte, and 0 at the end of the bytes.
struct VarintReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    let byte = bytes[position]
    position &+= 1
    return byte
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : rest(after: first)
  }

  private mutating func rest(after first: UInt8) -> UInt64 {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while shift < 64 {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return number
  }

  /// Steps over numbers.
  @inline(__always)
  mutating func skip(_ count: UInt64) {
    var left = count
    while left > 0, position < bytes.count {
      if bytes[position] < 0x80 { left &-= 1 }
      position &+= 1
    }
  }
}
