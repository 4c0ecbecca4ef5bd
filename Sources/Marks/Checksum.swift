/// The checksum of gzip and PNG, CRC-32, which any scripting language can compute: it finds every damage of up
/// to four bytes in a row, and almost every other.
enum Checksum {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let table = table
    var value = UInt32.max
    for byte in bytes { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
    return ~value
  }

  /// Appends eight lower-case hexadecimal digits.
  static func write(_ checksum: UInt32, to text: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    for shift in stride(from: UInt32(28), through: 0, by: -4) {
      text.append(digits[Int(checksum >> shift & 15)])
    }
  }

  /// Reads what `write` writes, and nothing else.
  static func read(_ text: ArraySlice<UInt8>) -> UInt32? {
    guard text.count == 8 else { return nil }
    var value: UInt32 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }
}
