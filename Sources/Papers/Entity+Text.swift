extension Entity {
  /// The text with its character references read, once; what is none stays as it is.
  package static func decode(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard var sign = bytes.firstIndex(of: UInt8(ascii: "&")) else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var position = 0
      while sign < bytes.count {
        result.append(contentsOf: bytes[position..<sign])
        position = sign
        if let (character, next) = read(bytes, at: sign) {
          result.append(contentsOf: character.utf8)
          position = next
        }
        sign = bytes[max(position, sign + 1)...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      }
      result.append(contentsOf: bytes[position...])
      return String(decoding: result, as: UTF8.self)
    } ?? text
  }
}
