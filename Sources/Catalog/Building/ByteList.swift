/// Byte strings one after another in one piece of memory.
struct ByteList {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = [0]

  var count: Int { ends.count - 1 }

  mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  mutating func append(_ other: ByteList) {
    let start = bytes.count
    bytes += other.bytes
    ends.reserveCapacity(ends.count + other.count)
    for end in other.ends.dropFirst() { ends.append(start + end) }
  }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ends[index]..<ends[index + 1]] }

  /// Some numbers in the order of their strings' bytes; those of equal strings stay in order.
  func sorted(_ numbers: [UInt32]) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        ByteOrder.sorted(numbers) { UnsafeBufferPointer(rebasing: bytes[ends[Int($0)]..<ends[Int($0) + 1]]) }
      }
    }
  }
}
