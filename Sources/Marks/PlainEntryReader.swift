import Papers

/// Reads entries of papers in exactly the form that we write, with nothing but marks in them:
///
///     "arxiv:1706.03762": {"read":{"at":"2026-11-23T08:00:01.250Z","set":true}}
///
/// A file has a hundred thousand of them, and they are read at every start: this takes a small part of the time
/// that the reader for all JSON takes. Whatever looks different is left to that.
struct PlainEntryReader {
  /// An entry in a text.
  struct Entry {
    /// The key, without its quotes.
    let key: Range<Int>
    let marks: MarkSet
    let end: Int
  }

  /// The day that was read last, as text and as a number; most marks are made many on a day.
  private var day: (text: UInt64, rest: UInt16, number: Int64)?

  /// The entry at `offset`; nil for one in any other form.
  mutating func entry(in bytes: UnsafeRawBufferPointer, from offset: Int, to end: Int) -> Entry? {
    guard end <= bytes.count, offset >= 0, offset < end else { return nil }
    var cursor = Cursor(bytes: bytes, offset: offset, end: end)
    guard let key = cursor.key() else { return nil }
    var marks = MarkSet()
    let isPlain = changes(&cursor) { mark, isSet, _ in marks[mark] = isSet }
    return isPlain ? Entry(key: key, marks: marks, end: cursor.offset) : nil
  }

  /// The marks of an entry that was read before, with their times.
  mutating func marks(in bytes: UnsafeRawBufferPointer) -> PaperMarks? {
    var cursor = Cursor(bytes: bytes, offset: 0, end: bytes.count)
    guard cursor.key() != nil else { return nil }
    var marks = PaperMarks()
    let isPlain = changes(&cursor) { mark, isSet, time in marks.put(isSet, at: time, for: mark) }
    return isPlain ? marks : nil
  }

  /// Hands over every change of an entry behind its key; false for one in any other form.
  @inline(__always)
  private mutating func changes(_ cursor: inout Cursor, _ body: (Mark, Bool, Timestamp) -> Void) -> Bool {
    var last = -1
    repeat {
      guard let (mark, place) = cursor.mark(), place > last, let at = time(&cursor), let isSet = cursor.isSet()
      else { return false }
      body(mark, isSet, at)
      last = place
    } while cursor.take(",")
    return cursor.take("}")
  }

  /// Reads `2026-11-23T08:00:01.250Z`.
  private mutating func time(_ cursor: inout Cursor) -> Timestamp? {
    guard cursor.end - cursor.offset >= 24 else { return nil }
    let start = cursor.offset
    let text = cursor.bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let rest = cursor.bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self)
    guard let milliseconds = cursor.clock(at: start + 10) else { return nil }
    cursor.offset += 24
    if let day, day.text == text, day.rest == rest {
      return Timestamp(milliseconds: day.number * 86_400_000 + milliseconds)
    }
    let whole = Array(cursor.bytes[start..<start + 24])
    guard let time = StateTime.read(whole[...]) else { return nil }
    // One that was brought inside what is kept, or is spelt in another way, would be written otherwise.
    var written: [UInt8] = []
    StateTime.write(time, to: &written)
    guard written == whole else { return nil }
    day = (text, rest, time.milliseconds / 86_400_000)
    return time
  }

  /// A place in the text.
  private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    var offset: Int
    let end: Int

    mutating func take(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard end - offset >= count else { return false }
      for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
      offset += count
      return true
    }

    /// A key and what stands between it and the first mark.
    mutating func key() -> Range<Int>? {
      guard let key = plainString(), key.count <= MarkTable.longestKey, take(": {") else { return nil }
      return key
    }

    /// The content of a string without escapes and without anything beyond ASCII.
    private mutating func plainString() -> Range<Int>? {
      guard take("\"") else { return nil }
      let start = offset
      while offset < end {
        let byte = bytes[offset]
        offset += 1
        if byte == UInt8(ascii: "\"") { return start..<offset - 1 }
        if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { return nil }
      }
      return nil
    }

    /// The name of a mark and what follows it up to the time, and its place among the names in their order.
    mutating func mark() -> (Mark, place: Int)? {
      if take("\"read\":{\"at\":\"") { return (.read, 2) }
      if take("\"starred\":{\"at\":\"") { return (.starred, 3) }
      if take("\"later\":{\"at\":\"") { return (.later, 1) }
      if take("\"dismissed\":{\"at\":\"") { return (.dismissed, 0) }
      return nil
    }

    /// What follows the time.
    mutating func isSet() -> Bool? {
      if take("\",\"set\":true}") { return true }
      if take("\",\"set\":false}") { return false }
      return nil
    }

    /// Reads `T08:00:01.250Z` as milliseconds of the day.
    func clock(at start: Int) -> Int64? {
      func digit(_ place: Int) -> Int64? {
        let value = Int64(bytes[start + place]) - 0x30
        return (0...9).contains(value) ? value : nil
      }
      guard bytes[start] == UInt8(ascii: "T"), bytes[start + 3] == UInt8(ascii: ":"),
        bytes[start + 6] == UInt8(ascii: ":"), bytes[start + 9] == UInt8(ascii: "."),
        bytes[start + 13] == UInt8(ascii: "Z"), let a = digit(1), let b = digit(2), let c = digit(4),
        let d = digit(5), let e = digit(7), let f = digit(8), let g = digit(10), let h = digit(11),
        let i = digit(12), a * 10 + b < 24, c < 6, e < 6
      else { return nil }
      let seconds = ((a * 10 + b) * 60 + c * 10 + d) * 60 + e * 10 + f
      return seconds * 1_000 + g * 100 + h * 10 + i
    }
  }
}
