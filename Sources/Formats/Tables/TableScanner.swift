import Papers

/// Finds the ends of fields and rows in a table, as RFC 4180 has them, by each byte that may be more than itself.
///
/// Quotes count only around the whole of a field, within which one is written twice; any other is a sign like
/// all others. So a title may begin with a quoted word.
struct TableScanner {
  enum End { case none, field, row }

  private enum Place {
    case start, plain, quoted
    /// After a quote within quotes: the end of the field, or the first half of a quote.
    case quote
  }

  private static let quote = UInt8(ascii: "\"")

  let delimiter: UInt8
  /// Whether quotes mean anything.
  let hasQuotes: Bool
  private var place = Place.start

  init(_ dialect: TableDialect) {
    delimiter = dialect.delimiter
    hasQuotes = dialect.hasQuotes
  }

  /// Whether a line break would belong to the field.
  var isInQuotes: Bool { place == .quoted }

  /// Where the next byte is that must be taken, from one on; what is before it is of the field and no more. Line feeds
  /// are always taken. Eight bytes at a time, since most are of the field.
  func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let mark: UInt8
    switch place {
    case .start, .quote: return start
    case .plain: mark = delimiter
    case .quoted: mark = Self.quote
    }
    var next = start
    while next + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self))
      let marks = word.bytes(in: UInt64(mark)...UInt64(mark)) | word.bytes(in: 0x0A...0x0A)
      if marks != 0 { return next + marks.trailingZeroBitCount / 8 }
      next += 8
    }
    while next < bytes.count, bytes[next] != mark, bytes[next] != 0x0A { next += 1 }
    return next
  }

  /// Takes the next byte and tells what ends with it.
  mutating func take(_ byte: UInt8) -> End {
    if place == .quoted {
      if byte == Self.quote { place = .quote }
      return .none
    }
    switch byte {
    case delimiter:
      place = .start
      return .field
    case 0x0A:
      place = .start
      return .row
    case Self.quote where place == .quote || place == .start && hasQuotes: place = .quoted
    // A carriage return may stand before a line break.
    case 0x0D where place == .quote: break
    default: place = .plain
    }
    return .none
  }

  /// Begins a new row, whatever came before.
  mutating func reset() { place = .start }

  /// The text of a field: without the quotes around it, if they are around the whole of it.
  static func text(of field: Slice<UnsafeRawBufferPointer>, hasQuotes: Bool) -> String {
    guard hasQuotes, field.count >= 2, field.first == quote, field.last == quote else { return LegacyText.decode(field) }
    let inner = field.dropFirst().dropLast()
    guard inner.contains(quote) else { return LegacyText.decode(inner) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inner.count)
    var index = inner.startIndex
    while index < inner.endIndex {
      bytes.append(inner[index])
      if inner[index] == quote {
        index += 1
        // A quote that is not written twice ended the quoted part: what follows made all of it plain.
        guard index < inner.endIndex, inner[index] == quote else { return LegacyText.decode(field) }
      }
      index += 1
    }
    return LegacyText.decode(bytes)
  }
}
