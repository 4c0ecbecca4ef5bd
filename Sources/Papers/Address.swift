/// The parts of an address on the web that identifiers are read from.
struct Address {
  /// Without `www.` and without a port, in any case.
  private let name: Bytes
  /// Without the slash at its beginning; percent-encoded.
  let path: Bytes
  private let query: Bytes

  /// Reads `https://host/path?query#fragment`, also without the scheme. Nil when no path is there.
  init?(_ bytes: Bytes) {
    let rest = bytes.dropping(prefix: "https://") ?? bytes.dropping(prefix: "http://") ?? bytes
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let name = rest[..<slash].prefix { $0 != UInt8(ascii: ":") }
    guard name.contains(UInt8(ascii: ".")) else { return nil }
    self.name = name.dropping(prefix: "www.") ?? name
    let whole = rest[(slash + 1)...].prefix { $0 != UInt8(ascii: "#") }
    path = whole.prefix { $0 != UInt8(ascii: "?") }
    query = whole[path.endIndex...].dropFirst()
  }

  /// In lower case.
  var host: String { String(decoding: name.map(lowercased), as: UTF8.self) }

  /// Whether the host neither begins nor ends with a dot.
  var hasWholeName: Bool { name.first != UInt8(ascii: ".") && name.last != UInt8(ascii: ".") }

  /// Whether that is the host, given in lower case.
  func isAt(_ host: StaticString) -> Bool { name.isAnyCase(of: host) }

  /// Whether it is that host, or one within it: `export.arxiv.org` is within `arxiv.org`.
  func isWithin(_ host: StaticString) -> Bool {
    guard let rest = name.dropping(suffix: host) else { return false }
    return rest.isEmpty || rest.last == UInt8(ascii: ".")
  }

  /// The value of a field of the query, percent-encoded.
  func value(of name: StaticString) -> Bytes? {
    for field in query.split(separator: UInt8(ascii: "&")) {
      if let value = field.dropping(prefix: name), value.first == UInt8(ascii: "=") { return value.dropFirst() }
    }
    return nil
  }
}
