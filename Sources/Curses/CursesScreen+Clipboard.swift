import Terminal

extension CursesScreen {
  /// Asks the terminal to put a text on the clipboard; whether it does, it never says.
  ///
  /// - Returns: false for a text longer than terminals take, which is not sent.
  @discardableResult
  package func copyToClipboard(_ text: String) -> Bool {
    let encoded = Base64.encode(text.utf8)
    guard encoded.count <= Self.mostClipboard else { return false }
    port.device.send(Array("\u{1B}]52;c;".utf8) + encoded + Array("\u{1B}\\".utf8))
    return true
  }

  /// xterm's limit for the whole sequence is 100,000 characters; others take no more of the text than this.
  private static let mostClipboard = 74_994
}

/// Bytes as letters (RFC 4648).
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits & 0xFFFF) << 8 | Int(byte)
      count += 8
      while count >= 6 {
        count -= 6
        result.append(digits[bits >> count & 63])
      }
    }
    if count > 0 { result.append(digits[bits << (6 - count) & 63]) }
    while !result.count.isMultiple(of: 4) { result.append(UInt8(ascii: "=")) }
    return result
  }
}
