/// Puts byte strings in order: by their first sixteen bytes, which lie side by side, and by the rest only where these
/// are the same. Without a look at the strings themselves for each comparison, it takes a third of the time.
enum ByteOrder {
  private struct Entry {
    var first: UInt64
    var second: UInt64
    var major: UInt32
    var number: UInt32
  }

  /// Sorts numbers by the bytes of their texts, compared as unsigned; those of equal texts stay in order.
  ///
  /// - Parameter major: what comes before the bytes, rising.
  static func sorted(
    _ numbers: [UInt32], major: (UInt32) -> UInt32 = { _ in 0 }, _ text: (UInt32) -> UnsafeBufferPointer<UInt8>
  ) -> [UInt32] {
    var entries = numbers.map { number in
      let text = text(number)
      return Entry(first: eight(text, from: 0), second: eight(text, from: 8), major: major(number), number: number)
    }
    entries.sort { a, b in
      if a.major != b.major { return a.major < b.major }
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      let (own, other) = (text(a.number), text(b.number))
      return own.isOrderedBefore(other) || (!other.isOrderedBefore(own) && a.number < b.number)
    }
    return entries.map(\.number)
  }

  /// Eight bytes as a number of the same order, zeros behind the last.
  private static func eight(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if text.count >= start + 8 {
      return UInt64(bigEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var number: UInt64 = 0
    for place in start..<start + 8 { number = number << 8 | (place < text.count ? UInt64(text[place]) : 0) }
    return number
  }
}
