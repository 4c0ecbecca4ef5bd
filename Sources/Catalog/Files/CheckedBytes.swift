import Synchronization

/// The bytes of a snapshot, each block compared with its checksum before anybody reads of it.
///
/// So opening costs the same whatever the size is, and what is never looked at is never read. Bytes of a block
/// that does not have its checksum are not given out: whoever asks gets none, and `isDamaged` tells from then
/// on that answers are not to be believed.
final class CheckedBytes: Sendable {
  static let blockSize = 1 << 16

  private let store: ByteStore
  /// Where the checksums stand; nil for bytes that this process has put together itself.
  private let sums: Range<Int>?
  /// A bit for each block, at this address: looking at it is done for every number that is read, and a lock would
  /// take longer than the reading.
  private let checked: UInt
  private let wordCount: Int
  private let damage = Atomic<Bool>(false)

  var count: Int { store.count }
  var isDamaged: Bool { damage.load(ordering: .relaxed) }

  /// - Parameter sums: the place of a checksum of eight bytes for each block; the bytes before it are covered.
  init(_ store: ByteStore, sums: Range<Int>?) {
    self.store = store
    self.sums = sums
    let blocks = (sums?.count ?? 0) / 8
    wordCount = (blocks + 63) / 64
    let words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: max(1, wordCount))
    for word in 0..<wordCount { (words + word).initialize(to: Atomic(0)) }
    checked = UInt(bitPattern: words)
  }

  deinit { UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: checked)?.deallocate() }

  /// The bytes of a range, or none if they are damaged; good until `body` returns.
  @inline(__always)
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try store.withBytes(isSound(range) ? range : 0..<0, body)
  }

  /// Compares every block with its checksum, on all cores.
  func checkAll() -> Bool {
    guard let sums else { return true }
    let blocks = (sums.lowerBound + Self.blockSize - 1) / Self.blockSize
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
    guard range.lowerBound >= 0, range.upperBound <= sums.lowerBound else { return false }
    let blocks = range.lowerBound / Self.blockSize...(range.upperBound - 1) / Self.blockSize
    guard let checked = UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: checked), blocks.upperBound / 64 < wordCount
    else { return false }
    for block in blocks {
      let bit: UInt64 = 1 << UInt64(block % 64)
      // Two threads may compare the same block at once, and find the same.
      if checked[block / 64].load(ordering: .relaxed) & bit != 0 { continue }
      guard hasItsSum(block, sums) else {
        damage.store(true, ordering: .relaxed)
        return false
      }
      checked[block / 64].bitwiseOr(bit, ordering: .relaxed)
    }
    return true
  }

  private func hasItsSum(_ block: Int, _ sums: Range<Int>) -> Bool {
    let bytes = block * Self.blockSize..<min((block + 1) * Self.blockSize, sums.lowerBound)
    let sum = store.withBytes(bytes) { Checksum.of($0) }
    return store.withBytes(sums) {
      block * 8 + 8 <= $0.count && $0.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self) == sum
    }
  }
}
