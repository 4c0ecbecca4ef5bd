/// Many byte sequences that grow side by side in one piece of memory.
///
/// Each is a chain of slices, each slice twice as long as the one before it, up to a limit; the last four
/// bytes of a slice say where the next one begins. So a word that occurs once costs sixteen bytes, and one that
/// is everywhere wastes little, as in the byte pools of Lucene's indexing chain.
struct ByteChains: ~Copyable {
  /// One sequence; its owner keeps it beside what else it knows of it, so that one look at memory finds both.
  struct Chain: BitwiseCopyable {
    fileprivate var head: UInt32
    fileprivate var cursor: UInt32
    /// The end of the bytes of the last slice; its link stands there.
    fileprivate var limit: UInt32
    fileprivate var count: UInt32 = 0
    fileprivate var level: UInt8 = 0
  }

  private var pool: RawList<UInt8>

  /// - Parameter capacity: about how many bytes there will be; growing bit by bit would copy all of them again and
  ///   again, and hold them twice meanwhile.
  init(capacity: Int = 0) { pool = RawList(capacity: max(1 << 16, capacity)) }

  /// The bytes taken up.
  var poolSize: Int { pool.count }

  private static let linkSize = 4
  @inline(__always)
  private static func sliceSize(_ level: UInt8) -> Int { 16 &<< Int(min(level, 8)) }

  /// Begins a chain.
  mutating func begin() -> Chain {
    let start = addSlice(level: 0)
    return Chain(head: start, cursor: start, limit: start + UInt32(Self.sliceSize(0) - Self.linkSize))
  }

  /// Appends bytes to a chain.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to chain: inout Chain) {
    let count = bytes.count
    guard count <= Int(chain.limit &- chain.cursor) else { return appendInParts(bytes, to: &chain) }
    let target = pool.base + Int(chain.cursor)
    for place in 0..<count { target[place] = bytes[place] }
    chain.cursor &+= UInt32(truncatingIfNeeded: count)
    chain.count &+= UInt32(truncatingIfNeeded: count)
  }

  @inline(never)
  private mutating func appendInParts(_ bytes: UnsafeBufferPointer<UInt8>, to chain: inout Chain) {
    var rest = bytes
    while true {
      let part = min(rest.count, Int(chain.limit - chain.cursor))
      if let start = rest.baseAddress { (pool.base + Int(chain.cursor)).update(from: start, count: part) }
      chain.cursor += UInt32(part)
      chain.count += UInt32(part)
      if part == rest.count { return }
      rest = UnsafeBufferPointer(rebasing: rest[part...])
      extend(&chain)
    }
  }

  /// Appends the bytes of a chain to others.
  func copy(_ chain: Chain, to bytes: inout RawList<UInt8>) {
    var left = Int(chain.count)
    var start = Int(chain.head)
    var level: UInt8 = 0
    while left > 0 {
      let room = Self.sliceSize(level) - Self.linkSize
      let part = min(left, room)
      let place = bytes.extend(by: part)
      (bytes.base + place).update(from: pool.base + start, count: part)
      left -= room
      guard left > 0 else { return }
      start = link(at: start + room)
      level = min(level + 1, 100)
    }
  }

  private mutating func extend(_ chain: inout Chain) {
    // Slices do not grow beyond a few levels, so that counting may stop there.
    let level = min(chain.level + 1, 100)
    let start = addSlice(level: level)
    let place = Int(chain.limit)
    for byte in 0..<Self.linkSize { pool.base[place + byte] = UInt8(truncatingIfNeeded: start >> UInt32(byte * 8)) }
    chain.level = level
    chain.cursor = start
    chain.limit = start + UInt32(Self.sliceSize(level) - Self.linkSize)
  }

  private mutating func addSlice(level: UInt8) -> UInt32 {
    UInt32(truncatingIfNeeded: pool.extend(by: Self.sliceSize(level)))
  }

  private func link(at place: Int) -> Int {
    (0..<Self.linkSize).reduce(0) { $0 | Int(pool.base[place + $1]) << ($1 * 8) }
  }
}
