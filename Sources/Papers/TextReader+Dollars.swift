extension TextReader {
  /// Reads `$…$` and `$$…$$`, or a `$` that is money.
  mutating func readDollar() {
    if source.isAt(position + 1, "$") {
      guard let close = find("$$", from: position + 2), close > position + 2 else { return copy(2) }
      return writeFormula(position + 2..<close, upTo: close + 2)
    }
    guard let close = find("$", from: position + 1), isFormula(position + 1..<close) else { return copy(1) }
    writeFormula(position + 1..<close, upTo: close + 1)
  }

  /// Whether what stands between two dollars is a formula.
  ///
  /// Two amounts in one sentence look like one (`from $5 million to $10`). A formula stays in its paragraph,
  /// does not begin with a number and go on in words, and has either a sign of TeX in it or neither a space
  /// at its ends nor a digit after it.
  private func isFormula(_ range: Range<Int>) -> Bool {
    let content = source.bytes[range]
    guard let first = content.first, let last = content.last else { return false }
    var hasSign = false
    var previous: UInt8 = 0
    for byte in content {
      if byte == 0x0A, previous == 0x0A { return false }
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_") {
        hasSign = true
      }
      previous = byte
    }
    if isDigit(first), hasWord(content, length: 2) { return false }
    if hasSign { return true }
    if let next = source.byte(at: range.upperBound + 1), isDigit(next), isDigit(first) { return false }
    if TextReader.isBlank(first) || TextReader.isBlank(last) {
      let inner = content.split(separator: 0x20)
      return inner.count <= 1 && content.count <= 12
        || (inner.count <= 5 && inner.allSatisfy { $0.count <= 2 })
    }
    return !content.contains(0x20) || !hasWord(content, length: 3)
  }

  /// Whether a word of so many letters stands between spaces.
  private func hasWord(_ content: ArraySlice<UInt8>, length: Int) -> Bool {
    content.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: ",") }).contains { word in
      word.count >= length && word.allSatisfy(isLetter)
    }
  }
}
