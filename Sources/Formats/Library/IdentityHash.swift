/// A hash for tables in memory, quick over short texts: FNV-1a of 64 bits, mixed at the end and cut to 32.
struct IdentityHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  var value: UInt32 {
    let mixed = (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  static func of(_ text: some StringProtocol) -> UInt32 {
    var hash = IdentityHash()
    for byte in text.utf8 { hash.add(byte) }
    return hash.value
  }
}
