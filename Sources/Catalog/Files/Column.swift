/// An array of numbers within a snapshot. A place outside of it, or in a damaged block, holds 0.
struct Column<Number: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  private let store: CheckedBytes
  private let bytes: Range<Int>
  let count: Int

  init(_ store: CheckedBytes, _ bytes: Range<Int>) {
    self.store = store
    self.bytes = bytes
    count = bytes.count / MemoryLayout<Number>.stride
  }

  subscript(index: Int) -> Number {
    guard index >= 0, index < count else { return 0 }
    let start = bytes.lowerBound + index * MemoryLayout<Number>.stride
    return store.withBytes(start..<start + MemoryLayout<Number>.stride) {
      $0.count == MemoryLayout<Number>.stride ? $0.load(as: Number.self) : 0
    }
  }

  /// Lets the numbers of a range come that will be read soon.
  func prefetch(_ range: Range<Int>) {
    let (range, stride) = (range.clamped(to: 0..<count), MemoryLayout<Number>.stride)
    store.prefetch(bytes.lowerBound + range.lowerBound * stride..<bytes.lowerBound + range.upperBound * stride)
  }

  /// All numbers, for loops, or none if they are damaged; good until `body` returns.
  @inline(__always)
  func withNumbers<Result>(_ body: (UnsafeBufferPointer<Number>) throws -> Result) rethrows -> Result {
    try store.withBytes(bytes) { try body($0.bindMemory(to: Number.self)) }
  }

  /// The numbers of a range, or none if they are damaged.
  @inline(__always)
  func withNumbers<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<Number>) throws -> Result
  ) rethrows -> Result {
    let range = range.clamped(to: 0..<count)
    let stride = MemoryLayout<Number>.stride
    let start = bytes.lowerBound + range.lowerBound * stride
    return try store.withBytes(start..<start + range.count * stride) { try body($0.bindMemory(to: Number.self)) }
  }
}

extension Column where Number: UnsignedInteger {
  /// From the number at a place to the next one, as a range of a section that has `limit` elements.
  func range(at index: Int, limit: Int) -> Range<Int> {
    guard index >= 0, index < count - 1 else { return 0..<0 }
    return withNumbers(index..<index + 2) { ends in
      guard ends.count == 2 else { return 0..<0 }
      let start = min(Int(clamping: ends[0]), limit)
      return start..<max(start, min(Int(clamping: ends[1]), limit))
    }
  }
}

/// Texts within a snapshot, one after another.
struct TextColumn: Sendable {
  private let starts: Column<UInt32>
  private let bytes: Column<UInt8>

  init(starts: Column<UInt32>, bytes: Column<UInt8>) {
    self.starts = starts
    self.bytes = bytes
  }

  static var none: TextColumn {
    let store = CheckedBytes(ByteStore([]), sums: nil)
    return TextColumn(starts: Column(store, 0..<0), bytes: Column(store, 0..<0))
  }

  var count: Int { max(0, starts.count - 1) }

  /// The bytes of a text, empty outside; good until `body` returns.
  func withBytes<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try bytes.withNumbers(starts.range(at: index, limit: bytes.count), body)
  }

  subscript(index: Int) -> String {
    withBytes(at: index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Where the texts begin, and the bytes of all of them; good until `body` returns.
  func withAllTexts<Result>(
    _ body: (_ starts: UnsafeBufferPointer<UInt32>, _ bytes: UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try starts.withNumbers { starts in try bytes.withNumbers { bytes in try body(starts, bytes) } }
  }

  /// Calls `body` with the bytes of each text, in order.
  func withAll(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
    starts.withNumbers { starts in
      bytes.withNumbers { bytes in
        for index in 0..<max(0, starts.count - 1) {
          let start = min(Int(starts[index]), bytes.count)
          body(index, UnsafeBufferPointer(rebasing: bytes[start..<max(start, min(Int(starts[index + 1]), bytes.count))]))
        }
      }
    }
  }

  /// All texts, in order.
  var all: [String] { (0..<count).map { self[$0] } }
}
