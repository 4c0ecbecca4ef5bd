/// TeX and the markup of publishers, turned into the characters that they stand for.
///
/// It is no TeX: it knows what stands in titles, names and abstracts. One pass goes through the text
/// (`TextReader`) and hands each formula to another (`MathReader`), which writes it in Unicode or not at all:
///
///     Erd\H{o}s on $x_i^2 \in \mathbb{R}$    Erdős on xᵢ² ∈ ℝ
///     a bound of $n^{\omega+\epsilon}$       stays as it is, there being no raised ω
///
/// Time and memory grow with the length of the text alone, whatever it holds; arguments lie in each other
/// twenty deep at the most.
package enum TeX {
  /// The text as it is meant to be read; what has no clean form stays as it was written.
  ///
  /// A clean text (`CleanText.isClean`) stays clean, whatever its escapes and references decode to.
  package static func unicode(_ source: String) -> String {
    var source = source
    guard source.withUTF8(hasMarkup) else { return source }
    let bytes = Array(source.utf8)
    guard bytes.count < Int32.max else { return source }
    var reader = TextReader(TeXSource(bytes), 0..<bytes.count, depth: 0)
    guard let text = reader.text() else { return source }
    return CleanText.paragraphs(text)
  }

  /// Whether a text holds markup: most titles don't. Eight bytes at a time, with a closer look where needed.
  private static func hasMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var position = 0
    while position + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      // `\\ ] ^ _ `` ` ``, `{ | } ~`, `$ % &`, `<`; a hyphen counts next to another one.
      let hyphens = word.bytes(in: 0x2D...0x2D)
      let isNearHyphen = hyphens & (hyphens << 8) | hyphens & (1 << 63)
      let marks =
        word.bytes(in: 0x5C...0x60) | word.bytes(in: 0x7B...0x7E) | word.bytes(in: 0x24...0x26)
        | word.bytes(in: 0x3C...0x3C)
      if marks | isNearHyphen != 0, hasMarkup(bytes, from: position, to: position + 8) { return true }
      position += 8
    }
    return hasMarkup(bytes, from: position, to: bytes.count)
  }

  private static func hasMarkup(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    for position in start..<end {
      switch bytes[position] {
      case UInt8(ascii: "-"):
        // A hyphen by itself is what it is.
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "-") { return true }
      case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "&"),
        UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "^"), UInt8(ascii: "_"):
        return true
      default: break
      }
    }
    return false
  }
}
