import Testing

@testable import Catalog

@Suite("Bytes with checksums")
struct CheckedBytesTests {
  /// So many that their checksums take more than one block.
  private static let size = 5 << 20

  private static func whole() -> [UInt8] {
    var sink = SnapshotSink()
    sink.append((0..<size / 8).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 })
    sink.finishBlocks()
    let sums = sink.sums
    sink.append(sums)
    sink.append(Checksum.ofBlocks(sums))
    return sink.finish(replacingStartWith: []).bytes
  }

  @Test("are given out as they were written")
  func sound() {
    let bytes = Self.whole()
    let table = ChecksumTable(after: Self.size)
    #expect(table.roots.upperBound == bytes.count)
    let checked = CheckedBytes(ByteStore(bytes), sums: table)
    for range in [0..<1, 4095..<4097, 100_000..<900_000, Self.size - 9..<Self.size] {
      #expect(checked.withBytes(range) { Array($0) } == Array(bytes[range]))
    }
    #expect(checked.checkAll())
    #expect(checked.withBytes(Self.size..<Self.size + 1) { $0.isEmpty })
  }

  @Test("are not given out where they, their checksum or the checksum of that are damaged, and elsewhere they are")
  func damaged() {
    let bytes = Self.whole()
    let table = ChecksumTable(after: Self.size)
    let block = 700
    let start = block * CheckedBytes.blockSize
    for place in [start + 77, table.blocks.lowerBound + block * 8, table.roots.lowerBound + 8] {
      var damaged = bytes
      damaged[place] ^= 4
      let checked = CheckedBytes(ByteStore(damaged), sums: table)
      #expect(checked.withBytes(0..<4096) { Array($0) } == Array(bytes[0..<4096]))
      #expect(!checked.isDamaged)
      #expect(checked.withBytes(start..<start + 8) { $0.isEmpty })
      #expect(checked.isDamaged)
      #expect(!CheckedBytes(ByteStore(damaged), sums: table).checkAll())
    }
  }

  @Test("are not given out as a whole, which all cores look at, where a block anywhere is damaged")
  func large() {
    let bytes = Self.whole()
    let table = ChecksumTable(after: Self.size)
    let sound = CheckedBytes(ByteStore(bytes), sums: table)
    #expect(sound.withBytes(100..<Self.size) { Array($0) } == Array(bytes[100..<Self.size]))
    for block in [1, 640, 1279] {
      var damaged = bytes
      damaged[block * CheckedBytes.blockSize + 5] ^= 1
      let checked = CheckedBytes(ByteStore(damaged), sums: table)
      #expect(checked.withBytes(100..<Self.size) { $0.isEmpty })
      #expect(checked.isDamaged)
      #expect(checked.withBytes(100..<200) { Array($0) } == Array(bytes[100..<200]))
      #expect(checked.withBytes(100..<Self.size) { $0.isEmpty })
    }
  }
}
