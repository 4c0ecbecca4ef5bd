/// An address of the web that may be asked: `http` or `https`, a host of plain letters, nothing of a user in it.
package struct WebURL: Hashable, Sendable, CustomStringConvertible {
  package let scheme: String
  /// In lower case; an IPv6 address with its brackets.
  package let host: String
  package let port: Int?
  /// Path and query, beginning with a slash; printable ASCII alone.
  package let target: String

  package var description: String { "\(scheme)://\(authority)\(target)" }

  var authority: String { host + (port.map { ":\($0)" } ?? "") }

  /// Reads an address; nil for what is none that may be asked.
  package init?(_ text: String) {
    guard text.utf8.count <= 8192, let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    self.init(scheme: scheme, authority: authority, target: String(rest[authority.endIndex...]))
  }

  private init?(scheme: String, authority: Substring, target: String) {
    var host = authority.lowercased()
    var port: Int?
    if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
      guard let number = Int(host[host.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
      port = number
      host = String(host[..<colon])
    }
    let isSix = host.hasPrefix("[") && host.hasSuffix("]")
    let allowed = isSix ? "0123456789abcdef:.[]" : "abcdefghijklmnopqrstuvwxyz0123456789-._"
    guard !host.isEmpty, host.utf8.count <= 255, host.allSatisfy({ allowed.contains($0) }),
      let target = Self.cleaned(target.hasPrefix("/") ? target : "/" + target)
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.target = target
  }

  /// With what is no printable ASCII escaped; nil for control characters.
  private static func cleaned(_ target: String) -> String? {
    guard target.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return target.utf8.reduce(into: "") { result, byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
      result += isPlain ? String(Unicode.Scalar(byte)) : escape(byte)
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }

  /// A text as a value in a query.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let isPlain = byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || "-._~".utf8.contains(byte)
      result += isPlain ? String(Unicode.Scalar(byte)) : escape(byte)
    }
  }

  /// With fields added to the query.
  func adding(_ fields: [(String, String)]) -> WebURL {
    guard !fields.isEmpty else { return self }
    let query = fields.map { Self.encoded($0) + "=" + Self.encoded($1) }.joined(separator: "&")
    return with(target: target + (target.contains("?") ? "&" : "?") + query)
  }

  /// With a path added to its own.
  func adding(path: String) -> WebURL {
    with(target: (target.hasSuffix("/") ? String(target.dropLast()) : target) + path)
  }

  private func with(target: String) -> WebURL { WebURL("\(scheme)://\(authority)\(target)") ?? self }

  /// What a redirect from here to `location` means.
  func resolving(_ location: String) -> WebURL? {
    if location.contains("://") { return WebURL(location) }
    if location.hasPrefix("//") { return WebURL("\(scheme):\(location)") }
    if location.hasPrefix("/") { return WebURL("\(scheme)://\(authority)\(location)") }
    if location.hasPrefix("?") { return WebURL("\(scheme)://\(authority)\(target.prefix { $0 != "?" })\(location)") }
    guard !location.contains(":") else { return nil }
    let path = target.prefix { $0 != "?" }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return WebURL("\(scheme)://\(authority)\(folder)\(location)")
  }

  /// Whether keys for one may be shown to the other.
  func isSameOrigin(as other: WebURL) -> Bool { scheme == other.scheme && host == other.host && port == other.port }

  /// Whether both belong to one owner, as far as names tell: `www.example.org` and `api.example.org`.
  func isSameOwner(as other: WebURL) -> Bool {
    let mine = host.split(separator: ".").suffix(2)
    return host == other.host || mine.count == 2 && !mine.allSatisfy { $0.allSatisfy(\.isNumber) } && mine.elementsEqual(other.host.split(separator: ".").suffix(2))
  }

  /// Whether it names this machine.
  var isLoopback: Bool { host == "localhost" || host == "[::1]" || host.hasPrefix("127.") }
}
