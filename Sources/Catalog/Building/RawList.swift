/// Numbers one after another in memory of its own, without a check of any place.
///
/// Indexing goes through half a billion of them, and what an array does for each change (is it mine alone, is the place
/// there) was a tenth of its time. Places must come from the index itself, never from a text.
struct RawList<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  /// - Parameter capacity: as many are asked for at once, of which the system gives the memory of those that are used.
  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(1) }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Makes the list longer by elements that hold anything; gives where they begin.
  @inline(__always)
  mutating func extend(by added: Int) -> Int {
    if count &+ added > capacity { reserve(added) }
    count &+= added
    return count &- added
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// The elements as they are, good until the list changes.
  @inline(__always)
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  private mutating func reserve(_ added: Int) {
    capacity = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

extension RawList<UInt8> {
  /// Appends a number in seven bits a byte.
  @inline(__always)
  mutating func appendVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a few bytes: for one to three of them, as they mostly are, a loop is quicker than a call.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = extend(by: bytes.count)
    for place in 0..<bytes.count { base[start &+ place] = bytes[place] }
  }
}
