import TestSupport
import Testing

@testable import Marks

struct ChecksumTests {
  /// Bit by bit, as the polynomial has it.
  private static func naive(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  @Test func `the checksum is that of gzip, however many bytes there are and wherever they begin`() {
    #expect(Checksum.of("123456789".utf8) == 0xCBF4_3926)
    var random = SeededGenerator(seed: 5)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    for start in 0..<9 {
      for end in start...min(start + 40, bytes.count) {
        #expect(Checksum.of(bytes[start..<end]) == Self.naive(Array(bytes[start..<end])))
      }
    }
    #expect(Checksum.of(bytes) == Self.naive(bytes))
    #expect(Checksum.of(bytes.lazy.map { $0 }) == Self.naive(bytes))
  }
}
