/// The code of the postings of one word: the rows that hold it, and where.
///
/// Rows are kept in blocks of 128, so that a search reads of a block only what it needs, and passes over blocks
/// that cannot hold what it looks for. Places stand in a section of their own, which a search for words alone
/// never touches. A word in more than one block has a table of its blocks first:
///
///     for each block    its last row, where it begins, where its places begin; four bytes each
///     block             bits a row distance takes, kinds and greatest impact, fields of all, impact of those that
///                       have their own; a byte each
///                       row − row before − 1, in so many bits, the lowest first
///                       if fields differ: a bit a row, set where it is not in the abstract alone,
///                                         and for each that is set a byte of fields
///                       if rows differ in this: a bit a row, set where it has several places
///                       if impacts differ: four bits for each row that has its own
///     places            if there are several in the row: how many bytes follow
///                       for each field of the row, by rising number:
///                         how many places, only if there are several in the row, and not of the last field
///                         first place, then the distance from place to place
///                       all numbers in seven bits a byte
///
/// The row before the first counts as −1. A place is the number of a word in its field; between two authors,
/// or two topics, one number is left out, so that no phrase goes from one into the other. For the impact, see
/// `Ranking`. A row has one for what stands in its abstract once and nowhere else, which is most of what it holds, in
/// a column of its own; only other words have their own. The greatest impact of a block, whichever kind it is of, tells
/// a ranking whether to look at its rows; see `TopRows`. The layout follows that of Lucene's and tantivy's postings, in a simpler form.
enum Postings {
  static let blockSize = 128
  /// The bytes of a block's entry in the table.
  static let tableEntry = 12
  /// What is read at once goes beyond the last byte by less than this.
  static let padding = 8

  /// The kinds of a block.
  static let fieldsDiffer: UInt8 = 1
  static let someHaveSeveral: UInt8 = 2
  static let impactsDiffer: UInt8 = 4
  /// The greatest impact of a block's rows is above its kinds.
  static let greatestImpactShift: UInt8 = 4
}

extension [UInt8] {
  /// Appends a number in seven bits a byte.
  @inline(__always)
  mutating func appendVarint(_ number: UInt64) {
    if number < 0x80 { append(UInt8(truncatingIfNeeded: number)) } else { appendLongVarint(number) }
  }

  private mutating func appendLongVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number in four bytes.
  mutating func appendWord(_ number: UInt32) {
    for shift: UInt32 in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// Reads numbers of seven bits a byte, and 0 at the end of the bytes.
struct VarintReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

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

  /// Steps over bytes.
  @inline(__always)
  mutating func pass(_ count: Int) { position = min(position &+ max(0, count), bytes.count) }

  /// The next three numbers, found together: no number waits for where the one before it ends.
  @inline(__always)
  mutating func nextThree() -> (UInt64, UInt64, UInt64) {
    if position &+ 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      // A number ends in the byte that has its highest bit clear.
      let ends = ~word & 0x8080_8080_8080_8080
      let laterEnds = ends & (ends &- 1)
      let lastEnds = laterEnds & (laterEnds &- 1)
      if lastEnds != 0 {
        let first = UInt64(truncatingIfNeeded: ends.trailingZeroBitCount)
        let second = UInt64(truncatingIfNeeded: laterEnds.trailingZeroBitCount)
        let third = UInt64(truncatingIfNeeded: lastEnds.trailingZeroBitCount)
        position &+= Int(third &>> 3) &+ 1
        return (
          Self.joined(word & (1 &<< first &- 1)), Self.joined(word &>> (first &+ 1) & (1 &<< (second &- first &- 1) &- 1)),
          Self.joined(word &>> (second &+ 1) & (1 &<< (third &- second &- 1) &- 1))
        )
      }
    }
    return (next(), next(), next())
  }

  /// The number of up to eight bytes of seven bits each, by joining neighbours three times.
  @inline(__always)
  private static func joined(_ bytes: UInt64) -> UInt64 {
    let pairs = bytes & 0x007F_007F_007F_007F | (bytes & 0x7F00_7F00_7F00_7F00) &>> 1
    let fours = pairs & 0x0000_3FFF_0000_3FFF | (pairs & 0x3FFF_0000_3FFF_0000) &>> 2
    return fours & 0xFFF_FFFF | (fours & 0x0FFF_FFFF_0000_0000) &>> 4
  }

  /// The next number, quick for one of up to two bytes, whichever it is.
  @inline(__always)
  mutating func nextShort() -> UInt64 {
    guard position &+ 1 < bytes.count else { return next() }
    let (first, second) = (UInt64(bytes[position]), UInt64(bytes[position &+ 1]))
    let isLong = first >> 7
    guard isLong & second >> 7 == 0 else { return next() }
    position &+= 1 &+ Int(isLong)
    return first & 0x7F | (second &* isLong) &<< 7
  }

  /// Steps over numbers.
  @inline(__always)
  mutating func skip(_ count: Int) {
    var left = count
    // Eight bytes at a time: as many numbers end in them as have their highest bit clear.
    while left > 0, position &+ 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      var ends = ~word & 0x8080_8080_8080_8080
      let found = ends.nonzeroBitCount
      guard found >= left else {
        left &-= found
        position &+= 8
        continue
      }
      while left > 1 {
        ends &= ends &- 1
        left &-= 1
      }
      return position &+= ends.trailingZeroBitCount &>> 3 &+ 1
    }
    while left > 0, position < bytes.count {
      if bytes[position] < 0x80 { left &-= 1 }
      position &+= 1
    }
  }
}
