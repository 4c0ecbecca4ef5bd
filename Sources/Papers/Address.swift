/// The parts of an address on the web that identifiers are read from.
struct Address {
  /// In lower case, without `www.` and without a port.
  let host: String
  /// Without the slash at its beginning, percent-decoded.
  let path: ArraySlice<UInt8>
  private let query: ArraySlice<UInt8>

  /// Reads `https://host/path?query#fragment`, also without the scheme. Nil when no path is there.
  init?(_ bytes: ArraySlice<UInt8>) {
    let rest = bytes.dropping(prefix: "https://") ?? bytes.dropping(prefix: "http://") ?? bytes
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let name = rest[..<slash].prefix { $0 != UInt8(ascii: ":") }
    guard name.contains(UInt8(ascii: ".")) else { return nil }
    host = String(decoding: (name.dropping(prefix: "www.") ?? name).map(lowercased), as: UTF8.self)
    let whole = rest[(slash + 1)...].prefix { $0 != UInt8(ascii: "#") }
    path = percentDecoded(whole.prefix { $0 != UInt8(ascii: "?") })
    query = whole.drop { $0 != UInt8(ascii: "?") }.dropFirst()
  }

  /// The value of a field of the query.
  func value(of name: String) -> ArraySlice<UInt8>? {
    for field in query.split(separator: UInt8(ascii: "&")) {
      if let value = field.dropping(prefix: name + "=") { return percentDecoded(value) }
    }
    return nil
  }
}

/// The bytes with `%2F` and its like decoded, once and for all: decoding the result changes nothing.
func percentDecoded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var result: [UInt8] = []
  for byte in bytes {
    result.append(byte)
    // A byte that was just decoded may complete another escape, or be the sign that begins one.
    while let decoded = escape(at: result) {
      result.removeLast(3)
      result.append(decoded)
    }
  }
  return result[...]
}

/// The byte that the last three characters stand for.
private func escape(at bytes: [UInt8]) -> UInt8? {
  guard bytes.count >= 3, bytes[bytes.count - 3] == UInt8(ascii: "%"),
    let high = hexValue(bytes[bytes.count - 2]), let low = hexValue(bytes[bytes.count - 1])
  else { return nil }
  return high << 4 | low
}

/// The value of a hexadecimal digit.
func hexValue(_ byte: UInt8) -> UInt8? {
  if isDigit(byte) { return byte - 0x30 }
  let letter = byte | 0x20
  return (0x61...0x66).contains(letter) ? letter - 0x57 : nil
}
