import Terminal

extension FuzzTarget {
  /// How the bytes are split between reads makes no difference, no text has a control in it, and after the end of
  /// everything a letter is a letter.
  static func keys(_ bytes: [UInt8]) throws(Finding) {
    var parser = KeyParser()
    let whole = parser.parse(bytes)
    var halting = KeyParser()
    var parts: [Input] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      parts += halting.parse(bytes[start..<min(start + 3, bytes.count)])
    }
    try Finding.check(parts == whole, "three bytes at a time give something else")
    for input in whole { try checkText(of: input) }
    for _ in 0..<10 { _ = parser.flush() }
    _ = parser.parse("\u{1B}[201~".utf8)
    try Finding.check(parser.parse("q".utf8) == [.key(Key(.character("q")))], "deaf afterwards")
  }

  private static func checkText(of input: Input) throws(Finding) {
    let text: String
    switch input {
    case .key(let key):
      guard case .character(let character) = key.code else { return }
      text = String(character)
    case .paste(let pasted): text = pasted
    default: return
    }
    let isText = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    try Finding.check(isText, "a control in \(text.debugDescription)")
  }
}
