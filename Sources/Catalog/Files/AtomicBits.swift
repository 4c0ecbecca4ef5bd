import Synchronization

/// Bits that many threads set and look at: looking is done for every number that is read of a snapshot, and a lock
/// would take longer than the reading.
final class AtomicBits: Sendable {
  private let address: UInt
  private let wordCount: Int

  init(count: Int) {
    wordCount = (max(0, count) + 63) / 64
    let words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: max(1, wordCount))
    for word in 0..<wordCount { (words + word).initialize(to: Atomic(0)) }
    address = UInt(bitPattern: words)
  }

  deinit { UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: address)?.deallocate() }

  @inline(__always)
  func contains(_ bit: Int) -> Bool {
    guard let words = UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: address), bit >= 0, bit / 64 < wordCount else {
      return false
    }
    return words[bit / 64].load(ordering: .relaxed) & 1 << UInt64(bit % 64) != 0
  }

  func insert(_ bit: Int) {
    guard let words = UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: address), bit >= 0, bit / 64 < wordCount else {
      return
    }
    words[bit / 64].bitwiseOr(1 << UInt64(bit % 64), ordering: .relaxed)
  }
}
