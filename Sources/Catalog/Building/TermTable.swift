#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers words in the order in which they first come: a hash table over one piece of memory.
struct TermTable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// The number of a word plus one, or 0; twice as many as words at least, and a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  /// Different each time, so that no text can be made to fall into one slot.
  private let seed = UInt64.random(in: .min ... .max)

  var count: Int { hashes.count }

  /// The bytes of all words.
  var byteCount: Int { bytes.count }

  /// The number of a word; a new one is `count` as it was before.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = hash(word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, isEqual(candidate, word) { return candidate }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    bytes.append(contentsOf: word)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[slot] = UInt32(truncatingIfNeeded: count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The number of a word that is there.
  func existingNumber(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = hash(word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, isEqual(candidate, word) { return candidate }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func word(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(ends[number])..<Int(ends[number + 1])] }

  /// The numbers in the order of the words' bytes, or where `isBefore` has an opinion, in that.
  func sorted(_ isBefore: (Int, Int) -> Bool? = { _, _ in nil }) -> [Int32] {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        let word = { (number: Int32) in
          UnsafeBufferPointer(rebasing: bytes[Int(ends[Int(number)])..<Int(ends[Int(number) + 1])])
        }
        return (0..<Int32(count)).sorted {
          isBefore(Int($0), Int($1)) ?? word($0).isOrderedBefore(word($1))
        }
      }
    }
  }

  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<word.count where bytes[start &+ offset] != word[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var state = seed
    var rest = UnsafeRawBufferPointer(word)
    while rest.count >= 8 {
      state = (state ^ rest.loadUnaligned(as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
      state ^= state >> 32
      rest = UnsafeRawBufferPointer(rebasing: rest[8...])
    }
    var last = UInt64(rest.count)
    for byte in rest { last = last << 8 | UInt64(byte) }
    state = (state ^ last) &* 0x9FB2_1C65_1E98_DF25
    state ^= state >> 29
    return UInt32(truncatingIfNeeded: (state &* 0xC2B2_AE3D_27D4_EB4F) >> 32)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes come before others, compared byte by byte as unsigned numbers.
  func isOrderedBefore(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = baseAddress, let otherBase = other.baseAddress else { return count < other.count }
    let order = memcmp(base, otherBase, Swift.min(count, other.count))
    return order != 0 ? order < 0 : count < other.count
  }
}
