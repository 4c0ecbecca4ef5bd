import Glibc

/// `file` addresses, of which only those lead anywhere that stay in the library.
enum LocalFile {
  /// The address of an ordinary file that is in the folder `library` when all links are followed, with every byte
  /// percent-encoded that means something to a program; nil for any other.
  static func safe(_ address: String, library: String) -> String? {
    let scheme = "file://"
    guard address.hasPrefix(scheme + "/"), address.utf8.count <= 4096,
      let path = decoded(address.utf8.dropFirst(scheme.utf8.count)), let real = realPath(path),
      let folder = realPath(library), real.hasPrefix(folder == "/" ? "/" : folder + "/")
    else { return nil }
    var status = stat()
    guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return scheme + real.utf8.map { isPlain($0) ? String(Unicode.Scalar($0)) : Browser.percentEncoded($0) }.joined()
  }

  /// The address of a file.
  static func address(of path: String) -> String {
    "file://" + (realPath(path) ?? path).utf8.map { isPlain($0) ? String(Unicode.Scalar($0)) : Browser.percentEncoded($0) }.joined()
  }

  /// The bytes that `%41` and the like stand for; nil where they stand for none, or for the end of a path.
  private static func decoded(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2, value > 0
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return byte < 0x80
      && ("a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar || "/._-~".unicodeScalars.contains(scalar))
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }
}
