extension Entity {
  /// The text with its character references read, once; what is none stays as it is.
  package static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let source = TeXSource(Array(text.utf8))
    var result: [UInt8] = []
    var position = 0
    while position < source.bytes.count {
      if source.bytes[position] == UInt8(ascii: "&"), let (text, next) = read(source, at: position) {
        result.append(contentsOf: text.utf8)
        position = next
      } else {
        result.append(source.bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
