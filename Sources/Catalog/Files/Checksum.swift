/// A quick 64-bit checksum, against damage and not against malice: four lanes of multiply and mix, each over
/// every fourth word of eight bytes, so that it keeps up with the memory that it reads.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var a: UInt64 = 0x9E37_79B9_7F4A_7C15
    var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    var c: UInt64 = 0x1656_67B1_9E37_79F9
    var d: UInt64 = 0x2545_F491_4F6C_DD1D
    var position = 0
    while position &+ 32 <= bytes.count {
      a = mix(a, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      b = mix(b, bytes.loadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self))
      c = mix(c, bytes.loadUnaligned(fromByteOffset: position &+ 16, as: UInt64.self))
      d = mix(d, bytes.loadUnaligned(fromByteOffset: position &+ 24, as: UInt64.self))
      position &+= 32
    }
    var result = mix(mix(mix(mix(UInt64(bytes.count), a), b), c), d)
    for byte in bytes[position...] { result = mix(result, UInt64(byte)) }
    return result ^ result >> 29
  }

  /// Of each block of some numbers.
  static func ofBlocks(_ numbers: [UInt64]) -> [UInt64] {
    numbers.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: CheckedBytes.blockSize).map { start in
        of(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + CheckedBytes.blockSize, bytes.count)]))
      }
    }
  }

  /// Both steps can be undone for a given word, so that no single change of the state or the word is lost.
  @inline(__always)
  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product ^ product >> 32
  }
}
