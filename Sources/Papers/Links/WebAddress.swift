/// An address of the web that is written out in running text.
package struct WebAddress: Equatable, Sendable {
  /// Its place in the text, in bytes.
  package let range: Range<Int>
  /// With a scheme, and without TeX's backslashes.
  package let url: String

  /// The addresses in a text, in order: `https://…`, the hosts that people write without it
  /// (`github.com/owner/name`), and DOIs (`10.1000/182`).
  ///
  /// It goes from slash to slash, since most texts have none. An address ends before what ends a sentence and
  /// before a bracket that it did not open. Cost: linear in the text.
  package static func find(in text: String, limit: Int = 40) -> [WebAddress] {
    guard hasSlash(text) else { return [] }
    let bytes = Array(text.utf8)[...]
    var found: [WebAddress] = []
    var next = bytes.startIndex
    while found.count < limit, let slash = bytes[next...].firstIndex(of: UInt8(ascii: "/")) {
      next = slash + 1
      guard let start = start(of: bytes, before: slash, notBefore: found.last?.range.upperBound ?? 0) else { continue }
      let end = end(of: bytes, from: start, atLeast: slash)
      next = max(next, end)
      if let address = WebAddress(bytes[start..<end]) { found.append(address) }
    }
    return found
  }

  /// Eight bytes at a time: most texts have none, and each of them is asked when an index is built.
  private static func hasSlash(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var position = 0
      while position + 8 <= raw.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        if word.bytes(in: 0x2F...0x2F) != 0 { return true }
        position += 8
      }
      return raw[position...].contains(UInt8(ascii: "/"))
    }
  }

  private init?(_ bytes: ArraySlice<UInt8>) {
    range = bytes.startIndex..<bytes.endIndex
    var written = String(decoding: bytes.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
    if bytes.starts(with: "10.".utf8) { written = "doi.org/" + written }
    url = written.contains("://") ? written : "https://" + written
    let hasScheme = written.contains("://")
    // A host without a scheme names something only with a path.
    let isWhole = { (bytes: Bytes) in Address(bytes).map { $0.hasWholeName && (hasScheme || !$0.path.isEmpty) } }
    guard url.withTrimmedBytes(isWhole) ?? (url + "/").withTrimmedBytes(isWhole) ?? false else { return nil }
  }

  /// Where the address begins whose first slash is here, or nil when it is the slash of something else.
  private static func start(of bytes: ArraySlice<UInt8>, before slash: Int, notBefore first: Int) -> Int? {
    let before = bytes[max(bytes.startIndex, first)..<slash]
    let letter = { (byte: UInt8) in isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
    if before.last == UInt8(ascii: ":") {
      guard bytes[slash...].starts(with: "//".utf8) else { return nil }
      let scheme = before.dropLast().suffix(5)
      return scheme.map(lowercased) == Array("https".utf8)
        ? scheme.startIndex : scheme.suffix(4).map(lowercased) == Array("http".utf8) ? scheme.suffix(4).startIndex : nil
    }
    let start = before.suffix(80).lastIndex { !letter($0) }.map { $0 + 1 } ?? max(before.startIndex, slash - 80)
    let host = bytes[start..<slash].map(lowercased)
    if isRegistrant(host) { return start }
    let name = String(decoding: host, as: UTF8.self)
    return bareHosts.contains(name) || name.hasSuffix(".github.io") ? start : nil
  }

  /// Hosts that people write without a scheme.
  private static let bareHosts: Set = [
    "github.com", "www.github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "huggingface.co", "zenodo.org",
    "doi.org", "dx.doi.org", "osf.io", "kaggle.com", "www.kaggle.com",
  ]

  /// Whether these bytes are the part of a DOI before its slash: `10.1000`.
  private static func isRegistrant(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 7, bytes.starts(with: "10.".utf8) else { return false }
    let number = bytes.dropFirst(3).prefix(while: isDigit)
    return (4...9).contains(number.count) && bytes.dropFirst(3 + number.count).allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
  }

  private static let longest = 2000

  private static func end(of bytes: ArraySlice<UInt8>, from start: Int, atLeast slash: Int) -> Int {
    var end = start
    var open = 0
    while end < bytes.endIndex, end - start < longest, isPart(bytes, at: end) {
      if bytes[end] == UInt8(ascii: "(") { open += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        guard open > 0 else { break }
        open -= 1
      }
      end += 1
    }
    while end > slash + 1, ".,;:!?'*\\".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Whether a byte goes on with an address; TeX writes some of its signs with a backslash before them.
  private static func isPart(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\\"): index + 1 < bytes.endIndex && "_%#&~".utf8.contains(bytes[index + 1])
    case let byte: byte > 0x20 && byte < 0x7F && !"<>\"{}|^`[]$".utf8.contains(byte)
    }
  }
}
