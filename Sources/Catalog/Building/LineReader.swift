#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the lines of a text one after another, in memory that does not grow with the text.
struct LineReader {
  /// A longer line is no paper; it is passed over.
  static let longestLine = 16 << 20

  private let text: TextStore
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  /// What is in the buffer and not yet used, and where it stands in the text.
  private var filled = 0..<0
  private var offset: Int
  private let end: Int

  /// The lines that begin in `range`, which begins and ends where a line does.
  init(_ text: TextStore, _ range: Range<Int>) {
    self.text = text
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Where a line stands in the text, without its newline.
  struct Place {
    var offset: Int
    var count: Int
    /// Whether it ends with a newline, and not with the text.
    var isComplete: Bool
    /// Whether it is longer than can be read. Its bytes are left out.
    var isTooLong: Bool
  }

  /// The next line, its bytes good until `body` returns; false at the end.
  mutating func next(_ body: (Place, UnsafeRawBufferPointer) -> Void) -> Bool {
    var searched = 0
    while true {
      if let length = newline(from: searched) {
        handOver(length, isComplete: true, body)
        return true
      }
      searched = filled.count
      if searched > Self.longestLine {
        passOver(body)
        return true
      }
      if !fill() { break }
    }
    guard !filled.isEmpty else { return false }
    handOver(filled.count, isComplete: false, body)
    return true
  }

  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[(filled.lowerBound + start)..<filled.upperBound])
      guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else { return nil }
      return start + (UnsafeRawPointer(found) - base)
    }
  }

  private mutating func handOver(
    _ length: Int, isComplete: Bool, _ body: (Place, UnsafeRawBufferPointer) -> Void
  ) {
    let isTooLong = length > Self.longestLine
    let place = Place(offset: offset, count: length, isComplete: isComplete, isTooLong: isTooLong)
    let shown = filled.lowerBound..<(filled.lowerBound + (isTooLong ? 0 : length))
    buffer.withUnsafeBytes { body(place, UnsafeRawBufferPointer(rebasing: $0[shown])) }
    drop(min(length + 1, filled.count))
  }

  /// Drops bytes up to the next newline.
  private mutating func passOver(_ body: (Place, UnsafeRawBufferPointer) -> Void) {
    let start = offset
    repeat { drop(filled.count) } while fill() && newline(from: 0) == nil
    let length = newline(from: 0)
    drop(length.map { $0 + 1 } ?? filled.count)
    let place = Place(
      offset: start, count: offset - start, isComplete: length != nil, isTooLong: true)
    body(place, UnsafeRawBufferPointer(start: nil, count: 0))
  }

  private mutating func drop(_ count: Int) {
    filled = (filled.lowerBound + count)..<filled.upperBound
    offset += count
  }

  /// Reads on; false at the end.
  private mutating func fill() -> Bool {
    let kept = filled.count
    let place = offset + kept
    guard place < end else { return false }
    if kept == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    let wanted = min(end - place, buffer.count - kept)
    let count = buffer.withUnsafeMutableBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[filled])
      if let base = bytes.baseAddress, let from = rest.baseAddress { memmove(base, from, rest.count) }
      return text.read(
        at: place, into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept..<kept + wanted]))
    }
    filled = 0..<kept + count
    return count > 0
  }
}
