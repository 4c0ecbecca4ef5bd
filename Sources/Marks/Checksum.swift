/// The checksum of gzip and PNG, CRC-32, which any scripting language can compute: it finds every damage of up
/// to four bytes in a row, and almost every other.
enum Checksum {
  /// For each of the eight places in a word what each byte there comes to: place `k` at `256 * k`, the last one first.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = []
    for byte in UInt32(0)..<256 {
      var value = byte
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables.append(value)
    }
    for place in 256..<2048 {
      let before = tables[place - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.withContiguousStorageIfAvailable { checksum($0) } ?? Array(bytes).withUnsafeBufferPointer { checksum($0) }
  }

  /// Eight bytes at a time, each looked up in a table of its own ("slicing by eight", M. Kounavis and F. Berry 2005).
  private static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      let raw = UnsafeRawBufferPointer(bytes)
      var value = UInt32.max
      var place = 0
      while place + 8 <= raw.count {
        var word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        word ^= UInt64(value)
        value = 0
        for table in stride(from: 1792, through: 0, by: -256) {
          value ^= tables[table + Int(word & 0xFF)]
          word >>= 8
        }
        place += 8
      }
      while place < raw.count {
        value = value >> 8 ^ tables[Int((value ^ UInt32(raw[place])) & 0xFF)]
        place += 1
      }
      return ~value
    }
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
