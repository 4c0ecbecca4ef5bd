#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers words in the order in which they first come: a hash table over one piece of memory.
///
/// Beside the number of a word stands its key, which holds a short word whole. So most words are found by one look at
/// memory, which is all that finding costs:
///
///     seven bytes or fewer    the bytes, the first the lowest, and their count in the highest byte
///     more                    a hash, and 255 in the highest byte; the bytes are compared
struct TermTable {
  private struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    /// The number of the word plus one, or 0.
    var number: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  /// A power of two, and a third more than words at least.
  private var slots: [Slot]
  /// Different each time, so that no text can be made to fall into one slot.
  private let seed = UInt64.random(in: .min ... .max)

  /// - Parameter capacity: for how many words there is room without moving any.
  init(capacity: Int = 3 << 10) {
    slots = [Slot](repeating: Slot(), count: 1 << (64 - max(1, capacity * 4 / 3).leadingZeroBitCount))
  }

  var count: Int { ends.count - 1 }

  /// The bytes of all words.
  var byteCount: Int { bytes.count }

  /// The number of a word; a new one is `count` as it was before.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let key = key(of: word)
    let (slot, number) = find(word, key)
    return number ?? add(word, key, in: slot)
  }

  /// The number of a word that is there.
  func existingNumber(of word: UnsafeBufferPointer<UInt8>) -> Int? { find(word, key(of: word)).number }

  func word(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(ends[number])..<Int(ends[number + 1])] }

  /// The numbers in the order of the words' bytes.
  ///
  /// - Parameter major: what comes before the bytes, rising.
  func sorted(major: (Int) -> UInt32 = { _ in 0 }) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        ByteOrder.sorted(Array(0..<UInt32(truncatingIfNeeded: count)), major: { major(Int($0)) }) { number in
          UnsafeBufferPointer(rebasing: bytes[Int(ends[Int(number)])..<Int(ends[Int(number) + 1])])
        }
      }
    }
  }

  /// Gives back the memory that only finding and adding words needs; neither is possible afterwards.
  mutating func close() { slots = [Slot()] }

  /// Where a word is, or where it belongs.
  @inline(__always)
  private func find(_ word: UnsafeBufferPointer<UInt8>, _ key: UInt64) -> (slot: Int, number: Int?) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var place = place(of: key) & mask
      while slots[place].number != 0 {
        let number = Int(slots[place].number) &- 1
        if slots[place].key == key, word.count <= Self.longestShort || isEqual(number, word) { return (place, number) }
        place = (place &+ 1) & mask
      }
      return (place, nil)
    }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ key: UInt64, in slot: Int) -> Int {
    bytes.append(contentsOf: word)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[slot] = Slot(key: key, number: UInt32(truncatingIfNeeded: count))
    if count * 4 > slots.count * 3 { grow() }
    return count - 1
  }

  private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == word.count, let base = word.baseAddress else { return false }
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp($0 + start, base, word.count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    larger.withUnsafeMutableBufferPointer { larger in
      for slot in slots where slot.number != 0 {
        var place = place(of: slot.key) & (larger.count - 1)
        while larger[place].number != 0 { place = (place + 1) & (larger.count - 1) }
        larger[place] = slot
      }
    }
    slots = larger
  }
}

/// Keys and where they belong.
extension TermTable {
  private static let longestShort = 7

  @inline(__always)
  private func key(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(word)
    let count = bytes.count
    guard count <= Self.longestShort else { return hash(bytes) >> 8 | 0xFF &<< 56 }
    var key = UInt64(count) &<< 56
    if count >= 4 {
      // Two pieces that overlap.
      key |= Self.four(bytes, at: 0) | Self.four(bytes, at: count &- 4) &<< UInt64((count &- 4) &* 8)
    } else if count > 0 {
      let middle = count &>> 1
      key |= UInt64(bytes[0]) | UInt64(bytes[middle]) &<< UInt64(middle &* 8)
      key |= UInt64(bytes[count &- 1]) &<< UInt64((count &- 1) &* 8)
    }
    return key
  }

  @inline(__always)
  private static func four(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var state = (key ^ seed) &* 0x9FB2_1C65_1E98_DF25
    state ^= state &>> 32
    return Int(truncatingIfNeeded: (state &* 0xC2B2_AE3D_27D4_EB4F) &>> 24)
  }

  /// Of eight bytes or more.
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var place = 0
    while place < bytes.count {
      // The last eight may have some in common with those before.
      let eight = bytes.loadUnaligned(fromByteOffset: min(place, bytes.count &- 8), as: UInt64.self)
      state = (state ^ eight) &* 0x9FB2_1C65_1E98_DF25
      state ^= state &>> 32
      place &+= 8
    }
    return state &* 0xC2B2_AE3D_27D4_EB4F
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
