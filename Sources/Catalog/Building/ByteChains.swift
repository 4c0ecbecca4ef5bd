/// Many byte sequences that grow side by side in one piece of memory.
///
/// Each is a chain of slices, each slice twice as long as the one before it, up to a limit; the last four
/// bytes of a slice say where the next one begins. So a word that occurs once costs eight bytes, and one that
/// is everywhere wastes little, as in the byte pools of Lucene's indexing chain.
struct ByteChains {
  private struct Chain {
    var head: UInt32
    var cursor: UInt32
    /// The end of the bytes of the last slice; its link stands there.
    var limit: UInt32
    var level: UInt32
    var count: UInt32
  }

  private var pool: [UInt8] = []
  private var chains: [Chain] = []

  /// - Parameter capacity: as many bytes are asked for at once, of which the system gives those that are used; growing
  ///   bit by bit would copy all of them again and again, and hold them twice meanwhile.
  init(capacity: Int = 0) { pool.reserveCapacity(max(0, capacity)) }

  /// The bytes taken up.
  var poolSize: Int { pool.count }

  private static let linkSize = 4
  private static func sliceSize(_ level: UInt32) -> Int { 8 << Int(min(level, 9)) }

  /// Begins a chain; they are numbered from 0.
  mutating func addChain() {
    let start = addSlice(level: 0)
    chains.append(
      Chain(
        head: start, cursor: start, limit: start + UInt32(Self.sliceSize(0) - Self.linkSize), level: 0,
        count: 0))
  }

  /// Appends bytes to a chain.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to index: Int) {
    var chain = chains[index]
    var rest = bytes
    while true {
      let part = min(rest.count, Int(chain.limit - chain.cursor))
      let cursor = Int(chain.cursor)
      pool.withUnsafeMutableBufferPointer { pool in
        // Mostly one to three bytes: a loop is quicker than a call.
        for offset in 0..<part { pool[cursor &+ offset] = rest[offset] }
      }
      chain.cursor += UInt32(part)
      chain.count += UInt32(part)
      if part == rest.count { break }
      rest = UnsafeBufferPointer(rebasing: rest[part...])
      extend(&chain)
    }
    chains[index] = chain
  }

  /// Appends the bytes of a chain to others.
  func copy(_ index: Int, to bytes: inout [UInt8]) {
    var left = Int(chains[index].count)
    var start = Int(chains[index].head)
    var level: UInt32 = 0
    while left > 0 {
      let room = Self.sliceSize(level) - Self.linkSize
      bytes.append(contentsOf: pool[start..<start + min(left, room)])
      left -= room
      guard left > 0 else { return }
      start = link(at: start + room)
      level += 1
    }
  }

  private mutating func extend(_ chain: inout Chain) {
    let level = chain.level + 1
    let start = addSlice(level: level)
    let place = Int(chain.limit)
    for byte in 0..<Self.linkSize {
      pool[place + byte] = UInt8(truncatingIfNeeded: start >> UInt32(byte * 8))
    }
    chain.level = level
    chain.cursor = start
    chain.limit = start + UInt32(Self.sliceSize(level) - Self.linkSize)
  }

  private mutating func addSlice(level: UInt32) -> UInt32 {
    let start = UInt32(truncatingIfNeeded: pool.count)
    pool.append(contentsOf: repeatElement(0, count: Self.sliceSize(level)))
    return start
  }

  private func link(at place: Int) -> Int {
    (0..<Self.linkSize).reduce(0) { $0 | Int(pool[place + $1]) << ($1 * 8) }
  }
}
