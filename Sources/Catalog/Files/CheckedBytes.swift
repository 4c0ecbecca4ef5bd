import Synchronization

/// The bytes of a snapshot, each block compared with its checksum before anybody reads of it.
///
/// So opening costs the same whatever the size is, and what is never looked at is never read. Bytes of a block
/// that does not have its checksum are not given out: whoever asks gets none, and `isDamaged` tells from then
/// on that answers are not to be believed.
final class CheckedBytes: Sendable {
  static let blockSize = 1 << 12
  /// Fewer are not worth another core.
  private static let blocksPerCore = 1 << 10

  private let store: ByteStore
  /// Nil for bytes that this process has put together itself.
  private let sums: ChecksumTable?
  private let checkedBlocks: AtomicBits
  private let checkedSums: AtomicBits
  private let damage = Atomic<Bool>(false)

  var count: Int { store.count }
  var isDamaged: Bool { damage.load(ordering: .relaxed) }

  /// - Parameter sums: where the checksums stand; the bytes before them are covered.
  init(_ store: ByteStore, sums: ChecksumTable?) {
    self.store = store
    self.sums = sums
    checkedBlocks = AtomicBits(count: (sums?.blocks.count ?? 0) / 8)
    checkedSums = AtomicBits(count: (sums?.roots.count ?? 0) / 8)
  }

  /// The bytes of a range, or none if they are damaged; good until `body` returns.
  @inline(__always)
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try store.withBytes(isSound(range) ? range : 0..<0, body)
  }

  /// Lets bytes come that will be read soon; whether they are sound is asked then.
  func prefetch(_ range: Range<Int>) { store.prefetch(range) }

  /// Compares every block with its checksum, on all cores.
  func checkAll() -> Bool {
    guard let sums else { return true }
    let blocks = sums.blocks.count / 8
    let parts = 16
    // The header is alone in the first block, and was compared already.
    let sound = concurrently(parts) { part in
      (max(1, blocks * part / parts)..<max(1, blocks * (part + 1) / parts)).allSatisfy { hasItsSum($0, sums) }
    }
    if sound.contains(false) { damage.store(true, ordering: .relaxed) }
    return !isDamaged
  }

  private func isSound(_ range: Range<Int>) -> Bool {
    guard let sums, !range.isEmpty else { return true }
    guard range.lowerBound >= 0, range.upperBound <= sums.blocks.lowerBound else { return false }
    let blocks = range.lowerBound / Self.blockSize..<(range.upperBound - 1) / Self.blockSize + 1
    guard let first = blocks.first(where: { !checkedBlocks.contains($0) }) else { return true }
    let rest = first..<blocks.upperBound
    guard rest.count > Self.blocksPerCore else { return areSound(rest, sums) }
    let parts = min(coreCount, rest.count / Self.blocksPerCore + 1)
    return !concurrently(parts) { part in
      areSound(first + rest.count * part / parts..<first + rest.count * (part + 1) / parts, sums)
    }.contains(false)
  }

  private func areSound(_ blocks: Range<Int>, _ sums: ChecksumTable) -> Bool {
    // Two threads may compare the same block at once, and find the same.
    for block in blocks where !checkedBlocks.contains(block) {
      guard hasItsSum(block, sums) else {
        damage.store(true, ordering: .relaxed)
        return false
      }
      checkedBlocks.insert(block)
    }
    return true
  }

  private func hasItsSum(_ block: Int, _ sums: ChecksumTable) -> Bool {
    let place = sums.blocks.lowerBound + block * 8
    let page = block * 8 / Self.blockSize
    if !checkedSums.contains(page) {
      let start = sums.blocks.lowerBound + page * Self.blockSize
      guard isSum(at: sums.roots.lowerBound + page * 8, of: start..<min(start + Self.blockSize, sums.blocks.upperBound))
      else { return false }
      checkedSums.insert(page)
    }
    let start = block * Self.blockSize
    return isSum(at: place, of: start..<min(start + Self.blockSize, sums.blocks.lowerBound))
  }

  private func isSum(at place: Int, of range: Range<Int>) -> Bool {
    let sum = store.withBytes(range) { Checksum.of($0) }
    return store.withBytes(place..<place + 8) { $0.count == 8 && $0.loadUnaligned(as: UInt64.self) == sum }
  }
}

/// Where the checksums of a snapshot's blocks stand, which end the file: one of eight bytes for each block, and one
/// for each block of these, which are compared when it is opened. So a look at a few bytes anywhere costs two blocks.
struct ChecksumTable: Hashable, Sendable {
  let blocks: Range<Int>
  let roots: Range<Int>

  /// - Parameter end: where the bytes end that are covered.
  init(after end: Int) {
    blocks = end..<end + Self.size(of: end)
    roots = blocks.upperBound..<blocks.upperBound + Self.size(of: blocks.count)
  }

  /// The bytes of the checksums of so many bytes.
  private static func size(of count: Int) -> Int {
    (count + CheckedBytes.blockSize - 1) / CheckedBytes.blockSize * 8
  }
}
