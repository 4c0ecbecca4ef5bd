import CTransfer
import Glibc

/// The bytes of an internet address, as a connection is made to it.
struct SocketAddress {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ address: UnsafeMutablePointer<lectern_address>) {
    let start = UnsafeMutableRawPointer(address).advanced(by: MemoryLayout<lectern_address>.offset(of: \.address) ?? 16)
    let (offset, count) = address.pointee.family == AF_INET ? (4, 4) : address.pointee.family == AF_INET6 ? (8, 16) : (0, 0)
    bytes = Array(UnsafeRawBufferPointer(start: start.advanced(by: offset), count: count))
  }

  /// Whether it is of this machine, its network, or none of the internet at large; so is whatever is unknown.
  var isPrivate: Bool {
    if bytes.count == 16 {
      if bytes[..<10].allSatisfy({ $0 == 0 }) {
        // IPv4 within IPv6, also in the old form; `::` and `::1`.
        if bytes[10] == bytes[11], bytes[10] == 0xFF || bytes[10] == 0 { return Self.isPrivate(Array(bytes[12...])) }
      }
      // 64:ff9b::/96 leads to IPv4, 2002::/16 too.
      if bytes[..<4] == [0x00, 0x64, 0xFF, 0x9B] { return Self.isPrivate(Array(bytes[12...])) }
      if bytes[..<2] == [0x20, 0x02] { return Self.isPrivate(Array(bytes[2..<6])) }
      // Unique local, link local, multicast.
      return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] >= 0x80 || bytes[0] == 0xFF
    }
    return Self.isPrivate(bytes)
  }

  private static func isPrivate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 4 else { return true }
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (172, 16...31), (100, 64...127), (192, 0), (198, 18...19): return true
    default: return bytes[0] >= 224
    }
  }
}
