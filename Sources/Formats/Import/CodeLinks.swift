import Glibc

/// Finds the addresses of code repositories in running text.
enum CodeLinks {
  private static let hosts = ["github.com", "gitlab.com", "bitbucket.org"].map { Array($0.utf8) }

  /// At most `limit` addresses `https://host/owner/name`, in the order of the text, each once.
  ///
  /// It goes from slash to slash, since most texts have none and `memchr` says so at once.
  static func find(in text: String?, limit: Int = 3) -> [String] {
    guard var text else { return [] }
    return text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      var found: [String] = []
      var offset = 0
      while found.count < limit, let slash = slash(in: bytes, from: offset) {
        offset = slash + 1
        guard let host = hosts.first(where: { ends(with: $0, bytes[..<slash]) }),
          let repository = repository(in: bytes[offset...])
        else { continue }
        let url = "https://" + String(decoding: host, as: UTF8.self) + "/" + repository
        if !found.contains(url) { found.append(url) }
      }
      return found
    }
  }

  private static func slash(in bytes: UnsafeRawBufferPointer, from offset: Int) -> Int? {
    guard offset < bytes.count, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + offset, Int32(UInt8(ascii: "/")), bytes.count - offset) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }

  private static func ends(with host: [UInt8], _ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    text.count >= host.count && text.suffix(host.count).elementsEqual(host)
  }

  /// `owner/name` at the start of `text`, without the full stop that ends a sentence.
  private static func repository(in text: Slice<UnsafeRawBufferPointer>) -> String? {
    let path = String(decoding: text.prefix(200).prefix(while: isPathByte), as: UTF8.self)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, !parts[0].isEmpty else { return nil }
    var name = parts[1]
    while name.last == "." { name.removeLast() }
    if name.hasSuffix(".git") { name.removeLast(4) }
    return name.isEmpty ? nil : parts[0] + "/" + name
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
